import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  proveConsistency,
  proveInclusion,
  spansOfConsistency,
  spansOfInclusion,
  verifyConsistency,
  verifyInclusion,
} from "#app/core/custody/merkle-proof.ts";
import { merkleRoot, nodesOfSpan } from "#app/core/custody/merkle.ts";
import { leafHash } from "#app/core/custody/tree-hash.ts";
import { fromBase64, fromHex, toBase64, toUtf8 } from "#app/core/encoding.ts";
import { describeWithVectors } from "#test/support/corpus.ts";
import { withBitFlipped } from "./made-log.ts";
import {
  WORKED_CONSISTENCY_OF_3_WITH_6,
  WORKED_INCLUSION_OF_4_IN_6,
  WORKED_LEAF_HASHES,
  WORKED_ROOT_OF_3,
  WORKED_ROOT_OF_6,
} from "./worked-vector.ts";

interface InclusionVector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
}

interface ConsistencyVector {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
}

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64(text);
  if (bytes === undefined) throw new Error("the vector is not base 64");
  return bytes;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .sort();
}

describeWithVectors("published Merkle vectors", (folder) => {
  const inclusion = join(folder, "merkle", "inclusion");
  test.each(filesUnder(inclusion))("inclusion/%s", (file) => {
    const vector = JSON.parse(readFileSync(join(inclusion, file), "utf8")) as InclusionVector;
    const holds = verifyInclusion({
      index: vector.leafIdx,
      size: vector.treeSize,
      leafHash: bytesOf(vector.leafHash),
      proof: (vector.proof ?? []).map(bytesOf),
      root: bytesOf(vector.root),
    });
    expect(holds).toBe(!vector.wantErr);
  });

  const consistency = join(folder, "merkle", "consistency");
  test.each(filesUnder(consistency))("consistency/%s", (file) => {
    const vector = JSON.parse(readFileSync(join(consistency, file), "utf8")) as ConsistencyVector;
    const holds = verifyConsistency({
      first: vector.size1,
      second: vector.size2,
      firstRoot: bytesOf(vector.root1),
      secondRoot: bytesOf(vector.root2),
      proof: (vector.proof ?? []).map(bytesOf),
    });
    expect(holds).toBe(!vector.wantErr);
  });
});

const leaves = Array.from({ length: 40 }, (_, index) => leafHash(Uint8Array.of(index)));
const treeAndLeaf = fc.integer({ min: 1, max: 40 }).chain((size) =>
  fc.record({
    tree: fc.constant(leaves.slice(0, size)),
    index: fc.nat(size - 1),
    bit: fc.nat(100_000),
  }),
);

describe("the worked vector", () => {
  const hashes = WORKED_LEAF_HASHES.map((text) => fromHex(text) ?? new Uint8Array());
  const firstRoot = fromHex(WORKED_ROOT_OF_3) ?? new Uint8Array();
  const root = fromHex(WORKED_ROOT_OF_6) ?? new Uint8Array();

  test("leaf 4 is proved to be in the tree of 6", () => {
    const proof = proveInclusion(hashes, 4);
    expect(proof.map(toBase64)).toEqual(WORKED_INCLUSION_OF_4_IN_6);
    const leaf = hashes[4] ?? new Uint8Array();
    expect(verifyInclusion({ index: 4, size: 6, leafHash: leaf, proof, root })).toBe(true);
  });

  test("the tree of 6 is proved to begin with the tree of 3", () => {
    const proof = proveConsistency(hashes, 3);
    expect(proof.map(toBase64)).toEqual(WORKED_CONSISTENCY_OF_3_WITH_6);
    const claim = { first: 3, second: 6, firstRoot, secondRoot: root, proof };
    expect(verifyConsistency(claim)).toBe(true);
  });
});

test("every leaf of every tree is proved, and a changed, short or long proof fails", () => {
  fc.assert(
    fc.property(treeAndLeaf, ({ tree, index, bit }) => {
      const proof = proveInclusion(tree, index);
      const leaf = leaves[index] ?? new Uint8Array();
      const claim = { index, size: tree.length, leafHash: leaf, proof, root: merkleRoot(tree) };
      expect(verifyInclusion(claim)).toBe(true);
      const bad = [
        { ...claim, leafHash: withBitFlipped(leaf, bit) },
        { ...claim, root: withBitFlipped(claim.root, bit) },
        { ...claim, leafHash: leaf.slice(1) },
        { ...claim, proof: [...proof, leaf] },
        { ...claim, index: tree.length },
        { ...claim, index: index + 0.5 },
        { ...claim, index: -1 },
        ...proof.map((hash, at) => ({
          ...claim,
          proof: proof.with(at, withBitFlipped(hash, bit)),
        })),
        ...proof.map((_, at) => ({ ...claim, proof: proof.toSpliced(at, 1) })),
      ];
      for (const one of bad) expect(verifyInclusion(one)).toBe(false);
    }),
  );
});

test("every tree is proved to begin with its smaller ones, and a changed proof fails", () => {
  fc.assert(
    fc.property(treeAndLeaf, ({ tree, index, bit }) => {
      const first = index + 1;
      const proof = proveConsistency(tree, first);
      const claim = {
        first,
        second: tree.length,
        firstRoot: merkleRoot(tree.slice(0, first)),
        secondRoot: merkleRoot(tree),
        proof,
      };
      expect(verifyConsistency(claim)).toBe(true);
      const bad = [
        { ...claim, firstRoot: withBitFlipped(claim.firstRoot, bit) },
        { ...claim, secondRoot: withBitFlipped(claim.secondRoot, bit) },
        { ...claim, proof: [...proof, claim.firstRoot] },
        { ...claim, first: 0 },
        { ...claim, first: 0, proof: [] },
        { ...claim, second: first - 1 },
        ...proof.map((hash, at) => ({
          ...claim,
          proof: proof.with(at, withBitFlipped(hash, bit)),
        })),
        ...proof.map((_, at) => ({ ...claim, proof: proof.toSpliced(at, 1) })),
      ];
      for (const one of bad) expect(verifyConsistency(one)).toBe(false);
    }),
  );
});

test("a rewritten log is not consistent with what it was", () => {
  const before = leaves.slice(0, 10);
  const after = leaves.slice(0, 20).with(7, leafHash(toUtf8("another past")));
  for (const proof of [proveConsistency(after, 10), proveConsistency(leaves.slice(0, 20), 10)]) {
    const roots = { firstRoot: merkleRoot(before), secondRoot: merkleRoot(after) };
    expect(verifyConsistency({ first: 10, second: 20, ...roots, proof })).toBe(false);
  }
});

test("what cannot be proved is refused", () => {
  expect(() => proveInclusion(leaves, 40)).toThrow("no leaf 40");
  expect(() => proveInclusion([], 0)).toThrow("no leaf 0");
  expect(() => proveConsistency(leaves, 0)).toThrow("not the beginning");
  expect(() => proveConsistency(leaves, 41)).toThrow("not the beginning");
});

test("the spans of a proof in a very large tree are few, and made of few stored subtrees", () => {
  const size = 2 ** 45 + 12345;
  const index = 2 ** 45 + 7;
  for (const spans of [spansOfInclusion(index, size), spansOfConsistency(index, size)]) {
    expect(spans.length).toBeLessThan(60);
    for (const { level, index: at } of spans.flatMap(nodesOfSpan)) {
      expect(Number.isSafeInteger(at)).toBe(true);
      expect((at + 1) * 2 ** level).toBeLessThanOrEqual(size);
    }
  }
});
