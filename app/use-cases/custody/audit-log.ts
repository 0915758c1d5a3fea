import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import { checkChain } from "#app/core/custody/chain.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

/** One thing the audit found wrong. `seq` where it is a record of the log, `subject` where it is a thing. */
export interface AuditFault {
  readonly fault: string;
  readonly seq: number | null;
  readonly subject: string | null;
  readonly detail: string;
}

export interface AuditReport {
  readonly records: number;
  readonly originals: number;
  readonly faults: readonly AuditFault[];
  /** Uploads on disk that no row knows: never acknowledged, kept aside, not a fault. */
  readonly unacknowledged: readonly string[];
}

const RECORDS_AT_ONCE = 500;
const ITEMS_AT_ONCE = 200;

/**
 * Recomputes every record's hash and link and compares every stored original with what was recorded at its receipt.
 * The result is itself a record. `progress` is told after each step.
 */
export async function auditLog(
  tools: Pick<Tools, "transact" | "read" | "blobs" | "staging">,
  input: { readonly progress?: (done: { records: number; originals: number }) => void } = {},
): Promise<AuditReport> {
  const faults: AuditFault[] = [];
  const records = await checkRecords(tools, faults, (done) => {
    input.progress?.({ records: done, originals: 0 });
  });
  const { originals, known } = await checkOriginals(tools, faults, (done) => {
    input.progress?.({ records, originals: done });
  });
  const unacknowledged: string[] = [];
  for (const staged of await tools.staging.list()) {
    if (!known.has(staged.id)) unacknowledged.push(staged.id);
  }
  for await (const blob of tools.blobs.list()) {
    if (blob.class === "original" && !known.has(blob.id)) {
      faults.push({
        fault: "unknown-original",
        seq: null,
        subject: blob.id,
        detail: "the store holds an original that no row knows",
      });
    }
  }
  await tools.transact((stores) =>
    stores.custody.appendSystemEvent({
      ev: "system.self_audit",
      subj: SYSTEM_SUBJECT,
      actor: { kind: "system", id: "svc-audit" },
      obj: {
        result: faults.length === 0 ? "no-fault" : "faults",
        faults: faults.length,
        records,
        originals,
      },
    }),
  );
  return { records, originals, faults, unacknowledged };
}

async function checkRecords(
  tools: Pick<Tools, "read">,
  faults: AuditFault[],
  progress: (records: number) => void,
): Promise<number> {
  const size = await tools.read((stores) => stores.custody.size());
  const chain = checkChain();
  let checked = 0;
  while (checked < size) {
    const at = checked;
    const page = await tools.read((stores) =>
      stores.custody.from(at, Math.min(RECORDS_AT_ONCE, size - at)),
    );
    if (page.length === 0) break;
    for (const record of page) {
      for (const found of chain.next(record)) {
        faults.push({
          fault: found.fault,
          seq: found.seq,
          subject: found.subject ?? null,
          detail: found.detail,
        });
      }
    }
    checked = (page.at(-1)?.seq ?? size - 1) + 1;
    progress(checked);
  }
  for (const found of chain.end(size)) {
    faults.push({
      fault: found.fault,
      seq: found.seq,
      subject: found.subject ?? null,
      detail: found.detail,
    });
  }
  return size;
}

async function checkOriginals(
  tools: Pick<Tools, "read" | "blobs" | "staging">,
  faults: AuditFault[],
  progress: (originals: number) => void,
): Promise<{ originals: number; known: ReadonlySet<string> }> {
  const known = new Set<string>();
  let after = "";
  let originals = 0;
  for (;;) {
    const start = after;
    const page = await tools.read((stores) => stores.items.page(start, ITEMS_AT_ONCE));
    const last = page.at(-1);
    if (last === undefined) return { originals, known };
    for (const item of page) {
      known.add(item.id);
      const fault = await faultOfItem(tools, item);
      if (fault !== undefined) {
        faults.push({ fault: fault.fault, seq: null, subject: item.id, detail: fault.detail });
      }
      if (item.state === "sealed") originals += 1;
      progress(originals);
    }
    after = last.id;
  }
}

async function faultOfItem(
  tools: Pick<Tools, "blobs" | "staging">,
  item: EvidenceItem,
): Promise<{ fault: string; detail: string } | undefined> {
  switch (item.state) {
    case "withdrawn":
      return (await tools.blobs.exists(item.id))
        ? { fault: "not-disposed", detail: "bytes of a withdrawn file are still stored" }
        : undefined;
    case "damaged":
      return { fault: "damaged", detail: "the item was found damaged when it was sealed" };
    case "received": {
      const staged = await tools.staging.open(item.id);
      staged?.stream.destroy();
      // Between store and row a sealed blob may stand where the staged copy was.
      return staged === undefined && !(await tools.blobs.exists(item.id))
        ? { fault: "missing", detail: "bytes that were acknowledged are not there" }
        : undefined;
    }
    case "sealed": {
      const found = await tools.blobs.measure(item.id);
      if (found === undefined) return { fault: "missing", detail: "the stored original is gone" };
      return found.sha256 === item.sha256 && found.sha512 === item.sha512
        ? undefined
        : { fault: "altered", detail: `the stored original has SHA-256 ${found.sha256}` };
    }
  }
}
