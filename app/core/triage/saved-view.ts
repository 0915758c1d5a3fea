/** Longest name of a view, in characters. */
export const VIEW_NAME_LIMIT = 60;
/** Longest query that a view keeps. */
export const VIEW_QUERY_LIMIT = 2_000;
/** Most views that one person keeps: the list beside the queue stays one that can be read. */
export const MOST_VIEWS = 40;
/** Highest number of new reports at which a view can be made to stand out. */
export const MOST_ALERT = 999;

/** A view's name as it is kept: one line, spaces as one; undefined where there is none or it is too long. */
export function parseViewName(text: string): string | undefined {
  const name = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return name === "" || Array.from(name).length > VIEW_NAME_LIMIT ? undefined : name;
}

/** Where counting what is new ends: a view with more has simply much that is new. Who wants to hear of more than that is counted for as far. */
const MOST_NEWS = 99;

/** How far what is new in a view is counted, so that whether it stands out is known. */
export function newsCountedTo(alertAt: number | null): number {
  return Math.max(MOST_NEWS, alertAt ?? 0);
}

/** At how many new reports a view stands out: null for never, undefined for what is no number from 1 to 999. */
export function parseAlert(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const count = /^\d{1,3}$/.test(trimmed) ? Number(trimmed) : 0;
  return count >= 1 && count <= MOST_ALERT ? count : undefined;
}

/** The query of a view: what an address says beside where in the queue one stands and what is open. */
export function viewQuery(address: string): string {
  const query = new URLSearchParams(address);
  for (const passing of ["after", "open"]) query.delete(passing);
  return query.toString();
}

/**
 * Parts of a kept query, as `name=value`, that are not in the query as it is read today: the filter has lost them, so that the view shows more than
 * it did. `read` is the same query, parsed and spelled anew.
 */
export function lostParts(kept: string, read: string): readonly string[] {
  const today = new URLSearchParams(read);
  return [...new URLSearchParams(kept)]
    .filter(([name, value]) => !today.getAll(name).includes(value))
    .map(([name, value]) => `${name}=${value}`);
}

/** The ids in another order: one a step up or down; unchanged where there is no such step. */
export function moved<Id extends string>(ids: readonly Id[], one: Id, step: -1 | 1): readonly Id[] {
  const at = ids.indexOf(one);
  const other = ids[at + step];
  if (at === -1 || other === undefined) return ids;
  return ids.map((id) => (id === one ? other : id === other ? one : id));
}
