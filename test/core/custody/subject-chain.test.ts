import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { verifySubjectChain } from "#app/core/custody/subject-chain.ts";
import { toBase64url, toUtf8 } from "#app/core/encoding.ts";
import { madeLog, withBitFlipped } from "./made-log.ts";
import { WORKED_LEAVES } from "./worked-vector.ts";

const chain = madeLog(24).filter(({ subj }) => subj === "itm_a");
const leaves = chain.map(({ leaf }) => leaf);
const last = chain.length - 1;
const head = { sseq: last, h: toBase64url(chain[last]?.leafHash ?? new Uint8Array()) };
const verify = (list: readonly Uint8Array[]) =>
  verifySubjectChain({ subject: "itm_a", leaves: list, head });

test("an item's history in the worked vector is complete to bundle.prepared", () => {
  const report = verifySubjectChain({
    subject: "itm_A",
    leaves: [0, 1, 3, 4].map((seq) => toUtf8(WORKED_LEAVES[seq] ?? "")),
    head: { sseq: 3, h: "q33LpUcXZucxZwjArNwSJYb34oXaa4ziWyhK8NOSGzw" },
  });
  expect(report.completeness).toEqual({ kind: "complete" });
  expect(report.faults).toEqual([]);
  expect(report.records.map(({ ev }) => ev)).toEqual([
    "item.received",
    "item.hashed",
    "item.scanned",
    "item.viewed",
  ]);
});

test("a whole chain is complete, also with later records than its head", () => {
  expect(chain.length).toBeGreaterThan(5);
  expect(verify(leaves).completeness).toEqual({ kind: "complete" });
  const early = { sseq: 2, h: toBase64url(chain[2]?.leafHash ?? new Uint8Array()) };
  expect(verifySubjectChain({ subject: "itm_a", leaves, head: early }).completeness).toEqual({
    kind: "complete",
  });
});

test("without a head nothing is known of the tail", () => {
  const report = verifySubjectChain({ subject: "itm_a", leaves, head: undefined });
  expect(report.completeness).toEqual({ kind: "tail-unknown" });
});

test("any record left out is named as a gap", () => {
  for (const place of leaves.keys()) {
    expect(verify(leaves.toSpliced(place, 1)).completeness).toEqual({
      kind: "gap",
      from: place,
      to: place,
    });
  }
});

test("several gaps are all named, the first one as the verdict", () => {
  const report = verify(leaves.filter((_, place) => ![1, 2, 4, last].includes(place)));
  expect(report.completeness).toEqual({ kind: "gap", from: 1, to: 2 });
  expect(report.gaps).toEqual([
    { from: 1, to: 2 },
    { from: 4, to: 4 },
    { from: last, to: last },
  ]);
});

test("an empty list is a gap up to the head", () => {
  expect(verify([]).completeness).toEqual({ kind: "gap", from: 0, to: last });
});

test("any one changed bit keeps a chain from being complete", () => {
  fc.assert(
    fc.property(fc.nat(last), fc.nat(100_000), (place, bit) => {
      const changed = leaves.with(place, withBitFlipped(leaves[place] ?? new Uint8Array(), bit));
      expect(verify(changed).completeness.kind).not.toBe("complete");
    }),
  );
});

test("any two swapped records keep a chain from being complete", () => {
  fc.assert(
    fc.property(fc.nat(last), fc.nat(last), (one, other) => {
      fc.pre(one !== other);
      const swapped = leaves
        .with(one, leaves[other] ?? new Uint8Array())
        .with(other, leaves[one] ?? new Uint8Array());
      expect(verify(swapped).completeness.kind).not.toBe("complete");
    }),
  );
});

test("a head that names another record is a fault", () => {
  const report = verifySubjectChain({
    subject: "itm_a",
    leaves,
    head: { sseq: last, h: toBase64url(new Uint8Array(32)) },
  });
  expect(report.completeness).toEqual({ kind: "broken" });
  expect(report.faults).toMatchObject([{ line: leaves.length, fault: "head-differs" }]);
});

test("a record of another subject, of another log or unreadable is told by its line", () => {
  const stray = madeLog(24).find(({ subj }) => subj === "itm_b")?.leaf ?? new Uint8Array();
  const faults = (list: readonly Uint8Array[]) =>
    verify(list).faults.map(({ line, fault }) => `${String(line)} ${fault}`);
  expect(faults(leaves.toSpliced(1, 0, stray))).toEqual(["2 other-subject"]);
  expect(faults(leaves.toSpliced(1, 0, toUtf8("{}")))).toEqual(["2 unreadable"]);
  const elsewhere = new TextDecoder().decode(leaves[last]).replace("/log1", "/log2");
  expect(faults(leaves.with(last, toUtf8(elsewhere)))).toEqual([
    `${String(last + 1)} other-log`,
    `${String(last + 1)} head-differs`,
  ]);
});
