import type { StoredCheckpoint } from "#app/adapters/database/checkpoint-store.ts";
import type { StoredRecord } from "#app/adapters/database/custody-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { checkChain } from "#app/core/custody/chain.ts";
import { parseCheckpoint } from "#app/core/custody/checkpoint.ts";
import {
  isAboutLogKey,
  isInForce,
  LOG_KEY_EVENTS,
  problemOfTerm,
  readLogKeys,
  type LogKeys,
  type LogKeyTerm,
} from "#app/core/custody/log-keys.ts";
import { parseRecord, type CustodyRecord } from "#app/core/custody/record.ts";
import { verifySignedNote } from "#app/core/custody/signed-note.ts";
import { checkTree, type TreeCheck } from "#app/core/custody/tree-check.ts";
import { leafHash } from "#app/core/custody/tree-hash.ts";
import type { VerifierKey } from "#app/core/custody/verifier-key.ts";
import { sameBytes } from "#app/core/encoding.ts";
import type { Tools } from "../../tools.ts";
import type { AuditFault } from "./fault.ts";

const RECORDS_AT_ONCE = 500;

export interface CheckedRecords {
  readonly records: number;
  readonly checkpoints: number;
  readonly faults: readonly AuditFault[];
  /**
   * What the log says each item's SHA-256 is: the truth its bytes are compared with. It stands in the record of receipt or, of a
   * file that came in parts, in the record of its sealing; empty until then.
   */
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
  const keyRecords: CustodyRecord[] = [];
  let terms: readonly LogKeyTerm[] = [{ key: tools.logKey.verifierKey, from: 1, to: undefined }];
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
      const told = readKeyRecord(record);
      if (told !== undefined) {
        keyRecords.push(told);
        const keys = readLogKeys(keyRecords);
        if (keys.terms.length > 0) terms = keys.terms;
        faults.push(...faultsOfKeys(keys, record));
      }
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
        faults.push(...faultsOfCheckpoint(terms, checkpoint, tree));
      }
    }
    progress(Math.min(at + count, size));
  }
  for (const found of chain.end(size)) {
    const { fault, seq, detail } = found;
    faults.push({ fault, seq, subject: found.subject ?? null, detail });
  }
  const last = terms.at(-1);
  if (last !== undefined && !sameKey(last.key, tools.logKey.verifierKey)) {
    const detail = "the key that signs is not the one that the log's records name last";
    faults.push({ fault: "other-key", seq: keyRecords.at(-1)?.seq ?? null, subject: null, detail });
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

/** Keeps the first digest that the log has of an item; the record of receipt may leave it to the sealing. */
export function noteReceipt(record: StoredRecord, digests: Map<string, string>): void {
  const known = digests.get(record.subj);
  const isFirst = record.ev === "item.received" ? known === undefined : known === "";
  if (!isFirst || (record.ev !== "item.received" && record.ev !== "item.hashed")) return;
  const parsed = parseRecord(record.leaf);
  if (!parsed.ok) return;
  const { sha256, hashed } = parsed.value.obj;
  if (typeof sha256 === "string") digests.set(record.subj, sha256);
  else if (hashed === "when-sealed") digests.set(record.subj, "");
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

function readKeyRecord(record: StoredRecord): CustodyRecord | undefined {
  if (!LOG_KEY_EVENTS.some((ev) => ev === record.ev)) return undefined;
  const parsed = parseRecord(record.leaf);
  return parsed.ok && isAboutLogKey(parsed.value) ? parsed.value : undefined;
}

function faultsOfKeys({ faults }: LogKeys, { seq, subj }: StoredRecord): AuditFault[] {
  return faults
    .filter((fault) => fault.seq === seq)
    .map(({ detail }) => ({ fault: "key-not-replaced", seq, subject: subj, detail }));
}

function sameKey(one: VerifierKey, other: VerifierKey): boolean {
  return sameBytes(one.publicKey, other.publicKey);
}

/** Every key that was in force at its size must have signed it, and none that was not. */
function faultsOfCheckpoint(
  terms: readonly LogKeyTerm[],
  checkpoint: StoredCheckpoint,
  tree: TreeCheck,
): AuditFault[] {
  const { size } = checkpoint;
  const about = { seq: size - 1, subject: null };
  const note = verifySignedNote(
    checkpoint.note,
    terms.map(({ key }) => key),
  );
  const signers = note.kind === "verified" ? note.signatures.map(({ key }) => key) : [];
  const strange = terms.find((term) => signers.includes(term.key) && !isInForce(term, size));
  if (strange !== undefined) {
    const detail = `the checkpoint of ${size} records: ${problemOfTerm(strange, size) ?? ""}`;
    return [{ ...about, fault: "checkpoint-by-other-key", detail }];
  }
  const missing = terms.some((term) => isInForce(term, size) && !signers.includes(term.key));
  if (note.kind !== "verified" || note.text !== checkpoint.body || missing) {
    const detail = `the checkpoint of ${size} records is not signed by the log's key`;
    return [{ ...about, fault: "checkpoint-not-signed", detail }];
  }
  const head = parseCheckpoint(checkpoint.body);
  if (!head.ok || head.value.size !== checkpoint.size || !sameBytes(head.value.root, tree.root())) {
    const detail = `the first ${checkpoint.size} records are not those that were signed`;
    return [{ ...about, fault: "history-rewritten", detail }];
  }
  return [];
}
