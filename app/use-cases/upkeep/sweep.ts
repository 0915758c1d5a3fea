import { later } from "#app/core/instant.ts";
import { LONGEST_WAIT_MILLIS } from "#app/core/job-wait.ts";
import { servedSince, type ServedTime } from "#app/core/intake/served-time.ts";
import { storeFaultOf } from "#app/core/store-away.ts";
import { SECURITY_LOG_DAYS } from "#app/core/people/security-event.ts";
import { endOldCodes } from "../follow-up/end-old-codes.ts";
import { disableInactive } from "../people/end-access.ts";
import { recordOfficePack } from "../office/record-office-pack.ts";
import { clearUnknownUploads } from "./clear-unknown-uploads.ts";
import { drawJunk } from "./draw-junk.ts";
import { endFilesOfGoneDrafts, expireDrafts } from "./expire-drafts.ts";
import { endOldSessions, forgetWhatRanOut } from "./forget-run-out.ts";
import { noteServedTime } from "./note-served-time.ts";
import { endOverdueUploads, finishWholeUploads } from "./overdue-uploads.ts";
import type { Tools } from "../tools.ts";

const DAY = 86_400_000;
const SCANS_AT_ONCE = 500;
const SCAN_AGAIN_MILLIS = 50 * 60_000;
/** Reasons that pass by themselves. A file that is too large for the scanner stays so. */
const SCANNED_AGAIN = [
  "scanner-down",
  "scanner-refused",
  "signatures-old",
  "signatures-undated",
] as const;

type Sweeping = Pick<
  Tools,
  | "transact"
  | "read"
  | "clock"
  | "staging"
  | "blobs"
  | "log"
  | "office"
  | "securityLog"
  | "limits"
  | "scanner"
  | "random"
  | "wakeWorker"
  | "pause"
  | "disk"
  | "isDiskFull"
>;

/** In this order. Each stands alone: what keeps one from its end must not keep the others from theirs. */
const STEPS = {
  "office-pack": recordOfficePack,
  // Before any is let go, and before drafts are, which live on while something of them comes.
  "whole-uploads": finishWholeUploads,
  "overdue-uploads": async (tools, served) => {
    if (served !== undefined) await endOverdueUploads(tools, served);
  },
  "unknown-uploads": clearUnknownUploads,
  "waiting-scans": scanWhatWaits,
  "junk-sample": drawJunk,
  drafts: async (tools, served) => {
    if (served !== undefined) await expireDrafts(tools);
  },
  "files-of-gone-drafts": endFilesOfGoneDrafts,
  "old-codes": endCodesThatAreDue,
  sessions: endOldSessions,
  "run-out": async (tools, served) => {
    if (served !== undefined) await forgetWhatRanOut(tools, served);
  },
  jobs: enqueueWhatIsDue,
  "security-log": forgetSecurityLog,
  "inactive-people": async (tools, served) => {
    if (served !== undefined) await disableInactive(tools, served);
  },
  store: clearStore,
} as const satisfies Readonly<Record<string, Step>>;

/** Where it is not known what time was served, nothing is let go because its time is over. */
type Step = (tools: Sweeping, served: ServedTime | undefined) => Promise<unknown>;

/**
 * Notes what time was served. Removes what has run out: drafts nobody finished with their files, receipts shown long ago, sessions, finished jobs.
 * Records a pack whose day has come. Reports and their evidence are never touched here. Also begins the weekly audit when it is due.
 * Fails, once all is done that could be, where a part of it failed: it is tried again, and somebody hears of it.
 */
