import type { Id } from "#app/core/ids.ts";
import type { AuditSliceState } from "../jobs.ts";
import type { Tools } from "../tools.ts";
import { checkRecords } from "./audit/check-records.ts";
import { checkRows } from "./audit/check-rows.ts";
import { findStrays, scrubSlice, type ScrubState } from "./audit/check-originals.ts";
import type { AuditFault } from "./audit/fault.ts";
import { codesOf, recordFixity, recordResult } from "./audit/record-result.ts";

export type { AuditFault } from "./audit/fault.ts";
export type { ScrubState } from "./audit/check-originals.ts";

export interface AuditReport {
  readonly records: number;
  readonly checkpoints: number;
  readonly originals: number;
  readonly faults: readonly AuditFault[];
  /** Uploads, whole or in part, that no row names: kept, and no fault of the log. A custodian settles them. */
  readonly unacknowledged: readonly string[];
}

/** How far the reading of originals has come, and what it found: enough to go on after a stop. */
export interface ScrubSoFar {
  readonly state: ScrubState;
  readonly faults: readonly AuditFault[];
}

const FROM_THE_START: ScrubState = { after: "", originals: 0, bytes: 0 };

/** The weekly scrub reads this much a second, so that nobody at work notices it: 100 GB in three hours. */
const SCRUB_BYTES_PER_SECOND = 10_000_000;

type AuditTools = Pick<
  Tools,
  "transact" | "read" | "clock" | "blobs" | "staging" | "logKey" | "trustPolicy" | "pause"
>;

/**
 * Recomputes the whole log, compares every item's row with it, and reads every stored original, at full speed or at so many
 * bytes a second. The result is itself a record, and so is each original that is not what was received. `progress` is
 * told after each step; `keep` is handed what is needed to go on as `resume` after a stop.
 */
export async function auditLog(
  tools: AuditTools,
  input: {
    readonly progress?: (done: { records: number; originals: number; bytes: number }) => void;
    readonly bytesPerSecond?: number;
    readonly resume?: ScrubSoFar;
    readonly keep?: (soFar: ScrubSoFar) => Promise<void>;
  } = {},
): Promise<AuditReport> {
  const log = await checkRecords(tools, (records) => {
    input.progress?.({ records, originals: 0, bytes: 0 });
  });
  const rows = await checkRows(tools, log.items);
  const { records, checkpoints } = log;
  let state = input.resume?.state ?? FROM_THE_START;
  let scrubbed: readonly AuditFault[] = input.resume?.faults ?? [];
  let unrecorded: readonly AuditFault[] = [];
  for (let done = false; !done;) {
    const slice = await scrubSlice(tools, {
      state,
      bytesPerSecond: input.bytesPerSecond,
      progress: ({ originals, bytes }) => {
        input.progress?.({ records, originals, bytes });
      },
    });
    unrecorded = [...unrecorded, ...(await recordOr(() => recordFixity(tools, slice.faults)))];
    const { after, originals, bytes } = slice;
    state = { after, originals, bytes };
    scrubbed = [...scrubbed, ...slice.faults];
    done = slice.done;
    await input.keep?.({ state, faults: scrubbed });
  }
  const strays = await findStrays(tools);
  const faults = [...log.faults, ...rows, ...scrubbed, ...strays.faults];
  const { originals } = state;
  const unacknowledged = strays.unacknowledged.length;
  const result = {
    ...{ records, checkpoints, originals, unacknowledged },
    ...{ faults: faults.length, found: codesOf(faults) },
  };
  unrecorded = [...unrecorded, ...(await recordOr(() => recordResult(tools, result)))];
  // A log cut short takes no record any more. That must not swallow the finding that says so.
  if (unrecorded.length > 0 && faults.length === 0) throw new Error("the audit was not recorded");
  return {
    records,
    checkpoints,
    originals,
    faults: [...faults, ...unrecorded.slice(0, 1)],
    unacknowledged: strays.unacknowledged,
  };
}

async function recordOr(record: () => Promise<void>): Promise<readonly AuditFault[]> {
  try {
    await record();
    return [];
  } catch {
    const detail = "the log takes no new record, so this audit's result is not in it";
    return [{ fault: "result-not-recorded", seq: null, subject: null, detail }];
  }
}

/**
 * The weekly job: log and rows at once, then the originals slice by slice at a bounded rate. `state` is where the last
 * slice ended; the answer is where to go on, or undefined when the scrub is through and its result is recorded.
 */
export async function auditInSlices(
  tools: AuditTools & Pick<Tools, "log">,
  input: { readonly state: AuditSliceState | undefined },
): Promise<AuditSliceState | undefined> {
  if (input.state === undefined) {
    const log = await checkRecords(tools, () => undefined);
    const { records, checkpoints } = log;
    const begun = { ...FROM_THE_START, records, checkpoints, faults: 0, found: [] };
    return withFaults(tools, begun, [...log.faults, ...(await checkRows(tools, log.items))]);
  }
  const { state } = input;
  const slice = await scrubSlice(tools, { state, bytesPerSecond: SCRUB_BYTES_PER_SECOND });
  await recordFixity(tools, slice.faults);
  const { after, originals, bytes } = slice;
  const so = withFaults(tools, { ...state, after, originals, bytes }, slice.faults);
  if (!slice.done) return so;
  const strays = await findStrays(tools);
  for (const subject of strays.unacknowledged) {
    if (isId(subject)) tools.log.warn("audit.upload-without-record", { subject });
  }
  const { faults, found, records, checkpoints } = withFaults(tools, so, strays.faults);
  const unacknowledged = strays.unacknowledged.length;
  await recordResult(tools, { records, checkpoints, originals, unacknowledged, faults, found });
  return undefined;
}

/** Counts what was found and tells the operator each fault: its code, and where it is. */
function withFaults(
  { log }: Pick<Tools, "log">,
  state: AuditSliceState,
  faults: readonly AuditFault[],
): AuditSliceState {
  for (const { fault, seq, subject } of faults) {
    // A column that somebody changed can hold any text: only what is spelled like an id is told.
    const about = isId(subject) ? subject : undefined;
    log.warn("audit.fault", { fault, seq: seq ?? -1, subject: about });
  }
  return {
    ...state,
    faults: state.faults + faults.length,
    found: codesOf([...state.found, ...faults]),
  };
}

function isId(subject: string | null): subject is Id<string> {
  return subject !== null && /^[a-z]{3}_[a-z0-9]{1,64}$/.test(subject);
}
