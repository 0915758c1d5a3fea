import { isIdOf } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { isLanguageTag } from "#app/core/intake/languages.ts";
import { isLetterPlace, type LetterValues } from "#app/core/office/letter.ts";
import { isLetterWay } from "#app/core/office/sent-letter.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { MESSAGE_PROBLEMS, NO_THREAD } from "#app/ui/desk/message-words.ts";
import type { LetterSheetProps } from "#app/ui/desk/letter-sheet.tsx";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { LetterAsked } from "#app/use-cases/office/prepare-letter.ts";
import { settled } from "./answers.server.ts";
import { letterView, timeInWords } from "./letter-view.ts";

/** What the page of letters shows after its form, or that the letter went out. */
export type FilledLetter =
  | { readonly kind: "sent" }
  | {
      readonly kind: "filled";
      readonly fields: FormFields;
      readonly sheet: LetterSheetProps;
      /** Why it did not go out, where that was asked for. */
      readonly problem: string | undefined;
    };

const NOT_SENT = {
  missing: "Nothing was sent: a place is missing. Fill it, and look at the letter again.",
  changed:
    "Nothing was sent: the letter changed since you looked at it. This is how it is now. Look again, then send it.",
  nobody: "Nothing was sent: a letter of this kind goes to nobody from here.",
  "no-thread": `Nothing was sent. ${NO_THREAD}`,
} as const;

/** Fills a letter; and, where the form says a way, sends it or notes that it was handed out. */
export async function fillOrSend(
  useCases: Pick<UseCases, "prepareLetter" | "sendLetter">,
  input: { readonly by: Person; readonly fields: FormFields },
): Promise<FilledLetter> {
  const { fields } = input;
  const asked = askedOf(input);
  const way = fields["intent"];
  let problem: string | undefined;
  if (isLetterWay(way)) {
    const seen = fields["seen"] ?? "";
    const outcome = settled(await useCases.sendLetter({ ...asked, way, seen }));
    if (outcome.kind === "sent") return { kind: "sent" };
    problem =
      outcome.kind === "problem"
        ? `Nothing was sent. ${MESSAGE_PROBLEMS[outcome.problem]}`
        : outcome.kind === "too-many"
          ? `Nothing was sent: the office wrote ${outcome.most} messages to this reporter within a day. Send it later.`
          : NOT_SENT[outcome.kind];
  }
  const prepared = settled(await useCases.prepareLetter(asked));
  return { kind: "filled", fields, sheet: letterView(prepared), problem };
}

function askedOf({
  by,
  fields,
}: {
  readonly by: Person;
  readonly fields: FormFields;
}): LetterAsked {
  const letterId = fields["letter"] ?? "";
  const { language = "" } = fields;
  const typed: LetterValues = Object.fromEntries(
    Object.entries(fields).filter(([name, text]) => isLetterPlace(name) && text.trim() !== ""),
  );
  return {
    by,
    letterId,
    reportId: isIdOf("rpt", fields["report"]) ? fields["report"] : undefined,
    caseId: isIdOf("cas", fields["case"]) ? fields["case"] : undefined,
    language: isLanguageTag(language) ? language : undefined,
    blocks: Object.keys(fields).flatMap((name) =>
      name.startsWith("block-") ? [name.slice("block-".length)] : [],
    ),
    bodyId: fields["body"],
    values: typed,
    timeInWords,
  };
}
