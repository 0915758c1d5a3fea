import { z } from "zod";
import { parseClockOffset } from "#app/core/partner/clock-offset.ts";
import { parseDigest } from "#app/core/partner/digest-claim.ts";
import {
  LONGEST_FACT,
  PARTNER_FILE_STATES,
  PARTNER_ROLES,
  REFUSALS_OF_SENDER,
  type PartnerFacts,
} from "#app/core/partner/file-facts.ts";
import { parseInnerPath } from "#app/core/partner/inner-path.ts";
import { idShape, instantShape, listOf, sha256Shape, text } from "./common.ts";

/** Files that one call lists. */
export const FILES_A_CALL = 100;

const digestOf = (algorithm: Parameters<typeof parseDigest>[0]) =>
  z
    .string()
    .refine((hex) => parseDigest(algorithm, hex) === hex, {
      message: `is no ${algorithm} in lower-case hexadecimal`,
    })
    .optional();

const pathShape = text(1_000, 1).refine(
  (path) => {
    const inner = parseInnerPath(path);
    return inner.ok && inner.path === path;
  },
  { message: "is no path inside the delivery, with slashes" },
);

const wordShape = text(LONGEST_FACT).optional();

/** What an agency says of one file, as a call brings it. */
const toldFileShape = z.strictObject({
  path: pathShape.describe("Inside the delivery, with slashes"),
  role: z.enum(PARTNER_ROLES).optional().describe("`original` unless told"),
  digests: z
    .strictObject({
      md5: digestOf("md5"),
      sha1: digestOf("sha1"),
      sha224: digestOf("sha224"),
      sha256: digestOf("sha256"),
      sha384: digestOf("sha384"),
      sha512: digestOf("sha512"),
    })
    .describe("At least one for an original; every one must agree with the bytes"),
  cameraId: wordShape,
  clockOffset: text(100)
    .optional()
    .describe("The camera's clock minus the true time, as written: seconds or `[+-][h:]mm:ss`"),
  custodian: wordShape,
  certificate: pathShape.optional().describe("Path of the paper that speaks for the file"),
  note: wordShape,
});

/** The list of a call. */
export const toldFilesShape = z.strictObject({
  files: z
    .array(
      toldFileShape.refine(
        ({ role = "original", digests }) => role !== "original" || Object.keys(digests).length > 0,
        { message: "has no digest", path: ["digests"] },
      ),
    )
    .min(1)
    .max(FILES_A_CALL),
});

/** One told file as the office keeps it. */
export function factsOf(told: z.output<typeof toldFileShape>): PartnerFacts {
  const { path, role = "original", digests, cameraId = "", custodian = "" } = told;
  const { certificate = "", note = "", clockOffset = "" } = told;
  return {
    ...{ path, role, cameraId, custodian, certificate, note },
    digests: Object.fromEntries(Object.entries(digests).filter(([, hex]) => hex !== undefined)),
    clockOffset: parseClockOffset(clockOffset),
  };
}

/** What the agency says of the delivery as a whole. */
export const deliveryShape = z.strictObject({
  agency: text(40, 1).describe("The short name of your own agency"),
  reference: text(LONGEST_FACT, 1).describe(
    "Your number of it: the same one goes on with the same",
  ),
  custodian: text(LONGEST_FACT).optional(),
  statement: text(50_000).optional().describe("What it is about, in your words"),
  place: text(LONGEST_FACT).optional(),
});

export const fileStateShape = z.enum(PARTNER_FILE_STATES);

/** What a sender can say is wrong with a file of its own. */
export const senderRefusalShape = z.enum(REFUSALS_OF_SENDER);

export const countsShape = z.strictObject({
  received: z.int(),
  "same-bytes": z.int(),
  refused: z.int(),
  arriving: z.int(),
  expected: z.int(),
});

export const importShape = z.strictObject({
  id: idShape("imp"),
  reportCode: z.string(),
  agency: z.string(),
  reference: z.string(),
  state: z.enum(["open", "finished"]),
  begunAt: instantShape,
  finishedAt: instantShape.nullable(),
  counts: countsShape,
});

/** A listed file with what became of it. */
export const importFileShape = z.strictObject({
  number: z.int().describe("Counts from 1 within its delivery"),
  path: z.string(),
  state: fileStateShape,
  item: idShape("itm").nullable(),
  size: z.int().nullable(),
  why: z.string().nullable().describe("A code, where it was refused"),
  whyInWords: z.string().nullable(),
  foundSha256: sha256Shape.nullable().describe("What refused bytes had instead"),
});

export const importFilesShape = listOf(importFileShape);
