import type { DraftId, ReportId } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import { parseEntryForm } from "#app/core/intake/entry-form.ts";
import type { EntryProblem } from "#app/core/intake/entry.ts";
import { isLanguageTag } from "#app/core/intake/languages.ts";
import { dayIn } from "#app/core/local-day.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { endSent } from "../intake/draft-in-reach.ts";
import { readReceipt } from "../intake/read-receipt.ts";
import { saveAnswers } from "../intake/save-answers.ts";
import { submitReport } from "../intake/submit-report.ts";
import type { Tools } from "../tools.ts";
import { eventOfEntry } from "./entry-event.ts";
import { findOwnEntry } from "./own-entry.ts";

export type FileEntryOutcome =
  | {
      readonly kind: "filed";
      readonly reportId: ReportId;
      readonly reportCode: string;
      /** The receipt code's digits, for the reporter. Nobody of the office can have it shown again. */
      readonly receiptCode: string | null;
    }
  | { readonly kind: "problems"; readonly problems: readonly EntryProblem[] }
  | { readonly kind: "already-filed"; readonly reportId: ReportId | null }
  | { readonly kind: "busy" | "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Files what was typed in as a report, through the same door as every report: its record names who typed it as the one who filed it, and says how it came.
 * The receipt code is answered once; with the draft's secret goes the only way to show it again.
 */
export async function fileEntry(
  tools: Parameters<typeof submitReport>[0] & Pick<Tools, "accountSealer">,
  input: { readonly by: Person; readonly draftId: DraftId },
): Promise<FileEntryOutcome> {
  const { by } = input;
  const found = await tools.read(async (stores) => {
    const own = await findOwnEntry(tools, stores, input);
    return own.kind === "entry"
      ? { ...own, event: await eventOfEntry(stores, own.entry.form) }
      : own;
  });
  if (found.kind === "filed") return { kind: "already-filed", reportId: found.entry.reportId };
  if (found.kind !== "entry") return found;
  const { token, entry, event } = found;
  const now = tools.clock.now();
  const today = dayIn(tools.office.timeZone, millisOf(now));
  const read = parseEntryForm(entry.form, { pack: tools.office, today, now });
  const problems = [...(read.ok ? [] : read.problems), ...event.problems];
  if (!read.ok || problems.length > 0) return { kind: "problems", problems };
  const { answers, facts, seen } = read.value;
  const sightings = seen.map((one) => ({ ...one, id: tools.newId("sgt") }));
  const { origin } = event;
  const saved = await saveAnswers(tools, { token, answers: { ...answers, sightings, origin } });
  if (saved.kind === "no-draft") return { kind: "not-found" };
  const language = entry.form["language"] ?? "";
  const sent = await submitReport(tools, {
    ...{ token, by, entry: facts, channel: facts.channel },
    language: isLanguageTag(language) ? language : "en",
    from: by.id,
  });
  switch (sent.kind) {
    case "incomplete":
      return { kind: "problems", problems: [{ field: "choice", code: "choose-reach" }] };
    case "busy":
    case "ticket-used":
      return { kind: "busy" };
    case "no-draft":
      return { kind: "not-found" };
    case "already-sent":
      return { kind: "already-filed", reportId: sent.reportId };
    case "sent": {
      const receipt = await readReceipt(tools, { token });
      await endSent(tools, { token: sent.sentToken });
      return {
        kind: "filed",
        reportId: sent.reportId,
        reportCode: receipt?.reportCode ?? "",
        receiptCode: receipt?.receiptCode?.digits ?? null,
      };
    }
  }
}
