import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { parseCodes, parseReason, type ReviewProblem } from "#app/core/case/exculpatory-codes.ts";
import type { ReviewStep } from "#app/core/case/exculpatory-review.ts";
import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import type { CustodyEvent, EventType } from "#app/core/custody/event.ts";
import type { ActId, CaseId, ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { findCase } from "./case-access.ts";
import { reviewedFiles, type ReviewedFile } from "./reviewed-files.ts";

/** What a person does to the files that they chose: decide, look a second time and agree, or ask that somebody looks again. */
export type ReviewAct =
  | { readonly kind: "decide"; readonly codes: readonly string[]; readonly reason: string }
  | { readonly kind: "agree" }
  | { readonly kind: "ask"; readonly reason: string };

/** Why nothing was done to a file: it changed since the page was read; nobody agrees to their own; there is nothing to agree to; it is not of the case. */
export type LeftBecause = "changed-since" | "own" | "nothing-to-agree" | "not-here";

export type ReviewOutcome =
  | {
      readonly kind: "recorded";
      readonly actId: ActId;
      readonly recorded: number;
      readonly left: readonly { readonly itemId: ItemId; readonly why: LeftBecause }[];
    }
  | { readonly kind: "none-chosen" }
  | { readonly kind: "problems"; readonly problems: readonly ReviewProblem[] }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

type Recording = Pick<Tools, "transact" | "clock" | "newId" | "office">;

/**
 * Writes down what somebody decided of files of a case, each with a record of its own. `seen` is the file's mark on the page that was read: one that changed
 * since, by somebody else or by something that came up, is left as it is and named.
 */
export async function recordReview(
  tools: Recording,
  input: {
    readonly by: Person;
    readonly caseId: CaseId;
    readonly chosen: readonly { readonly itemId: ItemId; readonly seen: string }[];
    readonly act: ReviewAct;
  },
): Promise<ReviewOutcome> {
  const { by, caseId, chosen } = input;
  const read = readAct(input.act);
  const now = tools.clock.now();
  return tools.transact(async (stores): Promise<ReviewOutcome> => {
    const access = await findCase(stores, by, "exculpatory.decide", caseId, now);
    if (access.kind !== "allowed") return access;
    if (chosen.length === 0) return { kind: "none-chosen" };
    if (!read.ok) return { kind: "problems", problems: read.problems };
    const files = await reviewedFiles(tools, stores, caseId);
    const acting = { by, now, file: access.file, actId: tools.newId("act") };
    const left: { itemId: ItemId; why: LeftBecause }[] = [];
    for (const { itemId, seen } of chosen) {
      const file = files.find(({ item }) => item.id === itemId);
      const step = file === undefined ? "not-here" : stepFor(file, seen, read.act, by);
      if (typeof step === "string") left.push({ itemId, why: step });
      else await writeStep(stores, acting, { itemId, before: file?.standing.version ?? 0, step });
    }
    const recorded = chosen.length - left.length;
    return { kind: "recorded", actId: acting.actId, recorded, left };
  });
}

type ReadAct =
  | { readonly kind: "decide"; readonly decided: Pick<Decided, "codes" | "reason"> }
  | { readonly kind: "agree" }
  | { readonly kind: "ask"; readonly reason: string };
type Decided = Extract<ReviewStep, { kind: "decided" }>;

function readAct(
  act: ReviewAct,
): { ok: true; act: ReadAct } | { ok: false; problems: readonly ReviewProblem[] } {
  if (act.kind === "agree") return { ok: true, act };
  const reason = parseReason(act.reason);
  if (act.kind === "ask") {
    return reason.ok
      ? { ok: true, act: { kind: "ask", reason: reason.reason } }
      : { ok: false, problems: [reason.problem] };
  }
  const codes = parseCodes(act.codes);
  if (codes.ok && reason.ok) {
    const decided = { codes: codes.codes, reason: reason.reason };
    return { ok: true, act: { kind: "decide", decided } };
  }
  const problems = [codes, reason].flatMap((one) => (one.ok ? [] : [one.problem]));
  return { ok: false, problems };
}

function stepFor(
  { standing, seen: now, causes }: ReviewedFile,
  seen: string,
  act: ReadAct,
  by: Person,
): ReviewStep | LeftBecause {
  if (seen !== now) return "changed-since";
  switch (act.kind) {
    case "decide":
      return { kind: "decided", ...act.decided, answers: causes.map(({ key }) => key) };
    case "ask":
      return { kind: "asked", reason: act.reason };
    case "agree": {
      const { decision, open } = standing;
      const isSettled = open === undefined || open === "second-look";
      if (decision === undefined || !isSettled || decision.agreedBy !== null) {
        return "nothing-to-agree";
      }
      return decision.by === by.id ? "own" : { kind: "agreed", of: decision.version };
    }
  }
}

interface Acting {
  readonly by: Person;
  readonly now: Instant;
  readonly file: CaseFile;
  readonly actId: ActId;
}

/** Writes the next step of a file's review with its record. */
export async function writeStep(
  stores: Pick<Stores, "exculpatory">,
  acting: Acting,
  next: { readonly itemId: ItemId; readonly before: number; readonly step: ReviewStep },
): Promise<void> {
  const { by, now: at, file, actId } = acting;
  const { itemId, step } = next;
  const version = next.before + 1;
  await stores.exculpatory.write(
    { ...{ caseId: file.id, itemId, version, actId, step }, by: by.id, at },
    stepEvent(acting, { itemId, version, step }),
  );
}

const EVENTS: Readonly<Record<ReviewStep["kind"], EventType>> = {
  decided: "review.exculpatory",
  agreed: "review.exculpatory_agreed",
  asked: "review.exculpatory_asked",
  "taken-back": "review.exculpatory_taken_back",
};

/**
 * The record of a step. Codes and reasons are its note and never in the open: a file's records are the same bytes for every audience, and what the office thinks
 * of a file is no matter of a grand jury's (decision 0070).
 */
function stepEvent(
  { by, file, actId }: Acting,
  { itemId, version, step }: { itemId: ItemId; version: number; step: ReviewStep },
): CustodyEvent {
  const { kind, ...said } = step;
  return {
    ev: EVENTS[kind],
    subj: itemId,
    actor: actorOf(by),
    obj: {
      ...{ proceeding: file.id, version, act: actId },
      ...("of" in step ? { of: step.of } : {}),
    },
    disclosures: [
      actorName(by),
      { name: "case", value: file.title },
      ...("of" in step ? [] : [{ name: "note", value: canonicalJson(said) } as const]),
    ],
  };
}
