import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  growTree,
  merkleRoot,
  nodesBesideLeaf,
  nodesOfLeaf,
  nodesOfSpan,
  rootOfNodes,
} from "#app/core/custody/merkle.ts";
import { emptyRoot, leafHash, nodeHash } from "#app/core/custody/tree-hash.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { WORKED_LEAVES, WORKED_ROOT_OF_3, WORKED_ROOT_OF_6 } from "./worked-vector.ts";

const size = fc.integer({ min: 1, max: 70 });
const leaves = (count: number) =>
  Array.from({ length: count }, (_, index) => leafHash(toUtf8(`leaf ${String(index)}`)));

/** MTH of RFC 9162 section 2.1.1, word for word. */
function rootByDefinition(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (only === undefined) return emptyRoot();
  if (hashes.length === 1) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(rootByDefinition(hashes.slice(0, split)), rootByDefinition(hashes.slice(split)));
}

test("the worked vector has its roots", () => {
  const hashes = WORKED_LEAVES.map((text) => leafHash(toUtf8(text)));
  expect(toHex(merkleRoot(hashes.slice(0, 3)))).toBe(WORKED_ROOT_OF_3);
  expect(toHex(merkleRoot(hashes))).toBe(WORKED_ROOT_OF_6);
});

test("the empty tree has the SHA-256 of nothing as its root", () => {
  expect(toHex(merkleRoot([]))).toBe(
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
});

test("a tree grown leaf by leaf has the root of the definition at every size", () => {
  const all = leaves(70);
  const tree = growTree();
  for (const [index, leaf] of all.entries()) {
    expect(tree.size()).toBe(index);
    tree.append(leaf);
    expect(tree.root()).toEqual(rootByDefinition(all.slice(0, index + 1)));
  }
});

test("stored subtrees alone give the root of every size up to theirs", () => {
  fc.assert(
    fc.property(size, size, (one, other) => {
      const [small, large] = [Math.min(one, other), Math.max(one, other)];
      const all = leaves(large);
      const stored = new Map<string, Uint8Array>();
      const read = (nodes: readonly { level: number; index: number }[]) =>
        nodes.map(({ level, index }) => {
          const hash = stored.get(`${String(level)}/${String(index)}`);
          if (hash === undefined) throw new Error("the node was not stored");
          return hash;
        });
      all.forEach((leaf, index) => {
        for (const node of nodesOfLeaf(index, leaf, read(nodesBesideLeaf(index)))) {
          const key = `${String(node.level)}/${String(node.index)}`;
          expect(stored.has(key)).toBe(false);
          stored.set(key, node.hash);
        }
      });
      expect(rootOfNodes(read(nodesOfSpan({ start: 0, end: small })))).toEqual(
        rootByDefinition(all.slice(0, small)),
      );
    }),
  );
});

test("a new leaf is not joined with too few subtrees", () => {
  expect(() => nodesOfLeaf(3, leafHash(toUtf8("x")), [])).toThrow("exactly the subtrees beside it");
});
