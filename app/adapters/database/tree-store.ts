import { sql } from "kysely";
import {
  nodesBesideLeaf,
  nodesOfLeaf,
  nodesOfSpan,
  rootOfNodes,
  type NodeAddress,
  type Span,
  type TreeNode,
} from "#app/core/custody/merkle.ts";
import { spansOfConsistency, spansOfInclusion } from "#app/core/custody/merkle-proof.ts";
import type { DatabaseScope } from "./scope.ts";

type TreeScope = Pick<DatabaseScope, "db" | "dialect">;

/**
 * Adds a record's leaf to the log's Merkle tree, with the subtrees it completes, in the caller's transaction. Costs as
 * many look-ups as the leaf completes subtrees: none for every second one, log2(size) at most.
 */
export async function growTree(scope: TreeScope, seq: number, leafHash: Uint8Array): Promise<void> {
  const beside = await nodesAt(scope, nodesBesideLeaf(seq));
  await scope.db
    .insertInto("custody_node")
    .values(
      nodesOfLeaf(seq, leafHash, beside).map(({ level, index, hash }) => ({
        level,
        idx: index,
        hash: Buffer.from(hash),
      })),
    )
    .execute();
}

/** Proofs and roots from the stored subtrees, without reading the records (RFC 9162 2.1.3, 2.1.4). */
export function treeReader(scope: TreeScope) {
  const { db } = scope;
  // One query for a whole proof: a proof needs up to 2 log2(size) subtrees, and each query costs more than its rows.
  async function rootsOf(spans: readonly Span[]): Promise<Uint8Array[]> {
    const addresses = spans.map((span) => nodesOfSpan(span));
    const hashes = await nodesAt(scope, addresses.flat());
    let at = 0;
    return addresses.map(({ length }) => {
      at += length;
      return rootOfNodes(hashes.slice(at - length, at));
    });
  }

  return {
    /** How many leaves the tree has. */
    async treeSize(): Promise<number> {
      const row = await db
        .selectFrom("custody_node")
        .select((eb) => eb.fn.max("idx").as("last"))
        .where("level", "=", 0)
        .executeTakeFirst();
      return row?.last == null ? 0 : Number(row.last) + 1;
    },
    /** The root of the log's first `size` records. */
    rootAt: async (size: number): Promise<Uint8Array> => {
      const [root] = await rootsOf([{ start: 0, end: size }]);
      return root ?? rootOfNodes([]);
    },
    /** Proves that record `index` is in the log of `size` records; from the leaf's sibling up. */
    inclusionProof: (index: number, size: number): Promise<Uint8Array[]> =>
      rootsOf(spansOfInclusion(index, size)),
    /** Proves that the log of `first` records is the beginning of the one of `second`. */
    consistencyProof: (first: number, second: number): Promise<Uint8Array[]> =>
      rootsOf(spansOfConsistency(first, second)),
  };
}

/** The stored subtrees at these addresses, in their order; throws when one is not there. */
async function nodesAt(scope: TreeScope, addresses: readonly NodeAddress[]): Promise<Uint8Array[]> {
  const nodes = await findNodes(scope, addresses);
  const found = new Map(nodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  return addresses.map(({ level, index }) => {
    const hash = found.get(`${level}/${index}`);
    if (hash === undefined) {
      throw new Error(`the log's tree lacks the subtree ${index} of level ${level}`);
    }
    return hash;
  });
}

/**
 * The stored subtrees at these addresses, in no order; those that are not there are left out. The addresses go as one value
 * each, so that the statement is the same for every proof: spelling and parsing dozens of pairs costs more than finding them.
 */
export async function findNodes(
  { db, dialect }: TreeScope,
  addresses: readonly NodeAddress[],
): Promise<TreeNode[]> {
  if (addresses.length === 0) return [];
  const wanted =
    dialect === "sqlite"
      ? sql`(select value ->> 0 as level, value ->> 1 as idx
             from json_each(${JSON.stringify(addresses.map(({ level, index }) => [level, index]))})
            ) as wanted`
      : sql`unnest(${addresses.map(({ level }) => level)}::int[],
                   ${addresses.map(({ index }) => index)}::bigint[]) as wanted(level, idx)`;
  const { rows } = await sql<{ level: number; idx: number; hash: Uint8Array }>`
    select node.level, node.idx, node.hash
    from ${wanted} cross join custody_node as node
    where node.level = wanted.level and node.idx = wanted.idx`.execute(db);
  return rows.map(({ level, idx, hash }) => ({ level, index: Number(idx), hash }));
}
