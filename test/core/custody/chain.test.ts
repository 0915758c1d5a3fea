import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ChainFault, StoredRecord } from "#app/core/custody/chain.ts";
import { checkChain } from "#app/core/custody/chain.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import { leafHash } from "#app/core/custody/tree-hash.ts";
import { fromUtf8, toBase64url, toHex, toUtf8 } from "#app/core/encoding.ts";
import { logAndPlace, madeLog, withBitFlipped } from "./made-log.ts";
import { WORKED_LEAF_HASHES, WORKED_LEAVES } from "./worked-vector.ts";

function faultsOf(log: readonly StoredRecord[], size = log.length): ChainFault[] {
  const check = checkChain();
  return [...log.flatMap((stored) => [...check.next(stored)]), ...check.end(size)];
}

function kindsAt(faults: readonly ChainFault[]): string[] {
  return faults.map(({ seq, subject, fault }) => `${String(seq)} ${subject ?? "-"} ${fault}`);
}

/** The stored record as it would be had its text been written so, hash and all. */
function rewritten(stored: StoredRecord, from: string, to: string): StoredRecord {
  const leaf = toUtf8((fromUtf8(stored.leaf) ?? "").replace(from, to));
  return { ...stored, leaf, leafHash: leafHash(leaf) };
}

function storedOf(text: string): StoredRecord {
  const leaf = toUtf8(text);
  const read = parseRecord(leaf);
  if (!read.ok) throw new Error(read.problem);
  return { ...read.value, leaf, leafHash: leafHash(leaf) };
}

function at(log: readonly StoredRecord[], place: number): StoredRecord {
  const stored = log[place];
  if (stored === undefined) throw new Error("the made log is shorter than that");
  return stored;
}

test("the worked vector has its leaf hashes and no fault", () => {
  const log = WORKED_LEAVES.map(storedOf);
  expect(log.map((stored) => toHex(stored.leafHash))).toEqual(WORKED_LEAF_HASHES);
  expect(faultsOf(log)).toEqual([]);
});

test("a whole log has no fault, and its subjects have their heads", () => {
  fc.assert(
    fc.property(logAndPlace, ({ log }) => {
      const check = checkChain();
      for (const stored of log) {
        expect(check.next(stored)).toEqual([]);
        expect(check.headOf(stored.subj)).toEqual({
          sseq: stored.sseq,
          h: toBase64url(stored.leafHash),
        });
      }
      expect(check.end(log.length)).toEqual([]);
    }),
  );
});

test("any one changed bit in a record is found, at that record", () => {
  fc.assert(
    fc.property(logAndPlace, fc.nat(100_000), ({ log, place }, bit) => {
      const { leaf, subj } = at(log, place);
      const changed = log.with(place, { ...at(log, place), leaf: withBitFlipped(leaf, bit) });
      expect(kindsAt(faultsOf(changed))).toEqual([`${String(place)} ${subj} altered`]);
    }),
  );
});

test("any one changed bit is found by the next record where the stored hash was changed with it", () => {
  fc.assert(
    fc.property(logAndPlace, fc.nat(100_000), ({ log, place }, bit) => {
      fc.pre(place < log.length - 1);
      const leaf = withBitFlipped(at(log, place).leaf, bit);
      const changed = log.with(place, { ...at(log, place), leaf, leafHash: leafHash(leaf) });
      expect(faultsOf(changed)).toContainEqual(
        expect.objectContaining({ seq: place + 1, fault: "broken-link" }),
      );
    }),
  );
});

test("a changed hash beside an unchanged record is told once", () => {
  const log = madeLog(6);
  const changed = log.with(2, { ...at(log, 2), leafHash: new Uint8Array(32) });
  expect(kindsAt(faultsOf(changed))).toEqual([`2 ${at(log, 2).subj} altered`]);
});

