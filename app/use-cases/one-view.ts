import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Tools } from "./tools.ts";

/**
 * A `read` on a view of the database that is open already, so that what several use cases tell is of one moment. What all of them ask first, a report,
 * its files and who may know of it, is looked up once: on one view it stays what it is. Nothing can be changed there: on SQLite a change would wait for the
 * end of the view, and the view for the change.
 */
export function readingOn(stores: ReadStores): Pick<Tools, "read"> {
  const { access, items, people, reports } = stores;
  const kept: ReadStores = {
    ...stores,
    access: { ...access, ofReport: once((id: ReportId) => access.ofReport(id)) },
    items: { ...items, ofReports: once((ids: readonly ReportId[]) => items.ofReports(ids)) },
    people: { ...people, all: once(() => people.all()) },
    reports: {
      ...reports,
      find: once((id: ReportId) => reports.find(id)),
      sightings: once((id: ReportId) => reports.sightings(id)),
    },
  };
  return { read: (work) => work(kept) };
}

/** Asks once for the same and answers it again. */
function once<Asked extends readonly (ReportId | readonly ReportId[])[], Found>(
  ask: (...asked: Asked) => Promise<Found>,
): (...asked: Asked) => Promise<Found> {
  const known = new Map<string, Promise<Found>>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    const found = known.get(key) ?? ask(...asked);
    known.set(key, found);
    return found;
  };
}
