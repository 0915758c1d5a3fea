import { parseAboutYou } from "#app/core/intake/about-you.ts";
import type { DraftId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import type { FormFields, Problem } from "#app/core/intake/problem.ts";
import { isBlank } from "#app/core/intake/typed-text.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { DRAFT_MILLIS } from "../intake/draft-lifetime.ts";
import { saveAboutYou } from "../intake/save-answers.ts";
import type { Tools } from "../tools.ts";
import { findOwnEntry } from "./own-entry.ts";

export type SaveEntryOutcome =
  /** Everything is kept but contact details that do not read: those are nowhere but on the page. */
  | { readonly kind: "saved"; readonly problems: readonly Problem[] }
  | { readonly kind: "filed" | "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Fields that name the reporter: sealed at once, or not kept at all. */
const OF_CONTACT = /^(name|email|phone|contact-.*)$/;

/**
 * Keeps the whole page as it was typed, right or wrong, so that nothing is lost; it is judged when it is filed. Contact details are sealed
 * apart, as when the reporter types them, and can be replaced, never shown again.
 */
export async function saveEntry(
  tools: Pick<
    Tools,
    "transact" | "read" | "clock" | "shortSecrets" | "accountSealer" | "identitySealer"
  >,
  input: { readonly by: Person; readonly draftId: DraftId; readonly fields: FormFields },
): Promise<SaveEntryOutcome> {
  const { fields, draftId } = input;
  const kept = Object.fromEntries(
    Object.entries(fields).filter(([name, text]) => !OF_CONTACT.test(name) && text !== ""),
  );
  const now = tools.clock.now();
  const found = await tools.transact(async (stores) => {
    const own = await findOwnEntry(tools, stores, input);
    if (own.kind !== "entry") return own;
    const draft = await stores.drafts.byToken(tools.shortSecrets.hashToken(own.token));
    if (draft === undefined || draft.expiresAt < now) return { kind: "not-found" } as const;
    await stores.drafts.touch(draftId, now, later(now, DRAFT_MILLIS));
    await stores.entries.save(draftId, kept);
    return { ...own, hasSealedContact: draft.hasSealedIdentity };
  });
  if (found.kind === "filed") return { kind: "filed" };
  if (found.kind !== "entry") return found;
  const about = parseAboutYou(fields, found.hasSealedContact);
  if (about.ok) {
    await saveAboutYou(tools, { token: found.token, form: about.value });
    return { kind: "saved", problems: [] };
  }
  const isBegun = Object.entries(fields).some(
    ([name, text]) => (OF_CONTACT.test(name) || name === "choice") && !isBlank(text),
  );
  return { kind: "saved", problems: isBegun ? about.problems : [] };
}
