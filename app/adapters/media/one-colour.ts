import sharp from "sharp";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { Examined } from "#app/adapters/media/looks.ts";

/** Of 256 steps in each of red, green and blue: what compression makes of one colour stays within. */
const MOST_STEPS = 8;
const MOST_PIXELS = 4_000_000;

/**
 * Says where a preview shows one colour all over, and what the small picture in the file says of it: a decoder that fails without a word
 * gives such a picture, and so does a lens with its cap on.
 */
export async function withOneColour(examined: Examined): Promise<Examined> {
  const shown = examined.previews.find(({ purpose }) => purpose === "thumbnail");
  if (shown === undefined || (await isOneColour(shown.bytes)) !== true) return examined;
  const small = examined.thumbnail ?? examined.smallItem;
  const problem = problemBy(small === undefined ? undefined : await isOneColour(small));
  const { findings } = examined;
  const problems = [...findings.problems, problem];
  return { ...examined, findings: { ...findings, problems } };
}

/** `small`: whether the small picture is of one colour too; undefined where there is none that can be decoded. */
function problemBy(small: boolean | undefined): ProblemCode {
  if (small === undefined) return "preview-one-colour";
  return small ? "preview-one-colour-alike" : "preview-one-colour-only";
}

/** Undefined where it cannot be decoded. */
async function isOneColour(picture: Uint8Array): Promise<boolean | undefined> {
  try {
    const small = sharp(picture, { limitInputPixels: MOST_PIXELS }).removeAlpha();
    const { channels } = await small.stats();
    return channels.every(({ min, max }) => max - min <= MOST_STEPS);
  } catch {
    return undefined;
  }
}
