import type { Looker } from "#app/adapters/database/reach.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { SYSTEM_SUBJECT, type BulkId, type ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { MOST_IN_BULK, parseBulkComment, type AskedBulkAct } from "#app/core/triage/bulk.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import type { OfficeDays } from "#app/core/triage/target.ts";
import { findIncident } from "../incidents/find-incident.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

/** Which reports: some that were chosen, or all that a filter of the queue shows this person, those folded away included. */
export type ChosenReports =
  | { readonly kind: "some"; readonly ids: readonly ReportId[] }
  | {
      readonly kind: "all";
      readonly filter: QueueFilter;
      /** The filter as the address spells it. */
      readonly query: string;
    };

export type AskBulkOutcome =
  | { readonly kind: "begun"; readonly bulkId: BulkId }
  | { readonly kind: "comment-needed" | "comment-too-long" | "none-chosen" | "too-many" }
  /** More or fewer match now than who asks was told: nothing was begun. */
  | { readonly kind: "other-count"; readonly count: number }
  /** The incident went into another one, or it is none that this person may know of. */
  | { readonly kind: "incident-ended" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Asks for one act on many reports, with one comment for all. They are chosen now, as they stand now; a job then does one after another, each
 * with its own record that names this act (`obj.bulk`), as far as who asked may do so then.
 */
export async function askBulk(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "office" | "wakeWorker">,
  input: {
    readonly by: Person;
    readonly act: AskedBulkAct;
    readonly chosen: ChosenReports;
    /** How many there were when they were shown to who asks. */
    readonly count: number;
    readonly comment: string | undefined;
  },
): Promise<AskBulkOutcome> {
  const { by, act, chosen } = input;
  const comment = parseBulkComment(input.comment);
  if (!comment.ok) return { kind: comment.problem };
  const now = tools.clock.now();
  const decision = authorise(by, "report.triage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const looker = lookerOf(by, decision, now);
  const outcome = await tools.transact(async (stores): Promise<AskBulkOutcome> => {
    const target = await lackingTarget(stores, by, act, now);
    if (target !== undefined) return { kind: target };
    const ids = await idsOf(stores, chosen, looker, tools.office);
    if (ids.length > MOST_IN_BULK) return { kind: "too-many" };
    const reports = await stores.bulks.inSight(ids, looker);
    if (reports.length === 0) return { kind: "none-chosen" };
    if (reports.length !== input.count) return { kind: "other-count", count: reports.length };
    const id: BulkId = tools.newId("blk");
    await stores.bulks.begin(
      { id, act, comment: comment.value, askedBy: by.id, askedAt: now },
      reports.map(({ id: reportId, statusVersion, assigneeVersion }) => ({
        ...{ reportId, undoes: null },
        seen: { status: statusVersion, assignee: assigneeVersion, incident: 0 }[act.kind],
      })),
      {
        ...{ ev: "queue.bulk_begun", subj: SYSTEM_SUBJECT, actor: actorOf(by) },
        obj: { bulk: id, act: act.kind, to: act.to, reports: reports.length, chosen: chosen.kind },
        disclosures: [
          actorName(by),
          { name: "reason", value: comment.value },
          // The filter may hold words about people.
          ...(chosen.kind === "all" ? [{ name: "note", value: chosen.query } as const] : []),
        ],
      },
    );
    await stores.jobs.enqueue({ name: "act-in-bulk", bulkId: id }, now);
    return { kind: "begun", bulkId: id };
  });
  if (outcome.kind === "begun") tools.wakeWorker();
  return outcome;
}

/** Why nothing can be done to what is named; undefined where something can. */
async function lackingTarget(
  stores: Stores,
  by: Person,
  act: AskedBulkAct,
  now: Instant,
): Promise<"not-found" | "incident-ended" | undefined> {
  switch (act.kind) {
    case "status":
      return undefined;
    case "assignee":
      return act.to === null || (await stores.people.find(act.to)) ? undefined : "not-found";
    case "incident": {
      const found = await findIncident(stores, by, "report.triage", act.to, now);
      return found.kind === "found" && found.incident.state !== "merged"
        ? undefined
        : "incident-ended";
    }
  }
}

/** The reports that are chosen, one more than may be at most. */
export async function idsOf(
  { queue }: Pick<Stores, "queue">,
  chosen: ChosenReports,
  looker: Looker,
  office: OfficeDays,
): Promise<readonly ReportId[]> {
  if (chosen.kind === "some") return chosen.ids;
  // No list is kept of those whose reporter may state somebody's immigration status, and what was acted on is one.
  if (chosen.filter.flag === "status-words") return [];
  const filter = { ...chosen.filter, unfolded: true, after: null };
  return (await queue.look(filter, looker, office)).ids(MOST_IN_BULK + 1);
}
