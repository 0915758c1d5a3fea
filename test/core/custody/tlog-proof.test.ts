import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { cosignCheckpoint, signCheckpoint } from "#app/core/custody/signer.ts";
import { proveInclusion } from "#app/core/custody/merkle-proof.ts";
import { merkleRoot } from "#app/core/custody/merkle.ts";
import { addSignature } from "#app/core/custody/signed-note.ts";
import type { LogProof } from "#app/core/custody/tlog-proof.ts";
import { formatLogProof, parseLogProof, verifyLogProof } from "#app/core/custody/tlog-proof.ts";
import { leafHash } from "#app/core/custody/tree-hash.ts";
import type { TrustPolicy } from "#app/core/custody/trust-policy.ts";
import { officeOnlyPolicy } from "#app/core/custody/trust-policy.ts";
import { fromBase64, toBase64, toUtf8 } from "#app/core/encoding.ts";
import { CLERK, madeKey, WORKED_LOG } from "./made-keys.ts";
import { withBitFlipped } from "./made-log.ts";
import {
  WORKED_COSIGNATURE,
  WORKED_COSIGNED_AT,
  WORKED_INCLUSION_OF_4_IN_6,
  WORKED_LEAVES,
  WORKED_NOTE,
  WORKED_PROOF_OF_4,
} from "./worked-vector.ts";

const origin = "custody.example.gov/log1";
const policy = officeOnlyPolicy([WORKED_LOG.key]);
const leaf = toUtf8(WORKED_LEAVES[4]);
const hashes = WORKED_INCLUSION_OF_4_IN_6.map((text) => fromBase64(text) ?? new Uint8Array());
const proof = formatLogProof({ index: 4, hashes, checkpoint: WORKED_NOTE });

const leaves = Array.from({ length: 2000 }, (_, index) => toUtf8(`record ${String(index)}`));
const leafHashes = leaves.map(leafHash);

function provedIn(index: number, size: number): string {
  const tree = leafHashes.slice(0, size);
  const checkpoint = signCheckpoint({ origin, size, root: merkleRoot(tree) }, [WORKED_LOG]);
  return formatLogProof({ index, hashes: proveInclusion(tree, index), checkpoint });
}

const anyProof: fc.Arbitrary<LogProof> = fc.record({
  extra: fc.option(fc.uint8Array({ minLength: 1, maxLength: 40 }), { nil: undefined }),
  index: fc.maxSafeNat(),
  hashes: fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 }),
  checkpoint: fc.constantFrom(WORKED_NOTE, "anything\n", ""),
});

test("the worked proof is written to the byte and verifies", () => {
  expect(proof).toBe(WORKED_PROOF_OF_4);
  expect(verifyLogProof({ proof: toUtf8(proof), leaf, policy })).toMatchObject({
    kind: "verified",
    index: 4,
    checkpoint: { origin, size: 6 },
    quorum: { kind: "office-only" },
  });
});

test("every proof is written and read back", () => {
  fc.assert(
    fc.property(anyProof, (parts) => {
      expect(parseLogProof(toUtf8(formatLogProof(parts)))).toEqual({ ok: true, value: parts });
    }),
  );
});

test("what is read is written again as it stood", () => {
  fc.assert(
    fc.property(anyProof, fc.nat(), fc.nat(7), (parts, at, bit) => {
      const bytes = toUtf8(formatLogProof(parts));
      const changed = withBitFlipped(bytes, (at % bytes.length) * 8 + bit);
      const read = parseLogProof(changed);
      if (read.ok) expect(toUtf8(formatLogProof(read.value))).toEqual(changed);
    }),
  );
});

test("any change of one bit of a proof is detected", () => {
  const bytes = toUtf8(proof);
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const outcome = verifyLogProof({ proof: withBitFlipped(bytes, bit), leaf, policy });
    expect(outcome.kind).not.toBe("verified");
  }
});

test("any change of one bit of the record is detected", () => {
  for (let bit = 0; bit < leaf.length * 8; bit += 1) {
    const outcome = verifyLogProof({ proof, leaf: withBitFlipped(leaf, bit), policy });
    expect(outcome).toMatchObject({ kind: "not-included", index: 4 });
  }
});

