import type { NamedTriageAct } from "#app/adapters/database/triage-act-store.ts";
import { isIdOf, type IncidentId, type PersonId, type ReportId } from "#app/core/ids.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { openActs } from "#app/core/triage/act-history.ts";
import { answerOn, findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export interface ActInList extends NamedTriageAct {
  /** What whoever reads can do with it now: take it back, or, of an undo, do it again after all. */
  readonly open: "undo" | "redo" | undefined;
}

export type ActsOutcome =
  | {
      readonly kind: "acts";
      /** Newest first. */
      readonly acts: readonly ActInList[];
      /** The names of those who had the report, or got it, and what incidents are called that it was in. */
      readonly names: ReadonlyMap<PersonId | IncidentId, string>;
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** What staff did with a report since acts are kept, and what of it can be taken back. */
export async function readActs(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly reportId: ReportId },
): Promise<ActsOutcome> {
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<ActsOutcome> => {
    const found = await findReport(stores, input.by, "report.read", input.reportId, now);
    if (found.kind !== "allowed") return found;
    const on = { subject: found.subject, kind: "report" } as const;
    const may = answerOn(input.by, "report.triage", on, now).kind === "allowed";
    const acts = await stores.triageActs.ofReport(input.reportId);
    const open = new Map<string, "undo" | "redo">();
    for (const about of may ? new Set(acts.map((act) => act.about)) : []) {
      const { undo, redo } = openActs(acts.filter((act) => act.about === about));
      // "In a case" follows from the case, where it is taken back.
      const byCase = acts.some(({ id, became }) => id === undo && became === "in-case");
      if (undo !== undefined && !byCase) open.set(undo, "undo");
      if (redo !== undefined) open.set(redo, "redo");
    }
    const moved = acts.filter(({ about }) => about === "assignee");
    const people = moved.length === 0 ? [] : await stores.people.all();
    // Whoever may know of a report may know what the incidents are called that it is in, or was.
    const places = acts.flatMap(({ about, was, became }) =>
      about === "incident" ? [was, became].filter((id) => isIdOf("inc", id)) : [],
    );
    const titles = new Map<IncidentId, string>();
    for (const id of new Set(places)) {
      const incident = await stores.incidents.find(id);
      if (incident !== undefined) titles.set(id, incident.title);
    }
    return {
      kind: "acts",
      acts: acts
        .map((act) => ({ ...act, open: open.get(act.id) }))
        .toReversed()
        .toSorted((a, b) => b.at.localeCompare(a.at)),
      names: new Map<PersonId | IncidentId, string>([
        ...people.map(({ id, displayName }) => [id, displayName] as const),
        ...titles,
      ]),
    };
  });
}
