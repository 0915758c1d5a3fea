import type { Looker } from "#app/adapters/database/reach.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { SavedView } from "#app/adapters/database/view-store.ts";
import { isIdOf, type SavedViewId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { newsCountedTo } from "#app/core/triage/saved-view.ts";
import type { OfficeDays } from "#app/core/triage/target.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

/** A view with what is new in it for the person who asks. */
export interface ListedView extends Pick<
  SavedView,
  "id" | "name" | "query" | "shared" | "alertAt" | "ownerName"
> {
  readonly mine: boolean;
  /** Reports that came since the person last opened it, or since it was made. */
  readonly news: { readonly count: number; readonly more: boolean };
  /** As many came as its owner wanted to hear of. */
  readonly alerts: boolean;
}

export type ListViewsOutcome =
  | {
      readonly kind: "views";
      /** The person's own in their order, then what others share. */
      readonly views: readonly ListedView[];
      /** Own ones that can be brought back. */
      readonly removed: readonly Pick<SavedView, "id" | "name" | "query">[];
      readonly defaultId: SavedViewId | undefined;
      readonly mayShare: boolean;
    }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** The saved views that a person has beside the queue. What is new is counted within what they may see. */
export async function listViews(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: { readonly by: Person },
): Promise<ListViewsOutcome> {
  const { by } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "queue.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const reader = lookerOf(by, decision, now);
  return tools.read(async (stores): Promise<ListViewsOutcome> => {
    const kept = await stores.views.listFor(by.id);
    const views: ListedView[] = [];
    for (const view of kept) views.push(await withNews(stores, view, reader, tools.office));
    const chosen = await stores.views.choice(by.id, "default-view");
    return {
      kind: "views",
      views,
      removed: await stores.views.removedOf(by.id),
      defaultId: views.find(({ id }) => id === chosen)?.id,
      mayShare: authorise(by, "view.share", OFFICE, now).allowed,
    };
  });
}

async function withNews(
  { queueNews }: Pick<ReadStores, "queueNews">,
  view: Awaited<ReturnType<ReadStores["views"]["listFor"]>>[number],
  reader: Looker,
  office: OfficeDays,
): Promise<ListedView> {
  const { id, name, query, shared, alertAt, ownerName } = view;
  const filter = parseQueueFilter(new URLSearchParams(query));
  const since = view.openedAt ?? view.madeAt;
  const most = newsCountedTo(alertAt);
  const news = await queueNews.countSince(filter, reader, since, most, office);
  return {
    ...{ id, name, query, shared, alertAt, ownerName },
    mine: view.ownerId === reader.personId,
    news,
    alerts: alertAt !== null && news.count >= alertAt,
  };
}

/** The query of the view that a person wants to begin with; undefined where they chose none, or it is gone. */
export async function readDefaultView(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<string | undefined> {
  const { by } = input;
  if (!authorise(by, "queue.read", OFFICE, tools.clock.now()).allowed) return undefined;
  return tools.read(async ({ views }) => {
    const chosen = await views.choice(by.id, "default-view");
    if (!isIdOf("sav", chosen)) return undefined;
    const view = await views.find(chosen);
    if (view === undefined || view.removedAt !== null) return undefined;
    return view.shared || view.ownerId === by.id ? view.query : undefined;
  });
}
