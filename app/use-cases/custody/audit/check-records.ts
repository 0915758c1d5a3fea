import type { ReadStores } from "#app/adapters/database/stores.ts";
import { checkChain, type ChainFault, type StoredRecord } from "#app/core/custody/chain.ts";
import { faultsOfDisclosures, type KeptDisclosure } from "#app/core/custody/check-disclosures.ts";
import { ORIGINAL_EVENTS, withRecord, type ItemHistory } from "#app/core/custody/item-history.ts";
import { parseRecord, type CustodyRecord } from "#app/core/custody/record.ts";
import { checkTree } from "#app/core/custody/tree-check.ts";
import { leafHash } from "#app/core/custody/tree-hash.ts";
import type { TreeNode } from "#app/core/custody/merkle.ts";
import { sameBytes } from "#app/core/encoding.ts";
import type { Tools } from "../../tools.ts";
import { checkSignedStates, readSignedStates, STATE_EVENTS } from "./check-signed-states.ts";
import type { AuditFault, FaultName } from "./fault.ts";

const RECORDS_AT_ONCE = 500;

export interface CheckedRecords {
  readonly records: number;
  readonly checkpoints: number;
  readonly faults: readonly AuditFault[];
  /** What the records say of each item: the truth that rows and bytes are compared with. */
  readonly items: ReadonlyMap<string, ItemHistory>;
}

/**
 * Recomputes the log from its stored bytes: every leaf, both chains, every subtree, every disclosure, and for every
 * signed state the root, the signatures and what the log itself says of it. A log rewritten through to its end still
 * differs from what was signed before.
 */
export async function checkRecords(
  tools: Pick<Tools, "read" | "logKey" | "trustPolicy">,
  progress: (records: number) => void,
): Promise<CheckedRecords> {
  const { size, treeSize, states } = await tools.read(async (stores) => ({
    size: await stores.custody.size(),
    treeSize: await stores.custody.treeSize(),
    states: await readSignedStates(stores),
  }));
  const faults: AuditFault[] = [];
  const items = new Map<string, ItemHistory>();
  const chain = checkChain();
  const tree = checkTree();
  const signed = checkSignedStates(tools, states);
  const told = (found: readonly ChainFault[]) => {
    for (const { fault, seq, detail, subject } of found) {
      faults.push({ fault, seq, subject: subject ?? null, detail });
    }
  };
  for (let at = 0; at < size;) {
    const page = await tools.read((stores) => readPage(stores, at, size));
    for (const record of page.records) {
      told(chain.next(record));
      // A record that is not there leaves its hash in the tree, so that what follows can still be compared.
      while (tree.size() < record.seq) {
        const hash = page.leaves.get(tree.size());
        if (hash === undefined) break;
        tree.append(hash);
      }
      const parsed = parseRecord(record.leaf);
      if (parsed.ok) {
        noteItem(items, parsed.value);
        faults.push(...faultsBeside(record, parsed.value, page.disclosures.get(record.seq)));
        if (STATE_EVENTS.some((ev) => ev === record.ev)) faults.push(...signed.tell(parsed.value));
      }
      if (tree.size() !== record.seq) continue;
      const completed = tree.append(leafHash(record.leaf));
      const wrong = completed.map((node) => problemOfNode(page.nodes, node)).find(Boolean);
      if (wrong !== undefined) faults.push(faultAt(record, "tree-differs", wrong));
      faults.push(...signed.grown(tree));
    }
    at = page.next;
    progress(Math.min(at, size));
  }
  told(chain.end(size));
  if (treeSize !== size) {
    const detail = `the stored tree has ${treeSize} leaves, the log has ${size} records`;
    faults.push({ fault: "tree-differs", seq: null, subject: null, detail });
  }
  faults.push(...signed.end(size));
  return { records: size, checkpoints: states.checkpoints.length, faults, items };
}

/** Some records with all that is compared with them. `next` is where the following page begins. */
async function readPage(stores: ReadStores, at: number, size: number) {
  const found = await stores.audit.records(at, RECORDS_AT_ONCE);
  const records = found.filter(({ seq }) => seq < size);
  const last = records.at(-1)?.seq ?? size - 1;
  const count = Math.min(last - at + 1, 2 * RECORDS_AT_ONCE);
  const places = Array.from({ length: Math.max(count, 0) }, (_, n) => at + n);
  const nodes = await stores.audit.nodes(places.flatMap(nodesCompletedBy));
  return {
    records,
    disclosures: await stores.audit.disclosures(at, last),
    nodes: new Map(nodes.map((node) => [addressOf(node), node.hash])),
    leaves: new Map(nodes.filter(({ level }) => level === 0).map((n) => [n.index, n.hash])),
    next: last + 1,
  };
}

/** The subtrees that a leaf is the last of, itself first. */
function nodesCompletedBy(seq: number) {
  const nodes = [{ level: 0, index: seq }];
  for (let level = 1, index = seq; index % 2 === 1; level += 1) {
    index = (index - 1) / 2;
    nodes.push({ level, index });
  }
  return nodes;
}

function addressOf({ level, index }: Pick<TreeNode, "level" | "index">): string {
  return `${level}/${index}`;
}

function problemOfNode(
  stored: ReadonlyMap<string, Uint8Array>,
  node: TreeNode,
): string | undefined {
  const hash = stored.get(addressOf(node));
  if (hash !== undefined && sameBytes(hash, node.hash)) return undefined;
  const how = hash === undefined ? "is missing" : "is not what its records hash to";
  return `the stored subtree ${node.index} of level ${node.level} ${how}`;
}

function noteItem(items: Map<string, ItemHistory>, record: CustodyRecord): void {
  if (!ORIGINAL_EVENTS.some((ev) => ev === record.ev)) return;
  items.set(record.subj, withRecord(items.get(record.subj), record));
}

function faultsBeside(
  stored: StoredRecord,
  record: CustodyRecord,
  kept: readonly KeptDisclosure[] = [],
): AuditFault[] {
  return faultsOfDisclosures(record, kept).map((detail) =>
    faultAt(stored, "disclosure-differs", detail),
  );
}

function faultAt({ seq, subj }: StoredRecord, fault: FaultName, detail: string): AuditFault {
  return { fault, seq, subject: subj, detail };
}
