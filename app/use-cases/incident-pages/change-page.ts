import type { Stores } from "#app/adapters/database/stores.ts";
import type { KeptPage, PageVersion } from "#app/core/intake/incident-page.ts";
import type { IncidentPageId } from "#app/core/ids.ts";
import {
  parsePageForm,
  parsePageTranslation,
  type PageProblem,
} from "#app/core/intake/incident-page-form.ts";
import type { LanguageTag } from "#app/core/intake/languages.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { pageEvent, textOf } from "./page-event.ts";

type Changing = Pick<Tools, "transact" | "clock">;

export type ChangePageOutcome =
  | { readonly kind: "changed" | "unchanged" | "not-found" }
  /** Somebody saved another version since the form was opened; nothing was saved. */
  | { readonly kind: "changed-since" }
  | { readonly kind: "problems"; readonly problems: readonly PageProblem[] }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Saves what a page says in one language as its next version. Earlier ones stay; the public sees the new one when the page is opened again.
 * `version` is the one that was edited.
 */
export async function changeIncidentPage(
  tools: Changing,
  input: {
    readonly by: Person;
    readonly pageId: IncidentPageId;
    readonly version: number;
    readonly language: LanguageTag;
    readonly fields: FormFields;
  },
): Promise<ChangePageOutcome> {
  const { by, language, fields } = input;
  return onPage(tools, input, async ({ incidentPages }, { page, newest }, at) => {
    if (page.version !== input.version) return { kind: "changed-since" };
    const form =
      language === "en"
        ? parsePageForm(fields, newest.content)
        : parsePageTranslation(fields, language, newest.content);
    if (!form.ok) return { kind: "problems", problems: form.problems };
    const next = textOf(form.value);
    if (next.sha256 === newest.sha256) return { kind: "unchanged" };
    const version = page.version + 1;
    const about = { page: page.id, version, sha256: next.sha256 };
    const event = pageEvent("page.changed", by, about);
    await incidentPages.addVersion(page.id, version, next, { byId: by.id, at, event });
    return { kind: "changed" };
  });
}

export type SetPageOutcome =
  { readonly kind: "done" | "not-found" } | { readonly kind: "refused"; readonly reason: Refusal };

/** Shows a page's newest version to the public, and takes reports there. Done twice, the second time changes and records nothing. */
export async function openIncidentPage(
  tools: Changing,
  input: { readonly by: Person; readonly pageId: IncidentPageId },
): Promise<SetPageOutcome> {
  return onPage(tools, input, async ({ incidentPages }, { page, newest }, at) => {
    if (page.state === "open" && page.shownVersion === page.version) return { kind: "done" };
    const about = { page: page.id, version: newest.version, sha256: newest.sha256 };
    const event = pageEvent("page.opened", input.by, about);
    await incidentPages.open(page.id, newest.version, { byId: input.by.id, at, event });
    return { kind: "done" };
  });
}

/**
 * Closes an open page: it says so in the closed words of its newest version and begins no more reports. Nothing else of a version that was not
 * put up is shown. Reports that were begun there are still taken, with their origin.
 */
export async function closeIncidentPage(
  tools: Changing,
  input: { readonly by: Person; readonly pageId: IncidentPageId },
): Promise<SetPageOutcome> {
  return onPage(tools, input, async ({ incidentPages }, { page, newest }, at) => {
    if (page.state !== "open") return { kind: "done" };
    const about = { page: page.id, version: newest.version, sha256: newest.sha256 };
    const event = pageEvent("page.closed", input.by, about);
    await incidentPages.close(page.id, newest.version, { byId: input.by.id, at, event });
    return { kind: "done" };
  });
}

async function onPage<Outcome>(
  tools: Changing,
  input: { readonly by: Person; readonly pageId: IncidentPageId },
  change: (
    stores: Stores,
    found: { readonly page: KeptPage; readonly newest: PageVersion },
    at: ReturnType<Tools["clock"]["now"]>,
  ) => Promise<Outcome>,
): Promise<
  Outcome | { readonly kind: "not-found" } | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "incident-page.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  return tools.transact(async (stores) => {
    const page = await stores.incidentPages.find(input.pageId);
    const newest = page && (await stores.incidentPages.version(page.id, page.version));
    if (page === undefined || newest === undefined) return { kind: "not-found" } as const;
    return change(stores, { page, newest }, now);
  });
}
