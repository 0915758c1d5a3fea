import type { Doing } from "#app/core/triage/presence.ts";
import { initials } from "#app/ui/desk/initials.ts";
import type { ShownPresent } from "#app/ui/desk/present-people.tsx";

const DOING_WORDS: Readonly<Record<Doing, string>> = {
  reading: "is reading this too",
  note: "is writing a note",
  message: "is writing to the reporter",
  words: "is changing the summary or the translation",
};

/** Colleagues who have a report open, as its page tells of them. */
export function presentView(
  others: readonly { readonly name: string; readonly doing: Doing }[],
): readonly ShownPresent[] {
  return others.map(({ name, doing }) => ({
    initials: initials(name),
    words: `${name} ${DOING_WORDS[doing]}`,
    isWriting: doing !== "reading",
  }));
}
