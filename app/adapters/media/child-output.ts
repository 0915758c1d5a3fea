import { z } from "zod";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import { VIEWS } from "#app/core/fingerprint/views.ts";
import { PROBLEM_CODES } from "#app/core/claims/problem.ts";

// What a child says is taken as a stranger's words: it parsed a stranger's file, and may not be itself any more.

/** Text of at most so many characters. Zeros and halves of characters are replaced: neither database keeps them. */
const storable = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replaceAll("\0", "\ufffd").toWellFormed());

/** How long a text is in the file of which the beginning is given. */
const block = z.number().int().min(2).max(400).optional();
const wholeBytes = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional();

const rawValue = z.union([
  storable(1024),
  z.number(),
  z.null(),
  z.array(z.union([z.number(), z.null()])).max(16),
]);

const pixels = z.number().int().min(0).max(0xffffffff).nullable();

/** More frames of a video than this are not compared with others. */
const MOST_LOOKS = 64;
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

/** The findings of one file. */
export const findingsSchema = z.strictObject({
  mediaType: z
    .string()
    .regex(/^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,80}$/)
    .nullable(),
  width: pixels,
  height: pixels,
  orientation: z.number().int().min(0).max(65535).nullable(),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]).nullable(),
  durationSeconds: z.number().min(0).nullable(),
  looks: z
    .array(
      z.strictObject({
        atMillis: z.number().int().min(0).max(0x7fffffff),
        fingerprints: z.array(fingerprint.nullable()).length(VIEWS.length),
      }),
    )
    .max(MOST_LOOKS),
  fields: z
    .array(
      z.strictObject({
        group: z.string().regex(/^[A-Za-z0-9-]{1,32}$/),
        tag: z.string().regex(/^[A-Za-z0-9]{1,64}$/),
        value: rawValue,
        wholeBytes,
        block,
      }),
    )
    .max(250),
  problems: z.array(z.enum(PROBLEM_CODES as [ProblemCode, ...ProblemCode[]])).max(20),
});

/** What ExifTool found in one file: text as it is, numbers among it. */
export const tagsSchema = z.strictObject({
  /** How many there are; of those beyond the limit nothing else is told. */
  found: z.number().int().min(0),
  fields: z
    .array(
      z.strictObject({
        group: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
        tag: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
        value: storable(16 * 1024),
        wholeBytes,
        block,
      }),
    )
    .max(400),
});

/** As wide or high as a JPEG can be (ITU-T T.81 B.2.2). */
const JPEG_EDGE = 0xffff;
/** As wide or high as a picture that is made here. */
const PREVIEW_EDGE = 1600;

/** The header of a preview whose bytes follow. Only the one that stands in the file has a size that it chose itself. */
export const previewHeaderSchema = z
  .strictObject({
    purpose: z.enum(["preview", "thumbnail", "embedded", "embedded-shown"]),
    mediaType: z.literal("image/jpeg"),
    width: z.number().int().min(1).max(JPEG_EDGE),
    height: z.number().int().min(1).max(JPEG_EDGE),
  })
  .refine(
    ({ purpose, width, height }) =>
      purpose === "embedded" || Math.max(width, height) <= PREVIEW_EDGE,
  );

/** What a child says when it has started. */
export const readySchema = z.strictObject({
  networkAddresses: z.number().int().min(0),
  /** Not said by children that do not try. */
  canMakeSockets: z.boolean().optional(),
});
export type Ready = z.infer<typeof readySchema>;

/** What a child asks for. */
export function parseWant(body: Uint8Array): { offset: number; length: number } | undefined {
  if (body.length !== 16) return undefined;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const offset = view.getFloat64(0);
  const length = view.getFloat64(8);
  const sound = Number.isSafeInteger(offset) && Number.isSafeInteger(length);
  return sound && offset >= 0 && length > 0 ? { offset, length } : undefined;
}

/** JSON of a frame under a schema; undefined for anything else. */
export function parseJson<Schema extends z.ZodType>(
  body: Uint8Array,
  schema: Schema,
): z.infer<Schema> | undefined {
  try {
    const result = schema.safeParse(JSON.parse(Buffer.from(body).toString()));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
