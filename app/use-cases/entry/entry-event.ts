import type { ReadStores } from "#app/adapters/database/stores.ts";
import { languageOfEntry } from "#app/core/intake/entry-form.ts";
import type { EntryEvent, EntryProblem } from "#app/core/intake/entry.ts";
import { askedOnPage, type PageOrigin } from "#app/core/intake/incident-page.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { parseGivenAnswers } from "#app/core/office/questions.ts";
import { originShown } from "../incident-pages/origin-of-event.ts";

/** A letter can come after its page was closed. */
const SHOWN = ["open", "closed"] as const;

/** Every page that was ever open, newest first. */
export async function entryEvents({
  incidentPages,
}: Pick<ReadStores, "incidentPages">): Promise<readonly EntryEvent[]> {
  const pages = await incidentPages.all();
  return pages
    .filter(({ shownVersion }) => shownVersion !== null)
    .map(({ slug, state, content }) => ({ slug, state, title: content.title.en }));
}

/**
 * Reads which event what was typed is about (`event`, the last part of its page's address) with the answers to that page's questions. `origin` is undefined
 * where none was chosen.
 */
export async function eventOfEntry(
  stores: Pick<ReadStores, "incidentPages">,
  fields: FormFields,
): Promise<{
  readonly origin: PageOrigin | undefined;
  readonly problems: readonly EntryProblem[];
}> {
  const slug = fields["event"] ?? "";
  if (slug === "") return { origin: undefined, problems: [] };
  const language = languageOfEntry(fields);
  const origin = await originShown(stores, { slug, language }, SHOWN);
  if (origin === undefined) {
    return { origin, problems: [{ field: "event", code: "event-not-there" }] };
  }
  const read = parseGivenAnswers({ agencies: [] }, askedOnPage(origin.questions), {
    fields,
    all: (name) => (fields[name] ?? "").split(","),
    language,
  });
  return read.ok
    ? { origin: { ...origin, given: read.value }, problems: [] }
    : { origin, problems: read.problems };
}
