import type { UseCases } from "#app/use-cases/bind.ts";
import type { IncidentId } from "#app/core/ids.ts";
import { incidentHistory } from "#app/ui/desk/incident-history.ts";
import { incidentWords } from "#app/ui/desk/incident-words.ts";
import { incidentHref, queueHref, reportHref } from "#app/ui/desk/queue-url.ts";
import { WHOLE_QUEUE } from "#app/ui/desk/queue-views.ts";
import { whereAndWhenValues } from "../_public/field-values.ts";

export type ReadIncident = Extract<
  Awaited<ReturnType<UseCases["readIncident"]>>,
  { kind: "incident" }
>;

/** An incident as its page shows it. */
export function incidentView({ incident, reports, memberships, acts, others }: ReadIncident) {
  const linkOf = (id: IncidentId | null) => {
    const label = id === null ? undefined : others.get(id);
    return id === null || label === undefined ? undefined : { href: incidentHref(id), label };
  };
  const { id, title, place, time, state } = incident;
  return {
    ...{ id, title, place, state },
    time: incidentWords(time),
    mergedInto: linkOf(incident.mergedInto),
    values: {
      ...whereAndWhenValues({ whereAndWhen: { place, latitude: null, longitude: null, time } }),
      title,
    },
    queueHref: queueHref({ ...WHOLE_QUEUE, incident: id }),
    reports: reports.map((one) => ({
      ...{ id: one.id, href: reportHref(one.id), code: one.code, status: one.status },
      ...{ place: one.place, firstWords: one.firstWords },
      time: incidentWords(one.time),
    })),
    history: incidentHistory(
      memberships.map((one) => ({ ...one, href: reportHref(one.reportId) })),
      acts.map((act) => ({ ...act, title: act.said.title, other: linkOf(act.other) })),
    ),
  };
}