test("every record of every log up to 2,000 is proved, and no change of one bit passes", () => {
  const place = fc
    .integer({ min: 1, max: 2000 })
    .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));
  fc.assert(
    fc.property(place, fc.nat(), fc.nat(), ({ size, index }, bit, other) => {
      const text = toUtf8(provedIn(index, size));
      const record = leaves[index] ?? new Uint8Array();
      expect(verifyLogProof({ proof: text, leaf: record, policy })).toMatchObject({
        kind: "verified",
        index,
        checkpoint: { size },
      });
      const changed = withBitFlipped(text, bit % (text.length * 8));
      expect(verifyLogProof({ proof: changed, leaf: record, policy }).kind).not.toBe("verified");
      const neighbour = leaves[(index + 1 + (other % 1999)) % 2000] ?? new Uint8Array();
      expect(verifyLogProof({ proof: text, leaf: neighbour, policy }).kind).toBe("not-included");
    }),
    { numRuns: 60 },
  );
});

describe("what is no proof", () => {
  const [first, second] = WORKED_INCLUSION_OF_4_IN_6;
  test.each([
    ["nothing", ""],
    ["a checkpoint alone", WORKED_NOTE],
    ["another first line", proof.replace("@v1", "@v2")],
    ["a first line with a space", proof.replace("@v1", "@v1 ")],
    ["no index", proof.replace("index 4\n", "")],
    ["an index without a number", proof.replace("index 4", "index ")],
    ["a leading zero", proof.replace("index 4", "index 04")],
    ["a negative index", proof.replace("index 4", "index -4")],
    ["a fraction", proof.replace("index 4", "index 4.0")],
    ["an index that cannot be counted", proof.replace("index 4", "index 9007199254740992")],
    ["two spaces", proof.replace("index 4", "index  4")],
    ["the index twice", proof.replace("index 4", "index 4\nindex 4")],
    ["a hash of 31 bytes", proof.replace(first, toBase64(new Uint8Array(31)))],
    ["a hash of 33 bytes", proof.replace(first, toBase64(new Uint8Array(33)))],
    ["a hash without padding", proof.replace(first, first.slice(0, -1))],
    ["a hash in a second spelling", proof.replace("omdg=", "omdh=")],
    ["a hash with a space", proof.replace(first, `${first} `)],
    ["64 hashes", proof.replace(first, Array.from({ length: 63 }, () => first).join("\n"))],
    ["an empty line between hashes", proof.replace(`${first}\n`, `${first}\n\n`)],
    ["no empty line", proof.replace(`${second}\n\n`, `${second}\n`)],
    ["two empty lines", proof.replace(`${second}\n\n`, `${second}\n\n\n`)],
    ["extra data below the index", proof.replace("index 4", "index 4\nextra AAAA")],
    ["extra data twice", proof.replace("index 4", "extra AAAA\nextra AAAA\nindex 4")],
    ["extra data without a space", proof.replace("index 4", "extraAAAA\nindex 4")],
    ["extra data that is none", proof.replace("index 4", "extra \nindex 4")],
    ["extra data that is not base 64", proof.replace("index 4", "extra AA\nindex 4")],
    ["a carriage return", proof.replaceAll("\n", "\r\n")],
    ["a tab", proof.replace("index 4", "index\t4")],
    ["no checkpoint", proof.slice(0, proof.indexOf("\n\n") + 2)],
    ["a checkpoint without signatures", proof.slice(0, proof.lastIndexOf("\n\n") + 2)],
    ["a checkpoint cut short", proof.slice(0, -1)],
    ["a checkpoint with a leading zero", proof.replace("\n6\n", "\n06\n")],
  ])("%s", (_, text) => {
    expect(verifyLogProof({ proof: text, leaf, policy }).kind).toBe("malformed");
  });

  test("bytes that are not UTF-8", () => {
    const bytes = Uint8Array.of(...toUtf8(proof), 0xff);
    expect(verifyLogProof({ proof: bytes, leaf, policy })).toEqual({
      kind: "malformed",
      problem: "it is not UTF-8",
    });
  });
});

