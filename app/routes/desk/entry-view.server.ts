import type { LoadedPack, PackQuestion } from "#app/core/office/office-pack.ts";
import { packText, shownCategories, shownQuestions } from "#app/ui/report-fields/pack-words.ts";
import type { EntryFormProps } from "#app/ui/desk/entry/entry-form.tsx";
import type { ReceivedForm } from "#app/http/load-context.ts";
import type { FormFields } from "#app/core/intake/problem.ts";

/** What the long page shows of the office's pack, for the concern that is chosen, after what the page of the chosen event asks. */
export function entryQuestions(
  pack: LoadedPack,
  category: string | undefined,
  eventAsks: readonly PackQuestion[],
): Pick<EntryFormProps, "categories" | "questions" | "notices"> {
  const ids = pack.categories.find(({ id }) => id === category)?.questions ?? [];
  const asked = ids.flatMap((id) => pack.questions.find((question) => question.id === id) ?? []);
  return {
    categories: shownCategories(pack, "en"),
    questions: shownQuestions(pack, [...eventAsks, ...asked], "en"),
    notices: pack.notices.map((notice) => packText(notice, "en")),
  };
}

/** The fields of the long page as they are kept: several choices of one question as one text, and nothing of the form's own. */
export function entryFields({ fields, all }: Pick<ReceivedForm, "fields" | "all">): FormFields {
  const { token: _token, go: _go, seen: _seen, ...typed } = fields;
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      name.startsWith("q-") && all(name).length > 1 ? all(name).join(",") : value,
    ]),
  );
}
