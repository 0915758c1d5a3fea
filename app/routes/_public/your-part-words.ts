import type { YourPart } from "#app/core/intake/your-part.ts";
import type { Text } from "#app/ui/text/en/index.ts";

/** What stands beside the story, each answer under its question; an empty value was not said. */
export function yourPartAnswers(answer: YourPart | undefined, { yourPart: words, common }: Text) {
  return [
    {
      term: words.behalf.label,
      value: answer?.behalf == null ? "" : words.behalf[answer.behalf],
    },
    {
      term: words.elsewhere.label,
      value: answer?.elsewhere == null ? "" : words.elsewhere[answer.elsewhere],
    },
    ...(answer?.elsewhereWhere
      ? [{ term: words.elsewhereWhere.label, value: answer.elsewhereWhere }]
      : []),
    { term: words.wish.label, value: answer?.wish ?? "" },
    {
      term: words.legalHelp.label,
      value: answer?.legalHelp === true ? words.legalHelp.choice : common.notAnswered,
    },
  ];
}