describe("what a proof does not prove", () => {
  const [first, second] = WORKED_INCLUSION_OF_4_IN_6;
  test.each([
    ["another index", proof.replace("index 4", "index 5")],
    ["an index outside the tree", proof.replace("index 4", "index 6")],
    ["an index far outside the tree", proof.replace("index 4", "index 9007199254740991")],
    ["a missing hash", proof.replace(`${second}\n`, "")],
    ["no hashes", proof.replace(`${first}\n${second}\n`, "")],
    ["a hash too many", proof.replace(second, `${second}\n${second}`)],
    ["hashes in another order", proof.replace(`${first}\n${second}`, `${second}\n${first}`)],
  ])("%s: not included", (_, text) => {
    expect(verifyLogProof({ proof: text, leaf, policy }).kind).toBe("not-included");
  });

  test("without the log's signature nothing else is looked at", () => {
    const other = officeOnlyPolicy([madeKey("ed25519", "another.example", 1).key]);
    expect(verifyLogProof({ proof, leaf, policy: other })).toEqual({ kind: "unknown-log", origin });
    const replaced = officeOnlyPolicy([madeKey("ed25519", origin, 1).key]);
    const unsigned = { kind: "not-signed-by-log", origin };
    expect(verifyLogProof({ proof, leaf, policy: replaced })).toEqual(unsigned);
    const rewritten = proof.replace("\n6\n", "\n7\n");
    const fails = { kind: "signature-fails", key: WORKED_LOG.key };
    expect(verifyLogProof({ proof: rewritten, leaf, policy })).toEqual(fails);
  });
});

test("extra data is read, and is no part of what is verified", () => {
  const text = formatLogProof({ extra: toUtf8("any"), index: 4, hashes, checkpoint: WORKED_NOTE });
  expect(parseLogProof(text)).toMatchObject({ ok: true, value: { extra: toUtf8("any") } });
  expect(verifyLogProof({ proof: text, leaf, policy })).toEqual(
    verifyLogProof({ proof, leaf, policy }),
  );
});

test("witnesses are counted as the policy asks", () => {
  const clerk = { name: "clerk", key: CLERK.key, url: undefined };
  const strict: TrustPolicy = { ...policy, witnesses: [clerk], quorum: "clerk" };
  expect(verifyLogProof({ proof, leaf, policy: strict })).toMatchObject({
    kind: "quorum-not-met",
    quorum: { witnesses: [] },
  });
  const cosigned = `${proof}${WORKED_COSIGNATURE}`;
  expect(verifyLogProof({ proof: cosigned, leaf, policy: strict })).toMatchObject({
    kind: "verified",
    cosignatures: [{ witness: clerk, time: WORKED_COSIGNED_AT, state: "counted" }],
    quorum: { kind: "met" },
  });
  const early = { proof: cosigned, leaf, policy: strict, notAfter: WORKED_COSIGNED_AT - 1 };
  expect(verifyLogProof(early).kind).toBe("quorum-not-met");
  const bytes = toUtf8(cosigned);
  for (let bit = 0; bit < bytes.length * 8; bit += 7) {
    const changed = withBitFlipped(bytes, bit);
    expect(verifyLogProof({ proof: changed, leaf, policy: strict }).kind).not.toBe("verified");
  }
});

test("a tree of one record needs no hashes", () => {
  const text = provedIn(0, 1);
  expect(text).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex 0\n\ncustody/);
  expect(verifyLogProof({ proof: text, leaf: leaves[0] ?? leaf, policy }).kind).toBe("verified");
});

test("what no reader would take is not written", () => {
  const parts = { index: 4, hashes, checkpoint: WORKED_NOTE };
  for (const index of [-1, 0.5, 2 ** 53]) {
    expect(() => formatLogProof({ ...parts, index })).toThrow("no leaf");
  }
  for (const bad of [[new Uint8Array(31)], Array.from({ length: 64 }, () => new Uint8Array(32))]) {
    expect(() => formatLogProof({ ...parts, hashes: bad })).toThrow("63 hashes");
  }
  expect(formatLogProof({ ...parts, extra: new Uint8Array() })).toBe(proof);
});

test("a cosignature added later leaves the proof's own lines as they were", () => {
  const text = WORKED_NOTE.slice(0, WORKED_NOTE.indexOf("\n\n") + 1);
  const line = cosignCheckpoint(text, CLERK, WORKED_COSIGNED_AT);
  const later = formatLogProof({ index: 4, hashes, checkpoint: addSignature(WORKED_NOTE, line) });
  expect(later).toBe(`${proof}${WORKED_COSIGNATURE}`);
});
