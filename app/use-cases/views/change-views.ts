import type { Stores } from "#app/adapters/database/stores.ts";
import type { SavedView } from "#app/adapters/database/view-store.ts";
import type { SavedViewId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import {
  MOST_VIEWS,
  moved,
  parseAlert,
  parseViewName,
  VIEW_QUERY_LIMIT,
  viewQuery,
} from "#app/core/triage/saved-view.ts";
import type { Tools } from "../tools.ts";

type Refused = { readonly kind: "refused"; readonly reason: Refusal };
type Changing = Pick<Tools, "transact" | "clock">;

export type SaveViewOutcome =
  | { readonly kind: "saved"; readonly viewId: SavedViewId }
  | { readonly kind: "no-name" | "too-long" | "too-many" }
  | Refused;

/** Keeps the filter of a queue address under a name, for oneself; for everybody where one may share. */
export async function saveView(
  tools: Changing & Pick<Tools, "newId">,
  input: {
    readonly by: Person;
    readonly name: string;
    readonly query: string;
    readonly shared: boolean;
  },
): Promise<SaveViewOutcome> {
  const { by, shared } = input;
  const madeAt = tools.clock.now();
  const refused = mayNot(by, shared, madeAt);
  if (refused !== undefined) return refused;
  const name = parseViewName(input.name);
  if (name === undefined) return { kind: "no-name" };
  const query = viewQuery(input.query);
  if (query.length > VIEW_QUERY_LIMIT) return { kind: "too-long" };
  const id: SavedViewId = tools.newId("sav");
  return tools.transact(async ({ views }): Promise<SaveViewOutcome> => {
    const own = (await views.listFor(by.id)).filter(({ ownerId }) => ownerId === by.id);
    if (own.length >= MOST_VIEWS) return { kind: "too-many" };
    await views.add({ id, ownerId: by.id, name, query, shared, madeAt });
    return { kind: "saved", viewId: id };
  });
}

export type ChangeViewOutcome =
  { readonly kind: "changed" | "not-found" | "no-name" | "no-number" } | Refused;

/** Gives one's own view another name, shares it or not, says from how many new reports on it stands out. */
export async function changeView(
  tools: Changing,
  input: {
    readonly by: Person;
    readonly viewId: SavedViewId;
    readonly name: string;
    readonly shared: boolean;
    /** As typed: empty for never. */
    readonly alert: string;
  },
): Promise<ChangeViewOutcome> {
  const { by, shared } = input;
  const name = parseViewName(input.name);
  const alertAt = parseAlert(input.alert);
  return onOwn(tools, input, async (view, { views }): Promise<ChangeViewOutcome> => {
    // What is shared already stays so in the hands of somebody who may not share anew.
    const refused = mayNot(by, shared && !view.shared, tools.clock.now());
    if (refused !== undefined) return refused;
    if (name === undefined) return { kind: "no-name" };
    if (alertAt === undefined) return { kind: "no-number" };
    await views.change(view.id, { query: view.query, name, shared, alertAt });
    return { kind: "changed" };
  });
}

/** Puts one's own view a step up or down. */
export function moveView(
  tools: Changing,
  input: { readonly by: Person; readonly viewId: SavedViewId; readonly step: -1 | 1 },
): Promise<{ readonly kind: "changed" | "not-found" } | Refused> {
  return onOwn(tools, input, async (view, { views }) => {
    const all = await views.listFor(input.by.id);
    const own = all.filter(({ ownerId }) => ownerId === input.by.id).map(({ id }) => id);
    await views.arrange(moved(own, view.id, input.step));
    return { kind: "changed" };
  });
}

/** Takes one's own view off the lists, of everybody where it is shared; `bringViewBack` undoes it. */
export function removeView(
  tools: Changing,
  input: { readonly by: Person; readonly viewId: SavedViewId },
): Promise<{ readonly kind: "changed" | "not-found" } | Refused> {
  return onOwn(tools, input, async (view, { views }) => {
    await views.remove(view.id, tools.clock.now());
    return { kind: "changed" };
  });
}

/** Puts one's own removed view back, as it was. */
export function bringViewBack(
  tools: Changing,
  input: { readonly by: Person; readonly viewId: SavedViewId },
): Promise<{ readonly kind: "changed" | "not-found" } | Refused> {
  return onOwn(
    tools,
    input,
    async (view, { views }) => {
      await views.bringBack(view.id);
      return { kind: "changed" };
    },
    { removed: true },
  );
}

/** Begins the desk with a view from now on; with the whole queue where none is named. */
export async function chooseDefaultView(
  tools: Changing,
  input: { readonly by: Person; readonly viewId: SavedViewId | undefined },
): Promise<{ readonly kind: "changed" | "not-found" } | Refused> {
  const { by, viewId } = input;
  const refused = mayNot(by, false, tools.clock.now());
  if (refused !== undefined) return refused;
  return tools.transact(async ({ views }) => {
    const all = await views.listFor(by.id);
    if (viewId !== undefined && !all.some(({ id }) => id === viewId)) return { kind: "not-found" };
    await views.choose(by.id, "default-view", viewId ?? "");
    return { kind: "changed" };
  });
}

/** Notes that somebody opened a view: what came until now is not new to them any more. */
export async function openView(
  tools: Changing,
  input: { readonly by: Person; readonly viewId: SavedViewId },
): Promise<{ readonly kind: "changed" | "not-found" } | Refused> {
  const { by, viewId } = input;
  const now = tools.clock.now();
  const refused = mayNot(by, false, now);
  if (refused !== undefined) return refused;
  return tools.transact(async ({ views }) => {
    const view = await views.find(viewId);
    if (view === undefined || !(view.shared || view.ownerId === by.id)) {
      return { kind: "not-found" };
    }
    await views.noteOpened(viewId, by.id, now);
    return { kind: "changed" };
  });
}

function mayNot(by: Person, share: boolean, now: Parameters<typeof authorise>[3]) {
  for (const ability of share ? (["queue.read", "view.share"] as const) : ["queue.read" as const]) {
    const decision = authorise(by, ability, OFFICE, now);
    if (!decision.allowed) return { kind: "refused", reason: decision.reason } as const;
  }
  return undefined;
}

/** One's own view, or the answer that there is none: a view of somebody else is not told from one that does not exist. */
async function onOwn<Outcome>(
  tools: Changing,
  { by, viewId }: { readonly by: Person; readonly viewId: SavedViewId },
  work: (view: SavedView, stores: Pick<Stores, "views">) => Promise<Outcome>,
  { removed = false }: { readonly removed?: boolean } = {},
): Promise<Outcome | Refused | { readonly kind: "not-found" }> {
  const refused = mayNot(by, false, tools.clock.now());
  if (refused !== undefined) return refused;
  return tools.transact(async (stores) => {
    const view = await stores.views.find(viewId);
    const there = view?.ownerId === by.id && (view.removedAt !== null) === removed;
    return there ? work(view, stores) : { kind: "not-found" };
  });
}
