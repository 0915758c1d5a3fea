import type { ORIGIN_QUESTIONS, OriginOnPage } from "#app/core/intake/file-origin.ts";
import type { Text } from "../text/en/index.ts";

/** What was said of where a file comes from, each answer under its question; what was not said is left out. */
export function originSaid(
  origin: OriginOnPage | undefined,
  { fileOrigin: words }: Pick<Text, "fileOrigin">,
): readonly { readonly term: string; readonly value: string }[] {
  if (origin === undefined) return [];
  const answer = (question: keyof typeof ORIGIN_QUESTIONS) => {
    const value = origin[question];
    return value == null ? [] : [{ term: words[question].label, value: words.sure[value] }];
  };
  const { recordedBy, app } = origin;
  return [
    ...(recordedBy === null
      ? []
      : [{ term: words.recordedBy.label, value: words.recordedBy[recordedBy] }]),
    ...answer("original"),
    ...answer("edited"),
    ...answer("viaApp"),
    ...(app === "" ? [] : [{ term: words.app.label, value: app }]),
    ...answer("stillThere"),
    ...answer("placeTakenOut"),
  ];
}
