import { isIdOf, type ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { queueHref } from "#app/ui/desk/queue-url.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";

/**
 * Where an act on a report leads: back to its page, or to the queue that it was opened from where the act gave it out of one's own
 * reach. Both say what was done, and how it is undone.
 */
export async function afterAct(
  useCases: Pick<UseCases, "readActs">,
  at: {
    readonly by: Person;
    readonly reportId: ReportId;
    /** The queue's query, as the report's address holds it. */
    readonly list: string | null;
    readonly said: Readonly<Record<string, string>>;
    readonly place: string | undefined;
  },
): Promise<string> {
  const { by, reportId, list, said, place } = at;
  const { act } = said;
  if (act !== undefined && (await useCases.readActs({ by, reportId })).kind !== "acts") {
    const query = new URLSearchParams(list ?? "");
    query.set("act", act);
    return `/desk/queue?${query.toString()}`;
  }
  const query = new URLSearchParams(list === null ? said : { list, ...said });
  const behind = place === undefined ? "" : `#${place}`;
  return `/desk/reports/${reportId}${query.size === 0 ? "" : `?${query.toString()}`}${behind}`;
}

/** What the queue says of a report that was just given out of reach; undefined where there is nothing to say. */
export async function givenAway(
  useCases: Pick<UseCases, "readGivenAway">,
  by: Person,
  search: URLSearchParams,
) {
  const actId = search.get("act");
  if (!isIdOf("act", actId)) return undefined;
  const given = await useCases.readGivenAway({ by, actId });
  if (given.kind === "none") return undefined;
  const filter = parseQueueFilter(search);
  const list = queueHref(filter).split("?")[1];
  const report = `/desk/reports/${given.reportId}`;
  return {
    act: {
      id: given.act.id,
      what: `${given.code} is with ${given.to ?? "nobody"} now, and out of your reach`,
    },
    action: list === undefined ? report : `${report}?list=${encodeURIComponent(list)}`,
  };
}
