import type { OpenEntry } from "#app/adapters/database/entry-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { DraftId, ReportId } from "#app/core/ids.ts";
import { millisOf, type Instant } from "#app/core/instant.ts";
import { parseEntryForm } from "#app/core/intake/entry-form.ts";
import type { EntryEvent, EntryProblem } from "#app/core/intake/entry.ts";
import { askedOnPage } from "#app/core/intake/incident-page.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { PackQuestion } from "#app/core/office/office-pack.ts";
import { dayIn } from "#app/core/local-day.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { readDraft } from "../intake/read-draft.ts";
import type { Tools } from "../tools.ts";
import { entryEvents, eventOfEntry } from "./entry-event.ts";
import { entryMark, findOwnEntry } from "./own-entry.ts";

export type ReadEntryOutcome =
  | {
      readonly kind: "entry";
      /** As it was typed, without contact details. */
      readonly fields: FormFields;
      readonly hasSealedContact: boolean;
      /** Of what is saved, for `saveEntry`. */
      readonly mark: string;
      readonly items: readonly EvidenceItem[];
      readonly expiresAt: Instant;
      /** The events that it can be about. */
      readonly events: readonly EntryEvent[];
      /** What the page of the chosen event asks. */
      readonly eventAsks: readonly PackQuestion[];
      /** What has to be put right before it can be filed. */
      readonly problems: readonly EntryProblem[];
    }
  | { readonly kind: "filed"; readonly reportId: ReportId | null }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** A report as far as this person has typed it in. */
export async function readEntry(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets" | "accountSealer" | "office">,
  input: { readonly by: Person; readonly draftId: DraftId },
): Promise<ReadEntryOutcome> {
  const found = await tools.read(async (stores) => {
    const own = await findOwnEntry(tools, stores, input);
    if (own.kind !== "entry") return own;
    const event = await eventOfEntry(stores, own.entry.form);
    return { ...own, event, events: await entryEvents(stores) };
  });
  if (found.kind === "filed") return { kind: "filed", reportId: found.entry.reportId };
  if (found.kind !== "entry") return found;
  const open = await readDraft(tools, { token: found.token });
  if (open === undefined) return { kind: "not-found" };
  const fields = found.entry.form;
  const now = tools.clock.now();
  const today = dayIn(tools.office.timeZone, millisOf(now));
  const read = parseEntryForm(fields, { pack: tools.office, today, now });
  const unanswered: EntryProblem[] =
    open.draft.answers.aboutYou === undefined ? [{ field: "choice", code: "choose-reach" }] : [];
  return {
    kind: "entry",
    fields,
    hasSealedContact: open.draft.hasSealedIdentity,
    mark: entryMark(fields, open.draft),
    items: open.items.filter(({ state }) => state !== "withdrawn"),
    expiresAt: open.draft.expiresAt,
    events: found.events,
    eventAsks: askedOnPage(found.event.origin?.questions ?? []),
    problems: [...(read.ok ? [] : read.problems), ...found.event.problems, ...unanswered],
  };
}

/** What this person began to type in and has not filed. */
export async function listEntries(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<
  | { readonly kind: "entries"; readonly entries: readonly OpenEntry[] }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "report.enter", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const entries = await tools.read((stores) => stores.entries.openOf(input.by.id, now));
  return { kind: "entries", entries };
}
