import { later } from "#app/core/instant.ts";
import { DRAFT_MILLIS } from "../intake/draft-lifetime.ts";
import type { Tools } from "../tools.ts";
import { originShown } from "./origin-of-event.ts";

export type BeginOutcome =
  | { readonly kind: "begun"; readonly token: string }
  /** The browser has a report that somebody wrote in already: it goes on as it is, with the origin that it has. */
  | { readonly kind: "goes-on" }
  | { readonly kind: "closed" };

/** The parts of a draft that nobody wrote. */
const OF_ORIGIN: readonly string[] = ["origin", "leftOrigin"];

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
    const origin = await originShown(stores, input, ["open"]);
    if (origin === undefined) return { kind: "closed" };
    const draft =
      input.token === undefined
        ? undefined
        : await stores.drafts.byToken(shortSecrets.hashToken(input.token));
    if (input.token !== undefined && draft?.reportId === null && draft.expiresAt >= now) {
      const isWritten = Object.keys(draft.answers).some((part) => !OF_ORIGIN.includes(part));
      if (isWritten) return { kind: "goes-on" };
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
