import {
  nodesBesideLeaf,
  nodesOfLeaf,
  nodesOfSpan,
  rootOfNodes,
  type NodeAddress,
  type Span,
} from "#app/core/custody/merkle.ts";
import { spansOfConsistency, spansOfInclusion } from "#app/core/custody/merkle-proof.ts";
import type { DatabaseScope } from "./scope.ts";

/**
 * Adds a record's leaf to the log's Merkle tree, with the subtrees it completes, in the caller's transaction. Costs as
 * many look-ups as the leaf completes subtrees: none for every second one, log2(size) at most.
 */
export async function growTree(
  { db }: Pick<DatabaseScope, "db">,
  seq: number,
  leafHash: Uint8Array,
): Promise<void> {
  const beside = await nodesAt({ db }, nodesBesideLeaf(seq));
  await db
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
export function treeReader({ db }: Pick<DatabaseScope, "db">) {
  // One query for a whole proof: a proof needs up to 2 log2(size) subtrees, and each query costs more than its rows.
  async function rootsOf(spans: readonly Span[]): Promise<Uint8Array[]> {
    const addresses = spans.map((span) => nodesOfSpan(span));
    const hashes = await nodesAt({ db }, addresses.flat());
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
    /** A stored subtree; throws when it is not there. */
    nodeAt: (address: NodeAddress): Promise<Uint8Array> => nodeAt({ db }, address),
    /** A stored subtree, or undefined, for the audit. */
    findNode: (address: NodeAddress): Promise<Uint8Array | undefined> => findNode({ db }, address),
  };
}

/** The stored subtrees at these addresses, in their order; throws when one is not there. */
async function nodesAt(
  { db }: Pick<DatabaseScope, "db">,
  addresses: readonly NodeAddress[],
): Promise<Uint8Array[]> {
  if (addresses.length === 0) return [];
  const rows = await db
    .selectFrom("custody_node")
    .select(["level", "idx", "hash"])
    .where((eb) =>
      eb(
        eb.refTuple("level", "idx"),
        "in",
        addresses.map(({ level, index }) => eb.tuple(level, index)),
      ),
    )
    .execute();
  const found = new Map(rows.map((row) => [`${row.level}/${row.idx}`, row.hash]));
  return addresses.map(({ level, index }) => {
    const hash = found.get(`${level}/${index}`);
    if (hash === undefined) {
      throw new Error(`the log's tree lacks the subtree ${index} of level ${level}`);
    }
    return hash;
  });
}

async function nodeAt(
  { db }: Pick<DatabaseScope, "db">,
  { level, index }: NodeAddress,
): Promise<Uint8Array> {
  const hash = await findNode({ db }, { level, index });
  if (hash === undefined) {
    throw new Error(`the log's tree lacks the subtree ${index} of level ${level}`);
  }
  return hash;
}

async function findNode(
  { db }: Pick<DatabaseScope, "db">,
  { level, index }: NodeAddress,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom("custody_node")
    .select("hash")
    .where("level", "=", level)
    .where("idx", "=", index)
    .executeTakeFirst();
  return row?.hash;
}
