import { isIdOf } from "#app/core/ids.ts";
import { parseInstant } from "#app/core/instant.ts";
import type { IncidentListPage, ListedIncident } from "#app/core/triage/incident.ts";

const SHOWN = 50;

/**
 * The page of the list that an address names (`after`, spelled instant~id), one more than is shown; `nextOf` cuts it and says where the next
 * one is. What is not spelled so names the first page.
 */
export function incidentPage(search: URLSearchParams) {
  const [at = "", id = ""] = (search.get("after") ?? "").split("~");
  const madeAt = parseInstant(at);
  const after = madeAt === undefined || !isIdOf("inc", id) ? null : { madeAt, id };
  const page: IncidentListPage = { after, limit: SHOWN + 1 };
  return {
    page,
    nextOf: <Shown>(found: readonly ListedIncident[], show: (one: ListedIncident) => Shown) => {
      const last = found.length > SHOWN ? found[SHOWN - 1] : undefined;
      return {
        shown: found.slice(0, SHOWN).map(show),
        nextHref: last && `/desk/incidents?after=${last.madeAt}~${last.id}`,
      };
    },
  };
}
