import type { PageOrigin } from "#app/core/intake/incident-page.ts";
import { later } from "#app/core/instant.ts";
import { wordsIn } from "#app/core/office/words.ts";
import { DRAFT_MILLIS } from "../intake/draft-lifetime.ts";
import type { Tools } from "../tools.ts";

export type BeginOutcome =
  | { readonly kind: "begun"; readonly token: string }
  /** The browser has a report that somebody wrote in already: it goes on as it is, with the origin that it has. */
  | { readonly kind: "goes-on" }
  | { readonly kind: "closed" };

/**
 * Begins a report on the page of a named event, and keeps where it was begun, what the page offered and what it asks, in the version that was shown.
 * Nothing of that is the reporter's statement. A draft in which nothing is written yet takes the origin.
 */
export async function beginOnPage(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "shortSecrets">,
  input: {
    readonly slug: string;
    readonly language: string;
    /** The browser's draft, where it has one. */
    readonly token: string | undefined;
  },
): Promise<BeginOutcome> {
  const { shortSecrets } = tools;
  const now = tools.clock.now();
  const expiresAt = later(now, DRAFT_MILLIS);
  const fresh = shortSecrets.newToken();
  return tools.transact(async (stores): Promise<BeginOutcome> => {
    const page = await stores.incidentPages.bySlug(input.slug);
    if (page?.state !== "open" || page.shownVersion === null) return { kind: "closed" };
    const shown = await stores.incidentPages.version(page.id, page.shownVersion);
    if (shown === undefined) return { kind: "closed" };
    const { title, place, time, questions } = shown.content;
    const origin: PageOrigin = {
      ...{ page: page.id, version: shown.version, sha256: shown.sha256, slug: page.slug },
      title: wordsIn(title, input.language).text,
      ...{ place, time, questions, given: [] },
    };
    const draft =
      input.token === undefined
        ? undefined
        : await stores.drafts.byToken(shortSecrets.hashToken(input.token));
    if (input.token !== undefined && draft?.reportId === null && draft.expiresAt >= now) {
      if (Object.keys(draft.answers).some((part) => part !== "origin")) return { kind: "goes-on" };
      await stores.drafts.saveAnswers(draft.id, { origin }, now, expiresAt);
      return { kind: "begun", token: input.token };
    }
    const id = tools.newId("drf");
    const tokenHash = shortSecrets.hashToken(fresh);
    await stores.drafts.create({ id, tokenHash, now, expiresAt });
    await stores.drafts.saveAnswers(id, { origin }, now, expiresAt);
    return { kind: "begun", token: fresh };
  });
}
