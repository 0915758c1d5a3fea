import type { StatusWords } from "#app/core/triage/status-words.ts";
import { Notice } from "./small-parts.tsx";

/** Warns whoever reads a report, or a request of its reporter, that its words may state somebody's immigration status, with the words and the reason. */
export function StatusWordsNote({
  found,
  what = "report",
}: {
  readonly found: readonly StatusWords[];
  readonly what?: "report" | "request";
}) {
  if (found.length === 0) return null;
  return (
    <Notice tone="warning">
      Take care: this {what} may say what immigration status somebody has. It has the words{" "}
      {found.map(({ words, language }, index) => (
        <span key={words}>
          {index === 0 ? "" : ", "}“<bdi>{words}</bdi>” ({language})
        </span>
      ))}
      . The form does not ask for it and no work on a report needs it. Do not copy it into notes,
      titles or messages. These words were found by a list: they may mean something else.
    </Notice>
  );
}
