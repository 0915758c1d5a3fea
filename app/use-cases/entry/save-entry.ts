import { parseAboutYou } from "#app/core/intake/about-you.ts";
import type { DraftId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import { askedOnPage } from "#app/core/intake/incident-page.ts";
import type { PackQuestion } from "#app/core/office/office-pack.ts";
import type { FormFields, Problem } from "#app/core/intake/problem.ts";
import {
  bothOfEntry,
  entryDifferences,
  hasTypedContact,
  keptOfEntry,
  type EntryDifference,
} from "#app/core/intake/entry-versions.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { DRAFT_MILLIS } from "../intake/draft-lifetime.ts";
import { saveAboutYou } from "../intake/save-answers.ts";
import type { Tools } from "../tools.ts";
import { eventOfEntry } from "./entry-event.ts";
import { entryMark, findOwnEntry } from "./own-entry.ts";

export type SaveEntryOutcome =
  /** Everything is kept but contact details that do not read: those are nowhere but on the page. */
  | { readonly kind: "saved"; readonly problems: readonly Problem[] }
  /** Another tab saved something else since the page was opened. Nothing was saved; `mark` is of what is. */
  | {
      readonly kind: "changed-since";
      readonly saved: FormFields;
      readonly differences: readonly EntryDifference[];
      /** Whether contact details were typed here while there are sealed ones, which nobody can show. */
      readonly contact: boolean;
      readonly mark: string;
      /** What the page of the event asks that both versions together name. */
      readonly eventAsks: readonly PackQuestion[];
    }
  | { readonly kind: "filed" | "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Keeps the whole page as it was typed, right or wrong, so that nothing is lost; it is judged when it is filed. Contact details are sealed
 * apart, as when the reporter types them, and can be replaced, never shown again. `seen` is the mark of what the page showed when it was opened
 * (`readEntry`): where something else was saved since, nothing is saved before whoever types has seen that. Without it nobody saw anything.
 */
export async function saveEntry(
  tools: Pick<
    Tools,
    "transact" | "read" | "clock" | "shortSecrets" | "accountSealer" | "identitySealer"
  >,
  input: {
    readonly by: Person;
    readonly draftId: DraftId;
    readonly fields: FormFields;
    readonly seen?: string | undefined;
  },
): Promise<SaveEntryOutcome> {
  const { fields, draftId, seen } = input;
  const kept = keptOfEntry(fields);
  const now = tools.clock.now();
  const found = await tools.transact(async (stores) => {
    const own = await findOwnEntry(tools, stores, input);
    if (own.kind !== "entry") return own;
    const draft = await stores.drafts.byToken(tools.shortSecrets.hashToken(own.token));
    if (draft === undefined || draft.expiresAt < now) return { kind: "not-found" } as const;
    const mark = entryMark(own.entry.form, draft);
    if (seen !== undefined && seen !== mark) {
      const saved = own.entry.form;
      const differences = entryDifferences(saved, kept);
      const contact = draft.hasSealedIdentity && hasTypedContact(fields);
      if (differences.length > 0 || contact) {
        const { origin } = await eventOfEntry(stores, bothOfEntry(saved, kept));
        const eventAsks = askedOnPage(origin?.questions ?? []);
        return { kind: "changed-since", saved, differences, contact, mark, eventAsks } as const;
      }
    }
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
  const isBegun = hasTypedContact(fields) || (fields["choice"] ?? "") !== "";
  return { kind: "saved", problems: isBegun ? about.problems : [] };
}
