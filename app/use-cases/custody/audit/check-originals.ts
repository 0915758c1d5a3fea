import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { Tools } from "../../tools.ts";
import { noteReceipt, type CheckedRecords } from "./check-records.ts";
import type { AuditFault } from "./fault.ts";

const ITEMS_AT_ONCE = 100;

/** How far a scrub has come, and what is to be compared with. */
export interface ScrubState {
  /** The last item checked; the empty text at the beginning. */
  readonly after: string;
  readonly originals: number;
  readonly bytes: number;
}

export interface ScrubbedSlice extends ScrubState {
  readonly faults: readonly AuditFault[];
  readonly done: boolean;
}

type Scrubbing = Pick<Tools, "read" | "blobs" | "staging" | "pause">;

/**
 * Compares the next slice of items with the record of their receipt, reading every byte. Goes on where `state` stands, so that
 * a scrub of many days survives restarts; `bytesPerSecond` leaves the disk to those who work.
 */
export async function scrubSlice(
  tools: Scrubbing,
  input: {
    readonly state: ScrubState;
    readonly log?: Pick<CheckedRecords, "records" | "receivedDigests">;
    readonly bytesPerSecond?: number;
    readonly progress?: (originals: number) => void;
  },
): Promise<ScrubbedSlice> {
  const page = await tools.read((stores) => stores.items.page(input.state.after, ITEMS_AT_ONCE));
  const faults: AuditFault[] = [];
  let { originals, bytes } = input.state;
  for (const item of page) {
    const fault = (await faultOfRow(tools, item, input.log)) ?? (await faultOfBytes(tools, item));
    if (fault !== undefined) faults.push({ ...fault, seq: null, subject: item.id });
    if (item.state === "sealed") {
      originals += 1;
      bytes += item.size;
      if (input.bytesPerSecond !== undefined) {
        await tools.pause((item.size / input.bytesPerSecond) * 1_000);
      }
    }
    input.progress?.(originals);
  }
  const last = page.at(-1);
  return {
    after: last?.id ?? input.state.after,
    originals,
    bytes,
    faults,
    done: page.length < ITEMS_AT_ONCE,
  };
}

/** Bytes on disk that no row knows: uploads never acknowledged, and originals that should not be there. */
export async function findStrays(
  tools: Pick<Tools, "read" | "blobs" | "staging">,
): Promise<{ readonly unacknowledged: readonly string[]; readonly faults: readonly AuditFault[] }> {
  const unacknowledged: string[] = [];
  for (const staged of await tools.staging.list()) {
    if ((await tools.read((stores) => stores.items.find(staged.id))) === undefined) {
      unacknowledged.push(staged.id);
    }
  }
  const faults: AuditFault[] = [];
  for await (const blob of tools.blobs.list()) {
    if (blob.class !== "original") continue;
    const item = await tools.read((stores) => stores.items.find(blob.id as EvidenceItem["id"]));
    if (item === undefined) {
      const detail = "the store holds an original that no row knows";
      faults.push({ fault: "unknown-original", seq: null, subject: blob.id, detail });
    }
  }
  return { unacknowledged, faults };
}

type Found = Pick<AuditFault, "fault" | "detail">;

/** Digests of what the stored bytes decrypt to; a blob that was changed does not decrypt at all. */
async function measured(tools: Pick<Tools, "blobs">, id: EvidenceItem["id"]) {
  try {
    return await tools.blobs.measure(id);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "tampered") return "tampered";
    throw cause;
  }
}

/**
 * The row's digest must be the one that the log recorded: a row can be edited, the log's record cannot unnoticed. Beside a running
 * server the log has grown since it was read, so an item's newer records are asked before anything is called a fault.
 */
async function faultOfRow(
  tools: Pick<Tools, "read">,
  item: EvidenceItem,
  log: Pick<CheckedRecords, "records" | "receivedDigests"> | undefined,
): Promise<Found | undefined> {
  if (log === undefined) return undefined;
  let recorded = log.receivedDigests.get(item.id);
  if (recorded === item.sha256) return undefined;
  const records = await tools.read((stores) => stores.custody.ofSubjects([item.id]));
  if (records.some(({ seq }) => seq >= log.records)) {
    const digests = new Map<string, string>();
    for (const record of records) noteReceipt(record, digests);
    recorded = digests.get(item.id);
    if (recorded === item.sha256) return undefined;
  }
  return {
    fault: "row-differs",
    detail:
      recorded === undefined
        ? "no record of the item's receipt is in the log"
        : `the row says SHA-256 ${item.sha256}, the record of receipt says ${recorded}`,
  };
}

async function faultOfBytes(
  tools: Pick<Tools, "blobs" | "staging">,
  item: EvidenceItem,
): Promise<Found | undefined> {
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
      const found = await measured(tools, item.id);
      if (found === "tampered") {
        return { fault: "altered", detail: "the stored original is not what was encrypted" };
      }
      if (found === undefined) return { fault: "missing", detail: "the stored original is gone" };
      return found.sha256 === item.sha256 && found.sha512 === item.sha512
        ? undefined
        : { fault: "altered", detail: `the stored original has SHA-256 ${found.sha256}` };
    }
  }
}
