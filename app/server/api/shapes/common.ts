import { z } from "zod";
import { CATEGORIES } from "#app/core/intake/category.ts";

const ID = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** An opaque id of one kind, such as `rpt_…`. */
export function idShape<const Kind extends string>(kind: Kind) {
  return z.templateLiteral([`${kind}_`, z.string().regex(ID)]);
}

/** A list of an answer. */
export function listOf<T extends z.ZodType>(shape: T) {
  return z.array(shape).readonly();
}

/** UTC to the millisecond. */
export const instantShape = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .describe("UTC, ISO 8601 to the millisecond");

/** SHA-256 in lower-case hexadecimal. */
export const sha256Shape = z.string().regex(/^[0-9a-f]{64}$/);

/** Text that both databases can keep: without zero characters and halves of characters. */
export function text(most: number, least = 0) {
  return z
    .string()
    .min(least)
    .max(most)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), {
      message: "holds characters that no text has",
    });
}

/** A language tag (BCP 47). */
export const languageShape = z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/);

/** When it happened, as its reporter says it: wall time at the place. */
export const incidentTimeShape = z.strictObject({
  from: z.iso.date().nullable(),
  fromTime: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  until: z.iso.date().nullable(),
  untilTime: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  about: z.boolean(),
});

/** A file as its sender may see it. */
export const sentFileShape = z.strictObject({
  id: idShape("itm"),
  name: z.string(),
  size: z.int(),
  state: z.enum(["received", "sealed", "damaged", "withdrawn"]),
  sha256: sha256Shape.nullable().describe("Null until it was taken again from what is stored"),
});

/** What says only that something was done. */
export const doneShape = z.strictObject({ done: z.literal(true) });
export const DONE = { done: true } as const;

/** What a report is mainly about: a key that every office knows, or one of the office's own. */
export const categoryShape = z.union([
  z.enum(CATEGORIES),
  z.templateLiteral(["own-", z.string().regex(/^[a-z0-9-]{1,40}$/)]),
]);
