import type { NamedTriageAct } from "#app/adapters/database/triage-act-store.ts";
import type { Report } from "#app/adapters/database/report-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { ActId, PersonId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { RecordSubject } from "#app/core/people/subject.ts";
import { NOTE_STANDS, openActs } from "#app/core/triage/act-history.ts";
import { isReportStatus } from "#app/core/triage/status.ts";
import { takeBackMove } from "../incidents/take-back-move.ts";
import { answerOn } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { moveAssignee, moveNote, moveStatus, type Acting } from "./keep-act.ts";
import { canTake } from "./read-report.ts";

/** For so long whoever gave a report out of their own reach can take it back. */
const OWN_MILLIS = 60_000;

export type UndoOutcome =
  | { readonly kind: "undone"; readonly act: ActId }
  /** It was taken back before: somebody pressed twice. */
  | { readonly kind: "already" }
  /** Somebody did something since. `since` is the last of it, and nothing was changed. */
  | { readonly kind: "changed-since"; readonly since: NamedTriageAct }
  /** A case holds the report, or does not hold it any more: the status follows the case, and is not set against it. */
  | { readonly kind: "case-decides" }
  /** A suggestion brought it into its incident, and is taken back as a whole. */
  | { readonly kind: "suggestion-decides" }
  /** The incident that it was in went into another one. */
  | { readonly kind: "incident-ended" }
  /** Who had the report before may not have it any more. */
  | { readonly kind: "cannot-take" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Takes one act on a report back, or takes back that it was taken back: a new act with its own custody record, whose `undoes` names
 * the first. Only the last act that stands can be taken back. By whoever may triage the report.
 */
export async function undoAct(
  tools: Pick<Tools, "transact" | "clock" | "newId">,
  input: { readonly by: Person; readonly actId: ActId },
): Promise<UndoOutcome> {
  const { by, actId } = input;
  return tools.transact((stores) =>
    undoWithin(stores, { newId: tools.newId, by, now: tools.clock.now() }, actId),
  );
}

/** `undoAct` within a transaction. */
export async function undoWithin(
  stores: Stores,
  undoing: Pick<Acting, "newId" | "by" | "now" | "facts" | "why">,
  actId: ActId,
): Promise<UndoOutcome> {
  const { by, now } = undoing;
  const act = await stores.triageActs.find(actId);
  if (act === undefined) return { kind: "not-found" };
  const report = await stores.reports.find(act.reportId);
  const subject = await stores.access.ofReport(act.reportId);
  if (report === undefined || subject === undefined) return { kind: "not-found" };
  const answer = answerOn(by, "report.triage", { subject, kind: "report" }, now);
  if (answer.kind !== "allowed" && !mayTakeBack(by, act, subject, now)) return answer;

  const acts = await stores.triageActs.ofReport(report.id, act.about);
  const { undo, redo } = openActs(acts);
  const last = acts.at(-1) ?? act;
  if (last.undoes === act.id) return { kind: "already" };
  if (act.id !== undo && act.id !== redo) return { kind: "changed-since", since: last };
  const acting = { ...undoing, report, undoes: act.id };
  return takeBack(stores, { act, acting, report, subject, last });
}

/** Who gives a report away may not see it any more a moment later, and pressed the wrong name perhaps. A wall stands before that. */
export function mayTakeBack(
  by: Person,
  act: NamedTriageAct,
  { walledIds }: RecordSubject,
  now: Instant,
): boolean {
  return (
    act.by === by.id &&
    act.about === "assignee" &&
    now <= later(act.at, OWN_MILLIS) &&
    !walledIds.includes(by.id) &&
    authorise(by, "report.triage", OFFICE, now).allowed
  );
}

async function takeBack(
  stores: Stores,
  undoing: {
    readonly act: NamedTriageAct;
    readonly acting: Acting;
    readonly report: Report;
    readonly subject: RecordSubject;
    readonly last: NamedTriageAct;
  },
): Promise<UndoOutcome> {
  const { act, acting, report, subject, last } = undoing;
  const { about, was, became } = act;
  switch (about) {
    case "status": {
      if (report.status !== became) return { kind: "changed-since", since: last };
      if (!isReportStatus(was)) throw new Error("an act keeps a status that is none");
      const inCase = (await stores.cases.ofReport(report.id)).length > 0;
      if ((became === "in-case" && inCase) || (was === "in-case" && !inCase)) {
        return { kind: "case-decides" };
      }
      return { kind: "undone", act: await moveStatus(stores, acting, was) };
    }
    case "assignee": {
      if (report.assigneeId !== became) return { kind: "changed-since", since: last };
      const to = was as PersonId | null;
      const taker = to === null ? undefined : await stores.people.find(to);
      if (to !== null && (taker === undefined || !canTake(taker, subject, acting.now))) {
        return { kind: "cannot-take" };
      }
      return { kind: "undone", act: await moveAssignee(stores, acting, to) };
    }
    case "incident": {
      const move = { reportId: report.id, was, became };
      const moved = await takeBackMove(acting, stores, acting, move);
      return moved.kind === "moved" ? { kind: "changed-since", since: last } : moved;
    }
    default: {
      const note = { id: about, stands: was === NOTE_STANDS };
      return { kind: "undone", act: await moveNote(stores, acting, note) };
    }
  }
}