test("any dropped record is found, and named", () => {
  fc.assert(
    fc.property(logAndPlace, ({ log, place }) => {
      const faults = faultsOf(log.toSpliced(place, 1), log.length);
      expect(faults[0]).toMatchObject({ seq: place, subject: undefined, fault: "missing" });
    }),
  );
});

test("a dropped record is found where the others were numbered anew", () => {
  fc.assert(
    fc.property(logAndPlace, ({ log, place }) => {
      fc.pre(place > 0 && place < log.length - 1);
      const columnsOnly = log.toSpliced(place, 1).map((stored, seq) => ({ ...stored, seq }));
      expect(faultsOf(columnsOnly)[0]).toMatchObject({ seq: place, fault: "columns-differ" });
      const recordsToo = columnsOnly.map((stored, seq) =>
        seq < place
          ? stored
          : rewritten(stored, `"seq":${String(seq + 1)}`, `"seq":${String(seq)}`),
      );
      expect(faultsOf(recordsToo)[0]).toMatchObject({ seq: place, fault: "broken-link" });
    }),
  );
});

test("any two swapped records are found", () => {
  fc.assert(
    fc.property(logAndPlace, fc.nat(1000), ({ log, place }, other) => {
      const second = other % log.length;
      fc.pre(second !== place);
      const swapped = log.with(place, at(log, second)).with(second, at(log, place));
      expect(faultsOf(swapped).length).toBeGreaterThan(0);
      const renumbered = swapped.map((stored, seq) => ({ ...stored, seq }));
      expect(kindsAt(faultsOf(renumbered))).toContain(
        `${String(place)} ${at(log, second).subj} columns-differ`,
      );
    }),
  );
});

test("a gap is told in words, and names the subjects that lost a record", () => {
  const log = madeLog(8);
  const faults = faultsOf([...log.slice(0, 2), ...log.slice(4)]);
  expect(faults[0]).toEqual({
    seq: 2,
    subject: undefined,
    fault: "missing",
    detail: "there are no records 2 to 3",
  });
  expect(kindsAt(faults.slice(1))).toEqual([
    `5 ${at(log, 2).subj} subject-missing`,
    `6 ${at(log, 3).subj} subject-missing`,
  ]);
});

describe("a record that is wrong in itself is named", () => {
  const log = madeLog(6);
  const last = at(log, 5);
  const wrong: readonly [string, StoredRecord][] = [
    ["unreadable", rewritten(last, '"v":1', '"v":2')],
    ["columns-differ", { ...last, ev: "item.streamed" }],
    ["columns-differ", { ...last, ts: "2026-01-15T00:00:06.000Z" }],
    ["other-log", rewritten(last, "example.gov/log1", "example.gov/log2")],
  ];
  test.each(wrong)("%s", (fault, stored) => {
    expect(kindsAt(faultsOf(log.with(5, stored)))).toEqual([`5 ${last.subj} ${fault}`]);
  });

  test("time-backwards", () => {
    const ts = "2026-01-15T00:00:03.999Z";
    const stored = { ...rewritten(last, last.ts, ts), ts };
    expect(kindsAt(faultsOf(log.with(5, stored)))).toEqual([`5 ${last.subj} time-backwards`]);
  });

  const sprev = /"sprev":"[^"]*"/.exec(fromUtf8(last.leaf) ?? "")?.[0] ?? "";

  test("subject-repeated", () => {
    const first = rewritten(
      rewritten(last, sprev, '"sprev":null'),
      `"sseq":${String(last.sseq)}`,
      '"sseq":0',
    );
    const faults = faultsOf(log.with(5, { ...first, sseq: 0 }));
    expect(kindsAt(faults)).toEqual([`5 ${last.subj} subject-repeated`]);
  });

  test("broken-subject-link", () => {
    const other = `"sprev":"${toBase64url(new Uint8Array(32))}"`;
    expect(kindsAt(faultsOf(log.with(5, rewritten(last, sprev, other))))).toEqual([
      `5 ${last.subj} broken-subject-link`,
    ]);
  });
});
