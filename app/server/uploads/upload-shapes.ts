import { z } from "zod";

const tusVersion = z.literal("1.0.0").describe("The version of the tus protocol");
const whole = z.string().regex(/^\d{1,15}$/);

/** The draft's secret, as a program brings it. */
export const draftSecretShape = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .describe("The draft's secret, as the call that began it answered");

/** What the tus protocol's requests bring in their headers, apart from the draft's secret. */
export const BEGIN_HEADERS = z.object({
  "tus-resumable": tusVersion,
  "upload-length": whole.describe("The file's size in bytes"),
  "upload-metadata": z
    .string()
    .describe(
      "Names with values in base 64, separated by commas: `filename`, `filetype`, `sample`, a mark of 64 hexadecimal digits by which the same file is known again, and `modified`, when the device last wrote the file (`YYYY-MM-DDTHH:MM:SS.mmmZ`)",
    ),
});

export const ASK_HEADERS = z.object({ "tus-resumable": tusVersion });

export const PART_HEADERS = z.object({
  "tus-resumable": tusVersion,
  "upload-offset": whole.describe("How many bytes of the file come before these"),
  "upload-checksum": z
    .string()
    .regex(/^(?:sha1|sha256) [A-Za-z0-9+/]+={0,2}$/)
    .optional()
    .describe(
      "`sha1` or `sha256`, a space, and that digest of these bytes in base 64: other bytes are answered 460 `other-checksum`, and nothing of the part is kept",
    ),
});

/** What a sender says their file's SHA-256 is: compared with ours when the file is sealed. */
export const DIGEST_BODY = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The mark that a file is known again by. */
export const sampleShape = z.string().regex(/^[0-9a-f]{64}$/);
