import type { StatusWords } from "#app/core/triage/status-words.ts";
import { Notice } from "./small-parts.tsx";

/** Warns whoever reads a report that its words may state somebody's immigration status, with the words and the reason. */
export function StatusWordsNote({ found }: { readonly found: readonly StatusWords[] }) {
  if (found.length === 0) return null;
  return (
    <Notice tone="warning">
      Take care: this report may say what immigration status somebody has. It has the words{" "}
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
