import type { ExaminingAgain } from "#app/adapters/database/examining-again-store.ts";
import { SYSTEM_SUBJECT, type RunId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { storeFaultOf } from "#app/core/store-away.ts";
import type { Tools } from "../tools.ts";
import { examineEvidence } from "./examine-evidence.ts";

const EXAMINER = { kind: "system", id: "svc-examine" } as const;

export type ExamineAllAgainOutcome =
  | { readonly kind: "asked"; readonly files: number }
  /** The one before has not ended: it goes through all there are. */
  | { readonly kind: "under-way" }
  /** Every file was examined by the examiner in use, with all that is there now. */
  | { readonly kind: "none" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Has every file examined once more that an older examiner looked at last, because readers and rules learn, or whose last examination lacked
 * something that is there now: a program that was installed since, or a machine less busy. So is
 * every file that was never examined and that no job is going to examine. For those whose right to exact claims is the whole office. What is found is added, and replaces nothing.
 */
export async function examineAllAgain(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "examiner" | "wakeWorker">,
  input: { readonly by: Person },
): Promise<ExamineAllAgainOutcome> {
  const { by } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "evidence.full-metadata", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  if (decision.scope !== "office") return { kind: "refused", reason: "not-this-record" };
  const { version: examiner } = tools.examiner;
  const outcome = await tools.transact(async (stores): Promise<ExamineAllAgainOutcome> => {
    const last = await stores.examiningAgain.last();
    if (last !== undefined && last.finishedAt === null) return { kind: "under-way" };
    const files =
      (await stores.examiningAgain.countOlder(examiner)) +
      (await stores.examiningAgain.countLacking(examiner, tools.examiner.whatIsThere())) +
      (await stores.examiningAgain.countLost());
    if (files === 0) return { kind: "none" };
    const id = tools.newId("run");
    await stores.examiningAgain.begin(
      { id, examiner, askedBy: by.id, askedAt: now, files },
      {
        ev: "system.examining_again",
        subj: SYSTEM_SUBJECT,
        actor: actorOf(by),
        obj: { run: id, examiner, files, state: "begun" },
        disclosures: [actorName(by)],
      },
    );
    await stores.jobs.enqueue({ name: "examine-all-again", run: id }, now);
    return { kind: "asked", files };
  });
  if (outcome.kind === "asked") tools.wakeWorker();
  return outcome;
}

/** New evidence goes first: so long, at most, one file of before waits for it. */
const YIELD_MILLIS = 500;
const MOST_YIELDS = 120;

/**
 * Goes on with the next file, and answers whether there is another after it; records the end where there is none. One file at a time, and
 * while nothing that just came waits to be sealed or examined. May run twice: a file that was gone through is not among those left.
 */
export async function goOnExaminingAgain(
  tools: Parameters<typeof examineEvidence>[0] & Pick<Tools, "pause" | "isDiskFull" | "log">,
  input: { readonly run: RunId },
): Promise<{ readonly more: boolean }> {
  const run = await tools.read((stores) => stores.examiningAgain.last());
  if (run?.id !== input.run || run.finishedAt !== null) return { more: false };
  const itemId = await tools.read((stores) =>
    stores.examiningAgain.next(run.examiner, tools.examiner.whatIsThere(), run.after),
  );
  if (itemId === undefined || run.examiner !== tools.examiner.version) {
    await end(tools, run);
    return { more: false };
  }
  for (let turns = 0; turns < MOST_YIELDS && (await hasNew(tools)); turns += 1) {
    await tools.pause(YIELD_MILLIS);
  }
  const number = (await tools.read((stores) => stores.items.lastExamination(itemId))) + 1;
  try {
    await examineEvidence(tools, { itemId, again: { number, by: run.askedBy } });
  } catch (error) {
    if (isNotTheFiles(tools, error)) throw error;
    // One original that cannot be had must not keep all others waiting: it is counted, and its own page says what it lacks.
    tools.log.error("examining-again.failed", error, { item: itemId });
  }
  await tools.transact(async (stores) => {
    const item = await stores.items.find(itemId);
    const isNew = item?.examinationNumber === number && item.examination === "done";
    await stores.examiningAgain.wentOn(run.id, itemId, isNew ? "examined" : "failed");
  });
  return { more: true };
}

/** What passes, or is for the operator: the job is tried again then. */
function isNotTheFiles({ isDiskFull }: Pick<Tools, "isDiskFull">, error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  const isPassing = code === "storage-suspect" || code === "examiner-unavailable";
  return isPassing || isDiskFull(error) || storeFaultOf(error) !== undefined;
}

async function hasNew({ read }: Pick<Tools, "read">): Promise<boolean> {
  return read(
    async ({ jobs }) =>
      (await jobs.isPending("seal-evidence")) || (await jobs.isPending("examine-evidence")),
  );
}

/** Ends it before its time, because its job ended the process again and again: what was found stands, and it can be asked for anew. */
export async function giveUpExaminingAgain(
  tools: Pick<Tools, "transact" | "read" | "clock">,
  input: { readonly run: RunId },
): Promise<void> {
  const run = await tools.read((stores) => stores.examiningAgain.last());
  if (run?.id === input.run) await end(tools, run);
}

/** Also where another examiner came meanwhile, by an update: its files are older than that one's then, and a new run is asked for. */
async function end(
  tools: Pick<Tools, "transact" | "clock">,
  { id, examiner, files, askedBy }: ExaminingAgain,
): Promise<void> {
  await tools.transact(async (stores) => {
    const now = await stores.examiningAgain.last();
    if (now?.id !== id || now.finishedAt !== null) return;
    const { examined, failed } = now;
    await stores.examiningAgain.finish(id, tools.clock.now(), {
      ev: "system.examining_again",
      subj: SYSTEM_SUBJECT,
      actor: EXAMINER,
      obj: { run: id, examiner, files, examined, failed, asked_by: askedBy, state: "ended" },
    });
  });
}

/** How examining again stands, for whoever may ask for it. */
export interface ExaminingAgainState {
  readonly last: ExaminingAgain | undefined;
  /** Files that an older examiner looked at last. */
  readonly older: number;
  /** Others whose last examination lacked something that is there now. */
  readonly lacking: number;
  /** Files that were never examined, and that no job is going to examine. */
  readonly lost: number;
}

/** Undefined for those who may not ask for it. */
export async function readExaminingAgain(
  tools: Pick<Tools, "read" | "clock" | "examiner">,
  input: { readonly by: Person },
): Promise<ExaminingAgainState | undefined> {
  const decision = authorise(input.by, "evidence.full-metadata", OFFICE, tools.clock.now());
  if (!decision.allowed || decision.scope !== "office") return undefined;
  return tools.read(async ({ examiningAgain }) => ({
    last: await examiningAgain.last(),
    older: await examiningAgain.countOlder(tools.examiner.version),
    lacking: await examiningAgain.countLacking(
      tools.examiner.version,
      tools.examiner.whatIsThere(),
    ),
    lost: await examiningAgain.countLost(),
  }));
}
