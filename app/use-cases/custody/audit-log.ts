import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import { findStrays, scrubSlice, type ScrubState } from "./audit/check-originals.ts";
import { checkRecords } from "./audit/check-records.ts";
import type { AuditFault } from "./audit/fault.ts";

export type { AuditFault } from "./audit/fault.ts";

export interface AuditReport {
  readonly records: number;
  readonly checkpoints: number;
  readonly originals: number;
  readonly faults: readonly AuditFault[];
  /** Uploads on disk that no row knows: never acknowledged, kept aside, not a fault. */
  readonly unacknowledged: readonly string[];
}

const FROM_THE_START: ScrubState = { after: "", originals: 0, bytes: 0 };

/** The weekly scrub reads this much a second, so that nobody at work notices it: 100 GB in three hours. */
const SCRUB_BYTES_PER_SECOND = 10_000_000;

/**
 * Recomputes the whole log and compares every stored original with the record of its receipt, at once and at full speed.
 * The result is itself a record. `progress` is told after each step.
 */
export async function auditLog(
  tools: Pick<Tools, "transact" | "read" | "blobs" | "staging" | "logKey" | "pause">,
  input: { readonly progress?: (done: { records: number; originals: number }) => void } = {},
): Promise<AuditReport> {
  const log = await checkRecords(tools, (records) => {
    input.progress?.({ records, originals: 0 });
  });
  const faults = [...log.faults];
  let state: ScrubState = FROM_THE_START;
  for (let done = false; !done;) {
    const slice = await scrubSlice(tools, {
      state,
      log,
      progress: (originals) => {
        input.progress?.({ records: log.records, originals });
      },
    });
    faults.push(...slice.faults);
    state = slice;
    done = slice.done;
  }
  const strays = await findStrays(tools);
  faults.push(...strays.faults);
  const { records, checkpoints } = log;
  const { originals } = state;
  try {
    await recordResult(tools, { records, checkpoints, originals, faults: faults.length });
  } catch (error) {
    // A log cut short takes no record any more. That must not swallow the finding that says so.
    if (faults.length === 0) throw error;
    const detail = "the log takes no new record, so this audit's result is not in it";
    faults.push({ fault: "result-not-recorded", seq: null, subject: null, detail });
  }
  return { records, checkpoints, originals, faults, unacknowledged: strays.unacknowledged };
}

/**
 * The weekly job: the log at once, then the originals slice by slice at a bounded rate. `state` is where the last slice
 * ended; the answer is where to go on, or undefined when the scrub is through and its result is recorded.
 */
export async function auditInSlices(
  tools: Pick<Tools, "transact" | "read" | "blobs" | "staging" | "logKey" | "pause" | "log">,
  input: { readonly state: (ScrubState & { readonly faults: number }) | undefined },
): Promise<(ScrubState & { readonly faults: number }) | undefined> {
  if (input.state === undefined) {
    const log = await checkRecords(tools, () => undefined);
    reportFaults(tools, log.faults);
    return { ...FROM_THE_START, faults: log.faults.length };
  }
  const slice = await scrubSlice(tools, {
    state: input.state,
    bytesPerSecond: SCRUB_BYTES_PER_SECOND,
  });
  reportFaults(tools, slice.faults);
  const faults = input.state.faults + slice.faults.length;
  const { after, originals, bytes } = slice;
  if (!slice.done) return { after, originals, bytes, faults };
  const strays = await findStrays(tools);
  reportFaults(tools, strays.faults);
  const { records, checkpoints } = await tools.read(async (stores) => ({
    records: await stores.custody.size(),
    checkpoints: (await stores.checkpoints.latest())?.size ?? 0,
  }));
  const total = faults + strays.faults.length;
  await recordResult(tools, { records, checkpoints, originals, faults: total });
  return undefined;
}

function reportFaults(tools: Pick<Tools, "log">, faults: readonly AuditFault[]): void {
  for (const fault of faults) {
    tools.log.warn("audit.fault", { seq: fault.seq ?? -1 });
  }
}

async function recordResult(
  tools: Pick<Tools, "transact">,
  found: {
    readonly records: number;
    readonly checkpoints: number;
    readonly originals: number;
    readonly faults: number;
  },
): Promise<void> {
  await tools.transact((stores) =>
    stores.custody.appendSystemEvent({
      ev: "system.self_audit",
      subj: SYSTEM_SUBJECT,
      actor: { kind: "system", id: "svc-audit" },
      obj: { result: found.faults === 0 ? "no-fault" : "faults", ...found },
    }),
  );
}
