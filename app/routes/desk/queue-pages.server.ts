import type { Person } from "#app/core/people/authorise.ts";
import { queueKeyOf, type QueueFilter } from "#app/core/triage/queue-filter.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { QueueNames } from "#app/ui/desk/queue-chips.ts";
import { backwards } from "#app/ui/desk/queue-url.ts";
import { settled } from "./answers.server.ts";

type Rows = Extract<Awaited<ReturnType<UseCases["listQueue"]>>, { kind: "queue" }>["rows"];

interface Looking {
  readonly useCases: Pick<UseCases, "listQueue">;
  readonly by: Person;
  readonly filter: QueueFilter;
}

/** One page of the queue, or the answer that this person sees none. */
export async function queuePage({ useCases, by, filter }: Looking) {
  return settled(await useCases.listQueue({ by, filter }));
}

/** What of a page the filters are worded with. */
export function namesOf(names: QueueNames): QueueNames {
  const { pages, agencies, people, targetDays, incident } = names;
  return { pages, agencies, people, targetDays, incident };
}

/** The same rows, without counting all that match. */
async function rowsOnly({ useCases, by, filter }: Looking) {
  return settled(await useCases.listQueue({ by, filter, uncounted: true }));
}

/**
 * The filter of the page before one that begins with these rows; undefined on the first page. Pages go by key, so the way
 * back is the same queue read backwards from the first row.
 */
export async function pageBefore(looking: Looking, rows: Rows): Promise<QueueFilter | undefined> {
  const { filter } = looking;
  if (filter.after === null) return undefined;
  const start = rows[0];
  if (start === undefined) return { ...filter, after: null };
  const before = await rowsOnly({ ...looking, filter: backwards(filter, keyOf(filter, start)) });
  // The page before ends at `start`; it begins after the row that stands one further back.
  if (before.next === null) return { ...filter, after: null };
  const beyond = await rowsOnly({ ...looking, filter: backwards(filter, before.next) });
  const key = beyond.rows[0];
  return { ...filter, after: key === undefined ? null : keyOf(filter, key) };
}

function keyOf({ order }: QueueFilter, row: Parameters<typeof queueKeyOf>[1]) {
  return queueKeyOf(order, row);
}
