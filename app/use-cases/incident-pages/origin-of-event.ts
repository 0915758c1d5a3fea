import type { ReadStores } from "#app/adapters/database/stores.ts";
import {
  originOn,
  type IncidentPageState,
  type PageOrigin,
} from "#app/core/intake/incident-page.ts";
import type { Tools } from "../tools.ts";

/** The page at an address as the public is shown it, for a report that names it; undefined where there is none in one of those states. */
export async function originShown(
  { incidentPages }: Pick<ReadStores, "incidentPages">,
  { slug, language }: { readonly slug: string; readonly language: string },
  states: readonly IncidentPageState[],
): Promise<PageOrigin | undefined> {
  const page = await incidentPages.bySlug(slug);
  if (page === undefined || !states.includes(page.state)) return undefined;
  if (page.shownVersion === null) return undefined;
  const shown = await incidentPages.version(page.id, page.shownVersion);
  return shown && originOn(page, shown, language);
}

/** What a report keeps that is sent by a program and names an open page by the last part of its address; undefined where no such page is open. */
export async function originOfEvent(
  tools: Pick<Tools, "read">,
  input: { readonly slug: string; readonly language: string },
): Promise<PageOrigin | undefined> {
  return tools.read((stores) => originShown(stores, input, ["open"]));
}
