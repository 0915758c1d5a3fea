import { emptyRoot, nodeHash } from "./tree-hash.ts";

/** The leaves from `start` up to, but not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A complete subtree: `index` counts the subtrees of 2^level leaves from the left. */
export interface NodeAddress {
  readonly level: number;
  readonly index: number;
}

export interface TreeNode extends NodeAddress {
  readonly hash: Uint8Array;
}

export interface TreeBuilder {
  readonly append: (leafHash: Uint8Array) => void;
  readonly size: () => number;
  readonly root: () => Uint8Array;
}

/** A tree grown leaf by leaf that holds only its right edge: for roots of logs too large to hold. */
export function growTree(): TreeBuilder {
  const edge: { readonly level: number; readonly hash: Uint8Array }[] = [];
  let size = 0;
  return {
    append(leafHash) {
      let node = { level: 0, hash: leafHash };
      while (edge.at(-1)?.level === node.level) {
        const left = edge.pop();
        if (left !== undefined) {
          node = { level: node.level + 1, hash: nodeHash(left.hash, node.hash) };
        }
      }
      edge.push(node);
      size += 1;
    },
    size: () => size,
    root: () => rootOfNodes(edge.map(({ hash }) => hash)),
  };
}

/** Root over leaf hashes (RFC 9162 section 2.1.1). */
export function merkleRoot(leafHashes: readonly Uint8Array[]): Uint8Array {
  const tree = growTree();
  leafHashes.forEach(tree.append);
  return tree.root();
}

/**
 * The complete subtrees that make up a span, left to right; `rootOfNodes` joins their hashes to the
 * span's. The span starts where a subtree of its size may start, as all spans of proofs do.
 */
export function nodesOfSpan({ start, end }: Span): readonly NodeAddress[] {
  const nodes: NodeAddress[] = [];
  for (let at = start; at < end;) {
    let level = 0;
    while (at + 2 ** (level + 1) <= end) level += 1;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** Hash of a span from the hashes of its complete subtrees, left to right; of none, the empty root. */
export function rootOfNodes(hashes: readonly Uint8Array[]): Uint8Array {
  return hashes.length === 0
    ? emptyRoot()
    : hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The subtrees left of a new leaf that it completes to larger ones, lowest first. */
export function nodesBesideLeaf(index: number): readonly NodeAddress[] {
  const nodes: NodeAddress[] = [];
  for (let level = 0, at = index; at % 2 === 1; level += 1, at = (at - 1) / 2) {
    nodes.push({ level, index: at - 1 });
  }
  return nodes;
}

/**
 * The complete subtrees that a new leaf brings, itself first, from the hashes of `nodesBesideLeaf`.
 * They never change again, so a store only ever adds them.
 */
export function nodesOfLeaf(
  index: number,
  leafHash: Uint8Array,
  beside: readonly Uint8Array[],
): readonly TreeNode[] {
  if (beside.length !== nodesBesideLeaf(index).length) {
    throw new Error("a new leaf is joined with exactly the subtrees beside it");
  }
  const nodes: TreeNode[] = [{ level: 0, index, hash: leafHash }];
  let hash = leafHash;
  beside.forEach((left, below) => {
    hash = nodeHash(left, hash);
    nodes.push({ level: below + 1, index: Math.floor(index / 2 ** (below + 1)), hash });
  });
  return nodes;
}
