import type { Person } from "#app/core/people/authorise.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { settled } from "./answers.server.ts";
import { listedViews, lostOf, openedView, queryOf } from "./saved-views.server.ts";

/**
 * The saved views beside a queue, with what is new in each; the one that the address shows is open, and from now on nothing in it is new. A
 * page further back in it does not count as opening it.
 */
export async function savedBeside(
  useCases: Pick<UseCases, "listViews" | "openView">,
  input: { readonly by: Person; readonly address: URLSearchParams },
) {
  const { by, address } = input;
  const { views, mayShare } = settled(await useCases.listViews({ by }));
  const open = openedView(views, address);
  if (open !== undefined && !address.has("after")) {
    settled(await useCases.openView({ by, viewId: open.id }));
  }
  const lost = open === undefined ? [] : lostOf(open.query);
  return {
    own: listedViews(
      views.filter(({ mine }) => mine),
      open?.id,
    ),
    shared: listedViews(
      views.filter(({ mine }) => !mine),
      open?.id,
    ),
    mayShare,
    any: views.length > 0,
    query: queryOf(parseQueueFilter(address)),
    lost: open === undefined || lost.length === 0 ? undefined : { name: open.name, lost },
  };
}
