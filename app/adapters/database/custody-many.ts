import type { CustodyEvent } from "#app/core/custody/event.ts";
import { nodesBesideLeaf, nodesOfLeaf, type TreeNode } from "#app/core/custody/merkle.ts";
import { buildRecord, saltsFor } from "#app/core/custody/record.ts";
import { lastRecord, type AppendEvent } from "./custody-store.ts";
import { disclosureRow, type DisclosureKey } from "./disclosure-fields.ts";
import { inChunks } from "./in-chunks.ts";
import type { DatabaseScope } from "./scope.ts";
import { findNodes } from "./tree-store.ts";

/** One of many events, with the key under which what it discloses is kept. */
export interface FirstEvent {
  readonly event: CustodyEvent;
  readonly key: DisclosureKey;
}

/**
 * Appends the first records of many new subjects in the caller's transaction: the same records, chains and tree as one by one, with a
 * few statements for all of them. That a subject is new is the caller's word; the log's own constraint refuses a second first record.
 */
export function manyAppender(scope: DatabaseScope, append: AppendEvent) {
  return async ([first, ...rest]: readonly FirstEvent[]): Promise<void> => {
    if (first === undefined) return;
    // Takes the log's turn, and says so where the clock stepped back.
    await append(first.event);
    let last = await lastRecord(scope);
    if (last === undefined) throw new Error("the custody log lost its last record");
    const { ts } = last;
    const tree = treeGrower(scope);
    const [records, nodes, disclosed] = [[], [], []] as [Row[], TreeNode[], DisclosedRow[]];
    for (const { event, key } of rest) {
      const seq: number = last.seq + 1;
      const { leaf, leafHash, disclosures } = buildRecord({
        ...{ event, log: scope.logOrigin, seq, ts, sseq: 0, sprev: null, prev: last.leafHash },
        nonce: scope.random(16),
        salts: Array.from({ length: saltsFor(event.ev) }, () => scope.random(16)),
      });
      const hash = Buffer.from(leafHash);
      records.push({
        ...{ seq, leaf: Buffer.from(leaf), leaf_hash: hash, subj: event.subj },
        ...{ sseq: 0, ev: event.ev, ts },
      });
      nodes.push(...(await tree(seq, leafHash)));
      for (const one of disclosures) disclosed.push(disclosureRow(scope, key, seq, one));
      last = { seq, leafHash, ts };
    }
    const { db } = scope;
    for (const rows of inChunks(records)) await db.insertInto("custody_log").values(rows).execute();
    for (const some of inChunks(nodes)) {
      const rows = some.map(({ level, index, hash }) => ({
        ...{ level, idx: index, hash: Buffer.from(hash) },
      }));
      await db.insertInto("custody_node").values(rows).execute();
    }
    for (const rows of inChunks(disclosed)) {
      await db.insertInto("custody_disclosure").values(rows).execute();
    }
  };
}

interface Row {
  readonly seq: number;
  readonly leaf: Buffer;
  readonly leaf_hash: Buffer;
  readonly subj: string;
  readonly sseq: number;
  readonly ev: string;
  readonly ts: string;
}

type DisclosedRow = ReturnType<typeof disclosureRow>;

/** The subtrees that each further leaf brings. Those beside it are looked up only where no leaf before it made them. */
function treeGrower(scope: DatabaseScope) {
  const known = new Map<string, Uint8Array>();
  return async (seq: number, leafHash: Uint8Array): Promise<readonly TreeNode[]> => {
    const beside = nodesBesideLeaf(seq);
    const unknown = beside.filter(({ level, index }) => !known.has(`${level}/${index}`));
    for (const { level, index, hash } of await findNodes(scope, unknown)) {
      known.set(`${level}/${index}`, hash);
    }
    const hashes = beside.map(({ level, index }) => {
      const hash = known.get(`${level}/${index}`);
      if (hash === undefined) throw new Error(`the log's tree lacks ${index} of level ${level}`);
      return hash;
    });
    const grown = nodesOfLeaf(seq, leafHash, hashes);
    for (const { level, index, hash } of grown) known.set(`${level}/${index}`, hash);
    return grown;
  };
}
