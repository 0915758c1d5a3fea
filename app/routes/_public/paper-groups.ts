import type { LoadedPack, PackQuestion } from "#app/core/office/office-pack.ts";
import { questionsByConcern } from "#app/core/office/questions-by-concern.ts";
import { choicesOf } from "#app/core/office/questions.ts";
import type { PaperGroup } from "#app/ui/paper/paper-form.tsx";
import { packText, shownQuestions } from "#app/ui/report-fields/pack-words.ts";

/** The office's questions for paper: every branch, each with the concerns and the answers that lead to it. */
export function shownPaperGroups(pack: LoadedPack, language: string): readonly PaperGroup[] {
  const labelsOf = (ids: readonly string[]) =>
    pack.categories
      .filter(({ id }) => ids.includes(id))
      .map(({ label }) => packText(label, language));
  return questionsByConcern(pack).map(({ asked, notAsked, questions }) => ({
    // Whichever list is shorter is read sooner.
    ...(notAsked.length < asked.length
      ? { only: [], skip: labelsOf(notAsked) }
      : { only: labelsOf(asked), skip: [] }),
    questions: shownQuestions(pack, questions, language).map((question, index) => ({
      question,
      after: afterOf(pack, questions[index], language),
    })),
  }));
}

function afterOf(
  pack: LoadedPack,
  question: PackQuestion | undefined,
  language: string,
): PaperGroup["questions"][number]["after"] {
  const when = question?.when;
  const first = pack.questions.find(({ id }) => id === when?.question);
  if (when == null || first === undefined) return null;
  return {
    question: packText(first.wording, language),
    answers: choicesOf(pack, first)
      .filter(({ id }) => when.answers.includes(id))
      .map(({ label }) => packText(label, language)),
  };
}
