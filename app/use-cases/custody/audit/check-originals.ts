import type { KeptOriginal } from "#app/adapters/database/audit-reader.ts";
import { isIdOf } from "#app/core/ids.ts";
import { hasRow as isNamed, isFreshAt, waitingUploads } from "../../evidence/found-uploads.ts";
import { readStaged } from "../../evidence/staged-copy.ts";
import type { Tools } from "../../tools.ts";
import { checkUploads } from "./check-uploads.ts";
import type { AuditFault, FaultName } from "./fault.ts";

const ITEMS_AT_ONCE = 100;
/** A slice ends here, so that little is read again when a scrub of many days is cut short. */
const SLICE_BYTES = 1_000_000_000;

/** How far a scrub has come. */
export interface ScrubState {
  /** The last item checked; the empty text at the beginning. */
  readonly after: string;
  readonly originals: number;
  readonly bytes: number;
}

export interface ScrubbedSlice extends ScrubState {
  readonly faults: readonly OriginalFault[];
  readonly done: boolean;
}

/** A fault of an original's bytes; `found` is their SHA-256 now, null where they do not read. */
export interface OriginalFault extends AuditFault {
  readonly found: string | null;
}

type Scrubbing = Pick<Tools, "read" | "blobs" | "staging" | "pause">;

/**
 * Compares the next slice of originals with their rows, reading every byte. Goes on where `state` stands, so that a scrub
 * of many days survives restarts; `bytesPerSecond` leaves the disk to those who work.
 */
export async function scrubSlice(
  tools: Scrubbing,
  input: {
    readonly state: ScrubState;
    readonly bytesPerSecond?: number | undefined;
    readonly progress?: (done: ScrubState) => void;
  },
): Promise<ScrubbedSlice> {
  const page = await tools.read((stores) =>
    stores.audit.originals(input.state.after, ITEMS_AT_ONCE),
  );
  const faults: OriginalFault[] = [];
  let { after, originals, bytes } = input.state;
  const pace = pacer(tools, input.bytesPerSecond);
  for (const [place, item] of page.entries()) {
    const fault = await confirmedFault(tools, item, pace);
    if (fault !== undefined) faults.push({ ...fault, seq: null, subject: item.id });
    after = item.id;
    if (item.state === "sealed") {
      originals += 1;
      bytes += item.size;
    }
    input.progress?.({ after, originals, bytes });
    if (bytes - input.state.bytes >= SLICE_BYTES && place + 1 < page.length) {
      return { after, originals, bytes, faults, done: false };
    }
  }
  return { after, originals, bytes, faults, done: page.length < ITEMS_AT_ONCE };
}

/**
 * Bytes on disk that no row knows: uploads, whole or in part, that neither an item nor an upload names, and originals that should not be there. What
 * may still be on its way is no stray yet, and what a record says was let go is none any more. Also unfinished uploads of which bytes are missing.
 */
export async function findStrays(
  tools: Pick<Tools, "read" | "blobs" | "staging" | "clock">,
): Promise<{ readonly unacknowledged: readonly string[]; readonly faults: readonly AuditFault[] }> {
  const hasRow = (id: string) =>
    tools.read(async ({ audit }) => (await audit.original(id)) !== undefined);
  const unacknowledged: string[] = [];
  for (const one of await waitingUploads(tools)) {
    if (isFreshAt(one, tools.clock.now())) continue;
    // An upload whose last byte just came is no item yet, and is finished when its sender asks next, or within the hour.
    const isStray = await tools.read(
      async (stores) =>
        !(await isNamed(stores, one.id)) && !(await stores.custody.isDisposed(one.id)),
    );
    if (isStray) unacknowledged.push(one.id);
  }
  const faults: AuditFault[] = [...(await checkUploads(tools))];
  for await (const blob of tools.blobs.list()) {
    if (blob.class !== "original" || (await hasRow(blob.id))) continue;
    const detail = "the store holds an original that no row knows";
    faults.push({ fault: "unknown-original", seq: null, subject: blob.id, detail });
  }
  return { unacknowledged, faults };
}

type Pace = (bytes: number) => Promise<void>;
type Found = Pick<OriginalFault, "fault" | "detail" | "found">;

/** Waits as long as so many bytes may take. Undefined where nothing bounds the rate. */
function pacer(
  { pause }: Pick<Tools, "pause">,
  bytesPerSecond: number | undefined,
): Pace | undefined {
  if (bytesPerSecond === undefined) return undefined;
  return (bytes) => pause((bytes / bytesPerSecond) * 1_000);
}

/** An item may be sealed or taken back while it is looked at: a fault counts only where its row still says the same. */
async function confirmedFault(
  tools: Scrubbing,
  item: KeptOriginal,
  pace: Pace | undefined,
): Promise<Found | undefined> {
  const found = await faultOfBytes(tools, item, pace);
  if (found === undefined) return undefined;
  const now = await tools.read((stores) => stores.audit.original(item.id));
  if (now === undefined || now.state === item.state) return found;
  return faultOfBytes(tools, now, pace);
}

async function faultOfBytes(
  tools: Pick<Tools, "blobs" | "staging">,
  item: KeptOriginal,
  pace: Pace | undefined,
): Promise<Found | undefined> {
  const fault = (name: FaultName, detail: string, found: string | null = null): Found => ({
    fault: name,
    detail,
    found,
  });
  if (!isIdOf("itm", item.id)) return fault("row-differs", "the row's id is none of an item");
  switch (item.state) {
    case "withdrawn":
      return (await tools.blobs.exists(item.id))
        ? fault("not-disposed", "bytes of a withdrawn file are still stored")
        : undefined;
    case "damaged":
      return fault("damaged", "the item was found damaged when it was sealed");
    case "received": {
      const staged = await reading(() => readStaged(tools, item.id, { pace, size: item.size }));
      if (staged.kind === "unreadable")
        return fault("unreadable", `what was received cannot be read (${staged.code})`);
      if (staged.kind === "tampered" || staged.value === "altered")
        return fault("altered", "what was received and is not sealed yet is not what was written");
      // Between store and row a sealed blob may stand where the staged copy was.
      return staged.value === "whole" || (await tools.blobs.exists(item.id))
        ? undefined
        : fault("missing", "bytes that were acknowledged are not there");
    }
    case "sealed": {
      const measured = await reading(() => tools.blobs.measure(item.id, pace));
      if (measured.kind === "tampered")
        return fault("altered", "the stored original is not what was encrypted");
      if (measured.kind === "unreadable")
        return fault("unreadable", `the stored original cannot be read (${measured.code})`);
      if (measured.value === undefined) return fault("missing", "the stored original is gone");
      const { sha256, sha512 } = measured.value;
      return sha256 === item.sha256 && sha512 === item.sha512
        ? undefined
        : fault("altered", `the stored original has SHA-256 ${sha256}`, sha256);
    }
  }
}

type Read<Value> =
  | { readonly kind: "read"; readonly value: Value }
  | { readonly kind: "tampered" }
  | { readonly kind: "unreadable"; readonly code: string };

/** What reading gives. A file that was changed does not decrypt at all; a disk that fails is told as that. */
async function reading<Value>(work: () => Promise<Value>): Promise<Read<Value>> {
  try {
    return { kind: "read", value: await work() };
  } catch (cause) {
    const code = (cause as { code?: unknown } | null)?.code;
    if (code === "tampered") return { kind: "tampered" };
    if (typeof code !== "string") throw cause;
    return { kind: "unreadable", code };
  }
}
