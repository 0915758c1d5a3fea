import type { Stores } from "#app/adapters/database/stores.ts";
import { isIdOf, type ActId, type ReportId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import { moveOver, putIn, takeOut, type Acting } from "./move-report.ts";

export type TakenBackMove =
  | { readonly kind: "undone"; readonly act: ActId }
  /** It is not where the act left it. */
  | { readonly kind: "moved" }
  /** A suggestion brought it there, and is taken back as a whole. */
  | { readonly kind: "suggestion-decides" }
  /** The incident that it was in went into another one. */
  | { readonly kind: "incident-ended" };

/** Brings a report back to the incident that it was in before an act, or out of the one that it was put into. */
export async function takeBackMove(
  tools: Pick<Tools, "newId">,
  stores: Pick<Stores, "incidents" | "triageActs">,
  acting: Acting,
  move: {
    readonly reportId: ReportId;
    readonly was: string | null;
    readonly became: string | null;
  },
): Promise<TakenBackMove> {
  const { reportId, was, became } = move;
  const member = (await stores.incidents.membershipsOfReport(reportId)).find(
    ({ removed }) => removed === null,
  );
  if ((member?.incidentId ?? null) !== became) return { kind: "moved" };
  if (was === null) {
    if (member === undefined) return { kind: "moved" };
    if (member.added.how === "suggestion") return { kind: "suggestion-decides" };
    const removal = { how: "undo", to: null, why: "" } as const;
    return { kind: "undone", act: await takeOut(tools, stores, acting, { member, removal }) };
  }
  const incident = isIdOf("inc", was) ? await stores.incidents.find(was) : undefined;
  if (incident === undefined || incident.state === "merged") return { kind: "incident-ended" };
  const into = { how: "undo", why: "" } as const;
  const act =
    member === undefined
      ? await putIn(tools, stores, acting, {
          ...{ incidentId: incident.id, reportId, from: null },
          ...into,
        })
      : await moveOver(tools, stores, acting, { member, into: incident.id, ...into });
  return { kind: "undone", act };
}
