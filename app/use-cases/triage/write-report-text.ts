import type { Report } from "#app/adapters/database/report-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { TextPart } from "#app/core/triage/edited-part.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { guardedEdit, type Editing, type Held } from "./guarded-edit.ts";

/** Longer texts are not taken: a report's own words have less room. */
const TEXT_LIMIT = 40_000;
const MADE_WITH_LIMIT = 200;

export type TextOutcome =
  | Held
  | { readonly kind: "done" | "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
  | { readonly kind: "text-too-long" | "made-with-too-long" };

/**
 * Writes the next version of the office's own words about a report: its summary, or the translation beside what the reporter wrote. Those before
 * stay. `seen` is the version that the form was filled for. No program translates by itself: `madeWith` says where a person used one.
 */
export async function writeReportText(
  tools: Pick<Tools, "transact" | "clock" | "newId">,
  input: {
    readonly by: Person;
    readonly reportId: ReportId;
    readonly part: TextPart;
    readonly text: string;
    readonly madeWith: string;
    readonly seen: number | undefined;
  },
): Promise<TextOutcome> {
  const { by, reportId, seen } = input;
  const { newId } = tools;
  return tools.transact(async (stores): Promise<TextOutcome> => {
    const now = tools.clock.now();
    const found = await findReport(stores, by, "report.triage", reportId, now);
    if (found.kind !== "allowed") return found;
    return editText(stores, found.report, { by, now, seen, newId }, input);
  });
}

/** The same within a transaction in which the report was found. */
export async function editText(
  stores: Stores,
  report: Report,
  editing: Editing,
  sent: { readonly part: TextPart; readonly text: string; readonly madeWith: string },
): Promise<TextOutcome> {
  const { part } = sent;
  const text = sent.text.replaceAll("\r\n", "\n").trim();
  const madeWith = sent.madeWith.trim();
  if (text.length > TEXT_LIMIT) return { kind: "text-too-long" };
  if (madeWith.length > MADE_WITH_LIMIT) return { kind: "made-with-too-long" };
  const edit = { part, partId: "", mine: { text, madeWith } } as const;
  const outcome = await guardedEdit(stores, report, editing, edit, async (standing) => {
    const version = standing.version + 1;
    const { by, now: at } = editing;
    await stores.edits.writeText(
      { reportId: report.id, part, version, text, madeWith, authorId: by.id, at },
      {
        ev: "report.text_written",
        subj: report.id,
        actor: actorOf(by),
        obj: { part, version, by_program: madeWith !== "" },
        disclosures: [actorName(by)],
      },
    );
    return { kind: "done" } as const;
  });
  return outcome.kind === "same" ? { kind: "done" } : outcome;
}
