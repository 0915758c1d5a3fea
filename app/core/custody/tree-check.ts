import { nodeHash } from "./tree-hash.ts";
import { rootOfNodes, type TreeNode } from "./merkle.ts";

/** Grows the log's tree anew, leaf by leaf, and tells each subtree as it becomes complete. */
export interface TreeCheck {
  /** The subtrees that this leaf completes, itself first. */
  readonly append: (leafHash: Uint8Array) => readonly TreeNode[];
  readonly size: () => number;
  readonly root: () => Uint8Array;
}

/** Starts from the empty tree; holds its right edge only, so that a log of any size can be checked. */
export function checkTree(): TreeCheck {
  const edge: TreeNode[] = [];
  let size = 0;
  return {
    append(leafHash) {
      const completed: TreeNode[] = [{ level: 0, index: size, hash: leafHash }];
      let node = completed[0] as TreeNode;
      for (let left = edge.at(-1); left?.level === node.level; left = edge.at(-1)) {
        edge.pop();
        node = {
          level: node.level + 1,
          index: left.index / 2,
          hash: nodeHash(left.hash, node.hash),
        };
        completed.push(node);
      }
      edge.push(node);
      size += 1;
      return completed;
    },
    size: () => size,
    root: () => rootOfNodes(edge.map((node) => node.hash)),
  };
}
