import type { ReceivedForm } from "#app/http/load-context.ts";
import type { LanguageTag } from "#app/core/intake/languages.ts";
import type { Problem } from "#app/ui/form/problem.ts";
import { fill } from "#app/ui/text/fill.ts";
import { sizeSaid } from "#app/ui/text/size-said.ts";
import type { Text } from "#app/ui/text/en/index.ts";
import type { FORM_FILE_LIMIT } from "#app/use-cases/intake/receive-evidence.ts";

// Routes know use cases as types only; the type holds this number to theirs.
const FILE_LIMIT: typeof FORM_FILE_LIMIT = 5_000_000_000;
/** Files the server reads from one form. */
const FORM_FILES = 50;

/** The largest file a form takes, in words. */
export function fileLimitSaid({ common }: Text, language: LanguageTag): string {
  return sizeSaid(FILE_LIMIT, common.sizes, language);
}

/** One file that was not taken, "none" when a form that was to add files had none, or that all of the form is of another report. */
export interface FileProblem {
  readonly name: string;
  readonly why:
    | "program"
    | "web-page"
    | "empty"
    | "too-large"
    | "too-many"
    | "report-full"
    | "no-room"
    | "broken-off"
    | "too-many-at-once"
    | "other-report"
    | "none";
}

/** Which files of a form were not taken. The others were, and stay. A file sent twice is one file, and no problem. */
export function fileProblems({ files, cutOff }: ReceivedForm): readonly FileProblem[] {
  const problems = files.flatMap(({ name, outcome }): FileProblem[] => {
    switch (outcome.kind) {
      case "received":
      case "already-here":
        return [];
      case "refused":
        return [{ name, why: outcome.why }];
      case "broken-off":
      case "other-bytes":
      case "no-draft":
        return [{ name, why: "broken-off" }];
    }
  });
  return cutOff === null ? problems : [...problems, { name: "", why: "too-many-at-once" }];
}

/** The problems in words, each once. */
export function sayFileProblems(
  problems: readonly FileProblem[],
  text: Text,
  language: LanguageTag,
): readonly Problem[] {
  const limit = fileLimitSaid(text, language);
  const messages = problems.map(({ name, why }) =>
    sentence(why, { name, limit }, text.errors.files),
  );
  return Array.from(new Set(messages), (message) => ({ field: "files", message }));
}

function sentence(
  why: FileProblem["why"],
  { name, limit }: { readonly name: string; readonly limit: string },
  words: Text["errors"]["files"],
): string {
  switch (why) {
    case "program":
      return fill(words.program, { name });
    case "web-page":
      return fill(words.webPage, { name });
    case "empty":
      return fill(words.empty, { name });
    case "too-large":
      return fill(words.tooLarge, { name, limit });
    case "too-many":
      return fill(words.tooManyInReport, { name });
    case "report-full":
      return fill(words.reportFull, { name });
    case "no-room":
      return fill(words.noRoom, { name });
    case "broken-off":
      return fill(words.broken, { name });
    case "too-many-at-once":
      return fill(words.tooMany, { limit: FORM_FILES });
    case "other-report":
      return words.otherReport;
    case "none":
      return words.none;
  }
}
