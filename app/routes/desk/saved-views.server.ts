import { parseQueueFilter, type QueueFilter } from "#app/core/triage/queue-filter.ts";
import { lostParts, viewQuery } from "#app/core/triage/saved-view.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { View } from "#app/ui/desk/panes.tsx";
import { queueQuery } from "#app/ui/desk/queue-url.ts";

type Listed = Extract<Awaited<ReturnType<UseCases["listViews"]>>, { kind: "views" }>["views"];

/** Where a view leads: the queue with its filter as it was saved. */
export function viewHref(query: string): string {
  return query === "" ? "/desk/queue" : `/desk/queue?${query}`;
}

/** The query of a filter without the page of it: what is saved, and what tells that a view is open. */
export function queryOf(filter: QueueFilter): string {
  return queueQuery({ ...filter, after: null });
}

/** Parts of a view's filter that are not read any more. */
export function lostOf(query: string): readonly string[] {
  return lostParts(query, queryOf(parseQueueFilter(new URLSearchParams(query))));
}

/** Such as `3 new` or `99+ new`; empty where nothing is. */
export function newsWords({ count, more }: Listed[number]["news"]): string {
  return count === 0 ? "" : `${String(count)}${more ? "+" : ""} new`;
}

/**
 * The view that an address shows, if any: one whose filter is the address's. A view that lost a part of its filter is known by how it was
 * saved, or it would be taken for the wider queue that it shows now.
 */
export function openedView(views: Listed, address: URLSearchParams): Listed[number] | undefined {
  const asRead = queryOf(parseQueueFilter(address));
  const asWritten = viewQuery(address.toString());
  return (
    views.find(({ query }) => query === asWritten) ??
    views.find(({ query }) => query === asRead && lostOf(query).length === 0)
  );
}

/** Saved views as the list beside the queue shows them. */
export function listedViews(views: Listed, openId: string | undefined): readonly View[] {
  return views.map((view) => ({
    label: view.name,
    href: viewHref(view.query),
    current: view.id === openId,
    news: newsWords(view.news),
    alerts: view.alerts,
  }));
}
