import type { IncidentId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { findIncident, type Unfound } from "./find-incident.ts";
import { incidentEvent } from "./incident-event.ts";
import { inReach, moveAll } from "./split-and-merge.ts";

export type UndoMergeOutcome =
  | { readonly kind: "undone" }
  /** It was not merged, or the merge was taken back before. */
  | { readonly kind: "not-merged" }
  /** Nothing of it that this person may move is where the merge put it. */
  | { readonly kind: "nothing-left" }
  | Unfound;

/**
 * Takes back a merge, whenever it was: the incident that ended is open again, and its reports go back, as far as they are still where the merge put them and this person
 * may triage them. What was put elsewhere since stays there. An incident that did not end, because some of its reports were out of reach of who merged, is
 * named with the one that the others went `into`. Nothing of the history goes away.
 */
export async function undoMerge(
  tools: Pick<Tools, "transact" | "clock" | "newId">,
  input: {
    readonly by: Person;
    readonly incidentId: IncidentId;
    readonly into?: IncidentId | undefined;
  },
): Promise<UndoMergeOutcome> {
  const { by, incidentId } = input;
  const now = tools.clock.now();
  return tools.transact(async (stores): Promise<UndoMergeOutcome> => {
    const found = await findIncident(stores, by, "report.triage", incidentId, now);
    if (found.kind !== "found") return found;
    const { incident } = found;
    const from = incident.mergedInto ?? input.into;
    if (from === undefined) return { kind: "not-merged" };
    const members = (await inReach(stores, { by, now }, from)).filter(
      ({ added }) => added.how === "merge" && added.from === incident.id,
    );
    const isEnded = incident.state === "merged";
    if (members.length === 0) return { kind: isEnded ? "nothing-left" : "not-merged" };
    const done = { byId: by.id, at: now };
    const reports = members.length;
    if (isEnded) {
      const event = incidentEvent("incident.opened", by, { incident: incident.id, from, reports });
      await stores.incidents.unmerge(incident, from, { ...done, event });
    } else {
      const source = await findIncident(stores, by, "report.triage", from, now);
      if (source.kind !== "found") return source;
      const obj = { incident: from, into: incident.id, reports };
      const event = incidentEvent("incident.split", by, obj);
      await stores.incidents.noteSplit(source.incident, incident.id, { ...done, event });
    }
    await moveAll(tools, stores, { by, now }, { members, into: incident.id, how: "undo", why: "" });
    return { kind: "undone" };
  });
}
