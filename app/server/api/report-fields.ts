import { z } from "zod";
import { CONTACT_WAYS, parseAboutYou } from "#app/core/intake/about-you.ts";
import { parseWhatHappened, parseWhereAndWhen } from "#app/core/intake/answers.ts";
import { dayIn } from "#app/core/local-day.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import { versionOfPack } from "#app/core/office/report-tags.ts";
import type { FormFields, Parsed, Problem } from "#app/core/intake/problem.ts";
import { ApiProblem, type FieldProblem } from "./problems.ts";
import { answersShape, readAnswers } from "./office-form.ts";
import { categoryShape, incidentTimeShape, languageShape, text } from "./shapes/common.ts";

const degrees = z
  .string()
  .regex(/^[+-]?\d{1,3}(?:\.\d{1,12})?$/)
  .describe("Decimal degrees WGS 84, as text with as many digits as are known");

/** A report as its reporter tells it. Contact details are sealed on arrival and never given back. */
export const tellingShape = z.strictObject({
  category: categoryShape,
  narrative: text(50_000, 1),
  answers: answersShape.optional(),
  language: languageShape.optional().describe("In which it is told; `en` where left out"),
  where: z.strictObject({
    place: text(1_000, 1),
    latitude: degrees.nullable().optional(),
    longitude: degrees.nullable().optional(),
  }),
  when: incidentTimeShape
    .partial()
    .optional()
    .describe("Wall time at the place; leave out what is not known"),
  event: text(40, 2)
    .optional()
    .describe("Last part of the address of an open page of an event that the report is about"),
  contact: z
    .strictObject({
      ...{ name: text(500), email: text(500), phone: text(500), notes: text(500) },
      ...{ times: text(500), language: text(500), lawyer: text(500) },
      way: z.enum(CONTACT_WAYS).describe("What they like best"),
      interpreter: z.boolean(),
    })
    .partial()
    .nullable()
    .optional()
    .describe("Left out or null: the reporter stays anonymous"),
  onlyHere: z
    .boolean()
    .optional()
    .describe("True for a reporter without contact who may be written to behind the receipt code"),
});

type Telling = z.output<typeof tellingShape>;

/** Where the form's fields stand in the JSON. */
const PLACES: Readonly<Record<string, string>> = {
  place: "where.place",
  latitude: "where.latitude",
  longitude: "where.longitude",
  "from-month": "when.from",
  "from-time": "when.fromTime",
  "until-month": "when.until",
  "until-time": "when.untilTime",
  name: "contact.name",
  email: "contact.email",
  phone: "contact.phone",
  "contact-notes": "contact.notes",
  "contact-times": "contact.times",
  "contact-language": "contact.language",
  "contact-lawyer": "contact.lawyer",
};

/**
 * Reads a telling with the rules of the public form, so that both doors take the same; `now` in milliseconds since 1970. Throws the
 * problem `invalid` with every field.
 */
export function readTelling(telling: Telling, office: LoadedPack, now: number) {
  const fields = formFieldsOf(telling);
  const today = dayIn(office.timeZone, now);
  const offered = office.categories.map(({ id }) => id);
  const whatHappened = parseWhatHappened(fields, offered);
  const whereAndWhen = parseWhereAndWhen(fields, today);
  const aboutYou = parseAboutYou(fields, false);
  const problems = [whatHappened, whereAndWhen, aboutYou].flatMap((one: Parsed<unknown>) =>
    one.ok ? [] : one.problems,
  );
  if (!whatHappened.ok || !whereAndWhen.ok || !aboutYou.ok) {
    throw new ApiProblem("invalid", "Some values need to be changed.", {
      fields: problems.map(fieldProblem),
    });
  }
  const { category, answers, language = "en" } = telling;
  const questions =
    answers === undefined
      ? undefined
      : {
          category,
          pack: versionOfPack(office),
          given: readAnswers(office, category, answers, language),
        };
  return {
    answers: {
      whatHappened: whatHappened.value,
      whereAndWhen: whereAndWhen.value,
      ...(questions === undefined ? {} : { questions }),
    },
    aboutYou: aboutYou.value,
  };
}

function fieldProblem({ field, code }: Problem): FieldProblem {
  return { field: PLACES[field] ?? field, code, detail: `${code.replaceAll("-", " ")}.` };
}

function formFieldsOf(telling: Telling): FormFields {
  const { category, narrative, where, when, contact, onlyHere } = telling;
  return {
    category,
    narrative,
    place: where.place,
    latitude: where.latitude ?? "",
    longitude: where.longitude ?? "",
    ...dayFields("from", when?.from),
    "from-time": when?.fromTime ?? "",
    ...dayFields("until", when?.until),
    "until-time": when?.untilTime ?? "",
    about: when?.about === true ? "yes" : "",
    choice: contact != null ? "contact" : onlyHere === true ? "only-here" : "anonymous",
    name: contact?.name ?? "",
    email: contact?.email ?? "",
    phone: contact?.phone ?? "",
    "contact-notes": contact?.notes ?? "",
    "contact-way": contact?.way ?? "",
    "contact-times": contact?.times ?? "",
    "contact-language": contact?.language ?? "",
    "contact-interpreter": contact?.interpreter === true ? "yes" : "",
    "contact-lawyer": contact?.lawyer ?? "",
  };
}

function dayFields(name: string, day: string | null | undefined): FormFields {
  const [year = "", month = "", date = ""] = (day ?? "").split("-");
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date };
}
