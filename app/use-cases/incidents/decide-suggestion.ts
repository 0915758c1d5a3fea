import type { Report } from "#app/adapters/database/report-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { IncidentId, IncidentSuggestionId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { TITLE_LIMIT, type IncidentFacts } from "#app/core/triage/incident.ts";
import type { Suggestion } from "#app/core/triage/suggestion.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import type { Unfound } from "./find-incident.ts";
import { incidentEvent } from "./incident-event.ts";
import { makeEmpty } from "./make-incident.ts";
import { putIn, takeOut, type Acting } from "./move-report.ts";

type Deciding = Pick<Tools, "transact" | "clock" | "newId">;

interface Decision {
  readonly by: Person;
  readonly suggestionId: IncidentSuggestionId;
}

export type ConfirmOutcome =
  | { readonly kind: "confirmed"; readonly incidentId: IncidentId }
  /** Each is in an incident of its own: whether those are one is decided on their pages. */
  | { readonly kind: "in-two"; readonly incidents: readonly [IncidentId, IncidentId] }
  /** Somebody decided it meanwhile. */
  | { readonly kind: "decided" }
  | Unfound;

/** Puts two suggested reports together: into a new incident, or the one into the incident of the other. Whole incidents are never merged by it. */
export async function confirmSuggestion(tools: Deciding, input: Decision): Promise<ConfirmOutcome> {
  return onSuggestion<ConfirmOutcome>(tools, input, async (stores, found, acting) => {
    const { suggestion, reports } = found;
    if (suggestion.state !== "open") return { kind: "decided" };
    const [one, other] = reports;
    const current = await stores.incidents.currentOf([one.id, other.id]);
    const [of, ofOther] = [current.get(one.id), current.get(other.id)];
    if (of !== undefined && ofOther !== undefined && of !== ofOther) {
      return { kind: "in-two", incidents: [of, ofOther] };
    }
    const incidentId =
      of ?? ofOther ?? (await makeEmpty(tools, stores, acting, factsOf(one), null));
    for (const { id: reportId } of reports) {
      if (current.has(reportId)) continue;
      const link = { how: "suggestion", from: suggestion.id, why: "" } as const;
      await putIn(tools, stores, acting, { incidentId, reportId, ...link });
      // With what it is in now more may fit.
      await stores.traces.lookAgain(reportId);
    }
    const decision = { state: "confirmed", by: acting.by.id, at: acting.now } as const;
    await stores.suggestions.decide(suggestion, decision, []);
    const together = await stores.incidents.together(one.id);
    await stores.suggestions.settle(together, together);
    return { kind: "confirmed", incidentId };
  });
}

export type RejectOutcome = { readonly kind: "rejected" | "decided" } | Unfound;

/** Remembers that two reports are not about one event: what stands in their incidents is not suggested for one another either. */
export async function rejectSuggestion(tools: Deciding, input: Decision): Promise<RejectOutcome> {
  return onSuggestion<RejectOutcome>(tools, input, async (stores, found, { by, now }) => {
    const { suggestion, reports } = found;
    if (suggestion.state !== "open") return { kind: "decided" };
    const events = reports.map(({ id }) =>
      decided("report.suggestion_rejected", by, id, suggestion),
    );
    const decision = { state: "rejected", by: by.id, at: now } as const;
    await stores.suggestions.decide(suggestion, decision, events);
    const [one, other] = suggestion.reports;
    await stores.suggestions.settle(
      await stores.incidents.together(one),
      await stores.incidents.together(other),
    );
    return { kind: "rejected" };
  });
}

export type ReopenOutcome = { readonly kind: "open" } | Unfound;

/**
 * Takes a decision back: what it put into an incident leaves it, and the suggestion waits again; an incident of which nothing is left is closed. Nothing happens where
 * the suggestion waits.
 */
export async function reopenSuggestion(tools: Deciding, input: Decision): Promise<ReopenOutcome> {
  return onSuggestion<ReopenOutcome>(tools, input, async (stores, found, acting) => {
    const { suggestion, reports } = found;
    const { by, now } = acting;
    if (suggestion.state === "open") return { kind: "open" };
    const events: CustodyEvent[] = [];
    for (const { id } of reports) {
      if (suggestion.state === "rejected") {
        events.push(decided("report.suggestion_reopened", by, id, suggestion));
      }
      const member = (await stores.incidents.membershipsOfReport(id)).find(
        ({ added, removed }) => added.from === suggestion.id && removed === null,
      );
      if (member === undefined) continue;
      const removal = { how: "undo", to: null, why: "" } as const;
      await takeOut(tools, stores, acting, { member, removal });
      await closeEmpty(stores, acting, member.incidentId);
    }
    await stores.suggestions.decide(suggestion, { state: "open", by: by.id, at: now }, events);
    return { kind: "open" };
  });
}

/** An open incident without reports stands in no list: nobody would find it to close it. */
async function closeEmpty(
  { incidents }: Pick<Stores, "incidents">,
  { by, now }: Acting,
  id: IncidentId,
): Promise<void> {
  const incident = await incidents.find(id);
  if (incident?.state !== "open") return;
  if ((await incidents.memberships(id)).some(({ removed }) => removed === null)) return;
  const event = incidentEvent("incident.closed", by, { incident: id });
  await incidents.setState(incident, "closed", { byId: by.id, at: now, event });
}

/** The record in the chain of one of the two reports. It does not name the other: whoever may read the one may not know of both. */
function decided(
  ev: "report.suggestion_rejected" | "report.suggestion_reopened",
  by: Person,
  subj: Report["id"],
  { id, points }: Suggestion,
): CustodyEvent {
  const obj = { suggestion: id, points };
  return { ev, subj, actor: actorOf(by), obj, disclosures: [actorName(by)] };
}

/** What a new incident is called until somebody says better: the place and the time that its first report names. */
function factsOf({ place, time, code }: Report): IncidentFacts {
  const [line = ""] = place.split("\n", 1);
  const title = [line.trim(), time.from ?? ""].filter((part) => part !== "").join(", ");
  return { title: (title === "" ? code : title).slice(0, TITLE_LIMIT), place: line.trim(), time };
}

async function onSuggestion<Outcome>(
  tools: Deciding,
  { by, suggestionId }: Decision,
  work: (
    stores: Stores,
    found: { readonly suggestion: Suggestion; readonly reports: readonly [Report, Report] },
    acting: Acting,
  ) => Promise<Outcome>,
): Promise<Outcome | Unfound> {
  const now = tools.clock.now();
  return tools.transact(async (stores) => {
    const suggestion = await stores.suggestions.find(suggestionId);
    if (suggestion === undefined) return { kind: "not-found" };
    const [first, second] = suggestion.reports;
    const one = await findReport(stores, by, "report.triage", first, now);
    if (one.kind !== "allowed") return one;
    const other = await findReport(stores, by, "report.triage", second, now);
    if (other.kind !== "allowed") return other;
    return work(stores, { suggestion, reports: [one.report, other.report] }, { by, now });
  });
}
