import type { UploadStanding } from "#app/adapters/database/upload-store.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { stagedBytes } from "../../intake/staged-bytes.ts";
import type { Tools } from "../../tools.ts";
import type { AuditFault } from "./fault.ts";

const UPLOADS_AT_ONCE = 500;
/** The hourly upkeep finishes what is here whole: after a day something keeps it from that. */
const FINISHED_MILLIS = 24 * 3_600_000;

type Found = Pick<AuditFault, "fault" | "detail">;

/** Compares every unfinished upload's row with the bytes that lie there: those that were acknowledged must be. Each fault says what to do. */
export async function checkUploads(
  tools: Pick<Tools, "read" | "staging" | "clock">,
): Promise<readonly AuditFault[]> {
  const faults: AuditFault[] = [];
  for (let after = ""; ;) {
    const from = after;
    const page = await tools.read(({ uploads }) => uploads.standings(from, UPLOADS_AT_ONCE));
    for (const { itemId } of page) {
      if ((await faultOf(tools, itemId)) === undefined) continue;
      // It may have been finished, or let go, between row and disk: both are asked once more.
      const found = await faultOf(tools, itemId);
      if (found !== undefined) faults.push({ ...found, seq: null, subject: itemId });
    }
    const last = page.at(-1);
    if (last === undefined) return faults;
    after = last.itemId;
  }
}

async function faultOf(
  tools: Pick<Tools, "read" | "staging" | "clock">,
  itemId: UploadStanding["itemId"],
): Promise<Found | undefined> {
  const upload = await tools.read(({ uploads }) => uploads.standing(itemId));
  if (upload === undefined) return undefined;
  const staged = await stagedBytes(tools, itemId, { anew: true });
  const stillThere = await tools.read(({ uploads }) => uploads.isThere(itemId));
  return stillThere ? problemOf(upload, staged, tools.clock.now()) : undefined;
}

function problemOf(
  { size, arrived, lastByteAt }: UploadStanding,
  staged: number | null,
  now: Instant,
): Found | undefined {
  if (staged === null) {
    return {
      fault: "upload-unreadable",
      detail: `nothing that came of the upload opens, ${arrived} of its ${size} bytes were acknowledged: bring its file in incoming/ back from a backup, or ask its sender for the file again`,
    };
  }
  if (staged < arrived) {
    return {
      fault: "upload-short",
      detail: `${arrived} of the upload's ${size} bytes were acknowledged and ${staged} are there: its sender goes on from there when they choose the file again; else bring its file in incoming/ back from a backup`,
    };
  }
  if (staged === size && later(lastByteAt, FINISHED_MILLIS) < now) {
    return {
      fault: "upload-not-finished",
      detail: `every byte of the upload is here and it did not become evidence: see upkeep.step-failed in the operator's log, and make room where the disk is full`,
    };
  }
  return undefined;
}