export async function sweep(tools: Sweeping): Promise<void> {
  const failures: unknown[] = [];
  const tried = async <Found>(
    step: keyof typeof STEPS | "served-time",
    work: () => Promise<Found>,
  ) => {
    try {
      return await work();
    } catch (error) {
      // Of this nobody knows what else it did to what is stored.
      if ((error as { readonly code?: unknown } | null)?.code === "storage-suspect") throw error;
      tools.log.error("upkeep.step-failed", error, { step });
      failures.push(error);
      return undefined;
    }
  };
  const served = await tried("served-time", () => noteServedTime(tools));
  for (const name of Object.keys(STEPS) as (keyof typeof STEPS)[]) {
    const step: Step = STEPS[name];
    await tried(name, () => step(tools, served));
  }
  if (failures.length > 0) throw new Error("a part of the sweep failed", { cause: failures[0] });
}

async function endCodesThatAreDue(tools: Pick<Tools, "transact" | "clock">): Promise<void> {
  await tools.transact((stores) => endOldCodes(stores, tools.clock.now()));
}

/** By served time, as accounts that nobody uses: a clock that jumps ahead by years must not take the log of what led to it. */
async function forgetSecurityLog(
  tools: Pick<Tools, "transact" | "clock">,
  served: ServedTime | undefined,
): Promise<void> {
  if (served === undefined) return;
  const since = servedSince(tools.clock.now(), SECURITY_LOG_DAYS * DAY, served.unserved);
  await tools.transact(({ security }) => security.forgetBefore(since));
}

async function enqueueWhatIsDue(tools: Pick<Tools, "transact" | "clock">): Promise<void> {
  const now = tools.clock.now();
  await tools.transact(async (stores) => {
    await stores.jobs.boundWaits(now, later(now, LONGEST_WAIT_MILLIS));
    // Somebody threw the search's words away, or a restore left them out: the start after it wanted all of them again.
    if ((await stores.search.wanted(1)).length > 0) {
      await stores.jobs.enqueue({ name: "index-reports" }, now);
    }
    if ((await stores.alike.uncompared(1)).length > 0) {
      await stores.jobs.enqueue({ name: "compare-reports" }, now);
    }
    if ((await stores.traces.dueReports(1)).length > 0) {
      await stores.jobs.enqueue({ name: "suggest-incidents" }, now);
    }
    const audited = await stores.custody.lastTime("system.self_audit");
    // An office just begun has nothing to check; its first audit comes a week after its first record.
    const recorded = audited ?? (await stores.custody.lastTime("key.created")) ?? now;
    // Times of the log never go back: after a clock that ran ahead they say nothing of now, for as long as it was ahead.
    const since = recorded <= now ? recorded : await stores.jobs.lastDone("audit", now);
    const isDue = since === undefined || since < later(now, -7 * DAY);
    if (isDue && !(await stores.jobs.isPending("audit"))) {
      await stores.jobs.enqueue({ name: "audit" }, now);
    }
  });
}

/** What uploads to the store left behind. A store that is away has more of it later; the sweep's other work is done. */
async function clearStore(tools: Pick<Tools, "blobs" | "log">): Promise<void> {
  try {
    const leftovers = await tools.blobs.clearLeftovers();
    if (leftovers > 0) tools.log.info("upkeep.store-leftovers", { leftovers });
  } catch (error) {
    if (storeFaultOf(error) === undefined) throw error;
    tools.log.warn("upkeep.store-away", {});
  }
}

/** What was sealed before there was a scanner, or while it was down or knew too little, is looked at again. */
async function scanWhatWaits(
  tools: Pick<Tools, "transact" | "read" | "clock" | "scanner">,
): Promise<void> {
  if (tools.scanner === undefined || !(await tools.scanner.isUp())) return;
  const now = tools.clock.now();
  const before = later(now, -SCAN_AGAIN_MILLIS);
  const due = await tools.read((stores) => stores.scans.due(before, SCANNED_AGAIN, SCANS_AT_ONCE));
  await tools.transact(async (stores) => {
    if (await stores.jobs.isPending("scan-evidence")) return;
    for (const itemId of due) await stores.jobs.enqueue({ name: "scan-evidence", itemId }, now);
  });
}
