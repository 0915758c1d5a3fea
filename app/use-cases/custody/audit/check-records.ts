import type { StoredCheckpoint } from "#app/adapters/database/checkpoint-store.ts";
import type { StoredRecord } from "#app/adapters/database/custody-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { checkChain } from "#app/core/custody/chain.ts";
import { parseCheckpoint } from "#app/core/custody/checkpoint.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import { verifySignedNote } from "#app/core/custody/signed-note.ts";
import { checkTree, type TreeCheck } from "#app/core/custody/tree-check.ts";
import { leafHash } from "#app/core/custody/tree-hash.ts";
import { sameBytes } from "#app/core/encoding.ts";
import type { Tools } from "../../tools.ts";
import type { AuditFault } from "./fault.ts";

const RECORDS_AT_ONCE = 500;

export interface CheckedRecords {
  readonly records: number;
  readonly checkpoints: number;
  readonly faults: readonly AuditFault[];
  /** What each item's record of receipt says its SHA-256 is: the truth its bytes are compared with. */
  readonly receivedDigests: ReadonlyMap<string, string>;
}

/**
 * Recomputes the log from its stored bytes: every leaf, both chains, every subtree, and for every checkpoint the root and the
 * office's signature. A log rewritten through to its end still differs from what was signed before.
 */
export async function checkRecords(
  tools: Pick<Tools, "read" | "logKey">,
  progress: (records: number) => void,
): Promise<CheckedRecords> {
  const { size, checkpoints } = await tools.read(async (stores) => ({
    size: await stores.custody.size(),
    checkpoints: await allCheckpoints(stores),
  }));
  const faults: AuditFault[] = [];
  const receivedDigests = new Map<string, string>();
  const chain = checkChain();
  const tree = checkTree();
  const signed = new Map(checkpoints.map((checkpoint) => [checkpoint.size, checkpoint]));
  for (let at = 0; at < size; at += RECORDS_AT_ONCE) {
    const count = Math.min(RECORDS_AT_ONCE, size - at);
    const start = at;
    const page = await tools.read((stores) => stores.custody.from(start, count));
    for (const record of page) {
      for (const found of chain.next(record)) {
        const { fault, seq, detail } = found;
        faults.push({ fault, seq, subject: found.subject ?? null, detail });
      }
      noteReceipt(record, receivedDigests);
      const nodes = tree.append(leafHash(record.leaf));
      const wrong = await tools.read((stores) => firstWrongNode(stores, nodes));
      if (wrong !== undefined) {
        faults.push({
          fault: "tree-differs",
          seq: record.seq,
          subject: record.subj,
          detail: wrong,
        });
      }
      const checkpoint = signed.get(tree.size());
      if (checkpoint !== undefined) {
        signed.delete(checkpoint.size);
        faults.push(...faultsOfCheckpoint(tools, checkpoint, tree));
      }
    }
    progress(Math.min(at + count, size));
  }
  for (const found of chain.end(size)) {
    const { fault, seq, detail } = found;
    faults.push({ fault, seq, subject: found.subject ?? null, detail });
  }
  for (const checkpoint of signed.values()) {
    faults.push({
      fault: "log-shorter-than-signed",
      seq: checkpoint.size - 1,
      subject: null,
      detail: `a checkpoint of ${checkpoint.size} records was signed, the log has ${size}`,
    });
  }
  return { records: size, checkpoints: checkpoints.length, faults, receivedDigests };
}

async function allCheckpoints(stores: ReadStores): Promise<StoredCheckpoint[]> {
  const all: StoredCheckpoint[] = [];
  for (;;) {
    const page = await stores.checkpoints.from((all.at(-1)?.size ?? -1) + 1, RECORDS_AT_ONCE);
    if (page.length === 0) return all;
    all.push(...page);
  }
}

function noteReceipt(record: StoredRecord, digests: Map<string, string>): void {
  if (record.ev !== "item.received") return;
  const parsed = parseRecord(record.leaf);
  const sha256 = parsed.ok ? parsed.value.obj["sha256"] : undefined;
  if (typeof sha256 === "string") digests.set(record.subj, sha256);
}

async function firstWrongNode(
  stores: ReadStores,
  nodes: ReturnType<TreeCheck["append"]>,
): Promise<string | undefined> {
  for (const node of nodes) {
    const stored = await stores.custody.findNode(node);
    if (stored === undefined || !sameBytes(stored, node.hash)) {
      const how = stored === undefined ? "is missing" : "is not what its records hash to";
      return `the stored subtree ${node.index} of level ${node.level} ${how}`;
    }
  }
  return undefined;
}

function faultsOfCheckpoint(
  tools: Pick<Tools, "logKey">,
  checkpoint: StoredCheckpoint,
  tree: TreeCheck,
): AuditFault[] {
  const about = { seq: checkpoint.size - 1, subject: null };
  const note = verifySignedNote(checkpoint.note, [tools.logKey.verifierKey]);
  if (note.kind !== "verified" || note.text !== checkpoint.body) {
    const detail = `the checkpoint of ${checkpoint.size} records is not signed by the log's key`;
    return [{ ...about, fault: "checkpoint-not-signed", detail }];
  }
  const head = parseCheckpoint(checkpoint.body);
  if (!head.ok || head.value.size !== checkpoint.size || !sameBytes(head.value.root, tree.root())) {
    const detail = `the first ${checkpoint.size} records are not those that were signed`;
    return [{ ...about, fault: "history-rewritten", detail }];
  }
  return [];
}
