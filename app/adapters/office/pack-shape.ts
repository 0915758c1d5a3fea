import { z } from "zod";
import { DEFENCE_KINDS } from "#app/core/case/defence-kinds.ts";
import { SETTABLE } from "#app/core/claims/office-tolerances.ts";
import { RULE_STATUSES } from "#app/core/office/dated.ts";
import type { OfficePack } from "#app/core/office/office-pack.ts";
import type { Category } from "#app/core/intake/category.ts";

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,59}$/, "must be small letters, digits, dots and hyphens");
const text = z.string().min(1, "must not be empty").max(20_000);
const short = z.string().min(1, "must not be empty").max(300);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a day, YYYY-MM-DD");
const words = z.object({ en: text }).catchall(text);
const source = z.strictObject({
  title: short,
  url: z.url({ protocol: /^https?$/, error: "must be a web address" }).nullable(),
});
const forCounsel = z.boolean();
/** A day is more than any clock is judged by. */
const seconds = z.int("must be whole seconds").min(0).max(86_400);

const ruleVersion = {
  from: day.nullable(),
  until: day.nullable(),
  status: z.enum(RULE_STATUSES),
  text: text.nullable(),
  source,
};

const question = z.strictObject({
  id,
  kind: z.enum(["choice", "several", "yes-no", "short-text", "long-text"]),
  wording: words,
  hint: words.nullable().default(null),
  choices: z.array(z.strictObject({ id, label: words })).default([]),
  choicesFrom: z.literal("agencies").nullable().default(null),
  when: z
    .strictObject({ question: id, answers: z.array(id).min(1, "must name an answer") })
    .nullable()
    .default(null),
  required: z.boolean().default(false),
  visibility: z.enum(["desk", "case-team"]),
  retention: id,
});

/** The shape of a pack's file. Members that are not known are refused: a typing error must not pass in silence. */
export const packShape: z.ZodType<OfficePack> = z.strictObject({
  format: z.literal(1, "must be 1"),
  id,
  date: day,
  officeName: short,
  stateName: short,
  numberPrefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,9}$/, "must be 2 to 10 capital letters or digits"),
  timeZone: short,
  quickExitUrl: short,
  emergencyNumber: z.string().regex(/^[0-9 +-]{2,20}$/, "must be a telephone number"),
  signInBanner: text,
  contact: words,
  postAddress: z.array(short).min(1, "must have a line").max(8).exactOptional(),
  machineDrafts: z.array(short).default([]),
  notices: z.array(words),
  categories: z.array(
    z.strictObject({
      id: id.transform((key) => key as Category),
      short: z.string().min(1, "must not be empty").max(24, "must be 24 letters at most"),
      label: words,
      example: words,
      questions: z.array(id),
      rules: z.array(id).default([]),
    }),
  ),
  questions: z.array(question),
  agencies: z.array(
    z.strictObject({ id, level: z.enum(["federal", "state", "local"]), name: words }),
  ),
  statuses: z.strictObject({
    new: words,
    "in-review": words,
    "needs-information": words,
    "in-case": words,
    closed: words,
    junk: words,
  }),
  letters: z.array(
    z.strictObject({
      id,
      kind: z.enum([
        "acknowledgement", "need-more", "closing", "outside-authority",
        "referral", "preservation", "foia", "touhy", "subpoena",
      ]), // prettier-ignore
      title: short,
      body: words,
      blocks: z.array(z.strictObject({ id, title: short, text: words })).exactOptional(),
      forCounsel,
    }),
  ),
  otherBodies: z
    .array(
      z.strictObject({
        id,
        name: short,
        takes: short,
        postAddress: z.array(short).min(1, "must have a line").max(8).exactOptional(),
        forCounsel,
      }),
    )
    .exactOptional(),
  rules: z.array(
    z.strictObject({
      id,
      kind: z.enum([
        "identification", "property-use", "sensitive-place", "documentation", "release", "sharing", "procedure",
      ]), // prettier-ignore
      title: short,
      versions: z.array(z.strictObject(ruleVersion)),
      forCounsel,
    }),
  ),
  statutes: z.array(
    z.strictObject({
      id,
      citation: short,
      title: short,
      versions: z.array(
        z.strictObject({
          ...ruleVersion,
          elements: z.array(z.strictObject({ id, text })),
          limitation: short.nullable(),
          limitationPeriod: z
            .strictObject({
              count: z.int("must be whole").min(1).max(100).nullable(),
              unit: z.enum(["years", "months"]),
              source,
            })
            .exactOptional(),
        }),
      ),
      forCounsel,
    }),
  ),
  defences: z
    .array(
      z.strictObject({
        id,
        citation: short,
        title: short,
        kind: z.enum(DEFENCE_KINDS),
        statutes: z.array(id).default([]),
        versions: z.array(z.strictObject(ruleVersion)),
        forCounsel,
      }),
    )
    .exactOptional(),
  immunityQuestions: z
    .array(
      z.strictObject({
        id,
        test: z.enum(["authorised", "necessary", "both"]),
        title: short,
        lookFor: short,
        source,
        forCounsel,
      }),
    )
    .exactOptional(),
  retention: z.array(
    z.strictObject({
      id,
      title: short,
      years: z.int("must be whole years").min(0).max(200).nullable(),
      authority: short.nullable(),
    }),
  ),
  certificates: z.array(
    z.strictObject({
      id: short,
      title: short,
      basis: short,
      statements: z.array(text),
      forCounsel,
    }),
  ),
  bundleLegend: z.strictObject({
    PRO: text.exactOptional(),
    GJ: text.exactOptional(),
    DIS: text.exactOptional(),
    PRT: text.exactOptional(),
    CRT: text.exactOptional(),
  }),
  lists: z.array(
    z.strictObject({
      id,
      kind: z.enum(["public-property", "sensitive-place", "place-names"]),
      title: short,
      file: z
        .string()
        .regex(
          /^[A-Za-z0-9._-]+\.(csv|json|geojson)$/,
          "must be a file beside the pack, CSV or GeoJSON",
        ),
      source,
    }),
  ),
  tolerances: z.partialRecord(z.enum(SETTABLE), seconds).exactOptional(),
  exposureCounts: z.enum(["own", "supervisors"]).exactOptional(),
  targetDays: z.int("must be whole days").min(1).max(366).exactOptional(),
});
