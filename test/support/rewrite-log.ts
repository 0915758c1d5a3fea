import type Sqlite from "better-sqlite3";
import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import { checkTree } from "#app/core/custody/tree-check.ts";
import { leafHash } from "#app/core/custody/tree-hash.ts";
import { toBase64url, toUtf8 } from "#app/core/encoding.ts";
import type { Json } from "#app/core/json.ts";

/** A record's members, as somebody who invents one writes them. */
export type Written = Record<string, Json> & { subj: string; ev: string };

/**
 * What somebody with the database file and this program, but without the log's key, can do: changes the records at will, and
 * then writes every link, place, index and subtree anew, so that the log fits together again in all its parts.
 */
export function rewriteLog(
  database: Sqlite.Database,
  change: (records: Written[]) => Written[],
): void {
  const leaves = database.prepare("select leaf from custody_log order by seq").pluck().all();
  const records = change((leaves as Buffer[]).map((leaf) => JSON.parse(String(leaf)) as Written));
  database.exec("delete from custody_log; delete from custody_node");
  const insert = database.prepare("insert into custody_log values (?, ?, ?, ?, ?, ?, ?)");
  const node = database.prepare("insert into custody_node values (?, ?, ?)");
  const tails = new Map<string, { sseq: number; hash: string }>();
  const tree = checkTree();
  let prev = toBase64url(new Uint8Array(32));
  for (const [seq, changed] of records.entries()) {
    const tail = tails.get(changed.subj);
    const sseq = tail === undefined ? 0 : tail.sseq + 1;
    const record = { ...changed, seq, prev, sseq, sprev: tail?.hash ?? null };
    const leaf = toUtf8(canonicalJson(record));
    const hash = leafHash(leaf);
    prev = toBase64url(hash);
    tails.set(changed.subj, { sseq, hash: prev });
    insert.run(seq, leaf, hash, changed.subj, sseq, changed.ev, changed["ts"]);
    for (const one of tree.append(hash)) node.run(one.level, one.index, one.hash);
  }
}
