import type { Answers } from "#app/core/intake/answers.ts";
import type { FormFields, Problem as CodedProblem } from "#app/core/intake/problem.ts";
import type { Problem } from "#app/ui/form/problem.ts";
import { sayProblems } from "#app/ui/form/say-problems.ts";
import type { Text } from "#app/ui/text/en/index.ts";

/** What the fields of "What happened" show for the answers saved so far. */
export function whatHappenedValues({ whatHappened }: Answers): FormFields {
  return whatHappened === undefined ? {} : { ...whatHappened };
}

/** What the fields of "Where and when" show for the answers saved so far. */
export function whereAndWhenValues({ whereAndWhen }: Answers): FormFields {
  if (whereAndWhen === undefined) return {};
  const { place, latitude, longitude, time } = whereAndWhen;
  return {
    place,
    latitude: latitude ?? "",
    longitude: longitude ?? "",
    ...dayValues("from", time.from),
    "from-time": time.fromTime ?? "",
    ...dayValues("until", time.until),
    "until-time": time.untilTime ?? "",
    ...(time.about ? { about: "yes" } : {}),
  };
}

/** What the page "About you" shows: the choice only. Contact details were sealed and cannot be shown again. */
export function aboutYouValues({ aboutYou }: Answers): FormFields {
  return aboutYou === undefined ? {} : { choice: aboutYou.choice };
}

function dayValues(name: "from" | "until", day: string | null): FormFields {
  const [year = "", month = "", date = ""] = (day ?? "").split("-");
  return {
    [`${name}-month`]: month.replace(/^0/, ""),
    [`${name}-day`]: date.replace(/^0/, ""),
    [`${name}-year`]: year,
  };
}

/** What a page's fields show: what was just sent, when it was sent back; else what is saved. */
export function shownFields(
  saved: FormFields,
  sentBack: { readonly values: FormFields; readonly problems: readonly CodedProblem[] } | undefined,
  text: Text,
): { readonly values: FormFields; readonly problems: readonly Problem[] } {
  if (sentBack === undefined) return { values: saved, problems: [] };
  return { values: sentBack.values, problems: sayProblems(sentBack.problems, text) };
}
