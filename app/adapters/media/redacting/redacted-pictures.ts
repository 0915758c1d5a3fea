import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { JsonObject } from "#app/core/json.ts";
import type { PhotoBox } from "#app/core/redaction/plan.ts";
import type { RedactionProblem } from "#app/core/redaction/redaction.ts";
import { openChildPool } from "#app/adapters/media/child-pool.ts";
import { digestFile } from "#app/adapters/media/digest.ts";
import type { ChildOutcome } from "#app/adapters/media/examining-child.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import { nodeProgram } from "#app/adapters/media/node-program.ts";
import { packageVersion } from "#app/adapters/media/package-version.ts";

/** What came of a photo and its boxes. */
export type RedactedPicture =
  | {
      readonly kind: "made";
      readonly mediaType: "image/jpeg" | "image/png";
      /** Name and version of what decoded and encoded it. */
      readonly tool: string;
      /** How it was made, for the record; whole numbers, words and nothing of the picture's own metadata. */
      readonly parameters: JsonObject;
      /** Of the original as it was read, after the redacted file was made. */
      readonly parentSha256: string;
    }
  | { readonly kind: "none"; readonly problem: RedactionProblem };

/** Photos with parts covered. */
export interface RedactedPictures {
  /** Writes the redacted picture to a path where nothing lies yet. Never throws because of the picture. */
  make(
    paths: { readonly original: string; readonly redacted: string },
    boxes: readonly PhotoBox[],
  ): Promise<RedactedPicture>;
  /** Ends its children. What is under way ends as `renderer-unavailable`. */
  close(): Promise<void>;
}

/** A large picture without loss takes hundreds of megabytes and minutes. */
const LIMITS = {
  fileMillis: 180_000,
  residentBytes: 1_500 * 1024 * 1024,
  outputBytes: 400 * 1024 * 1024,
};
const EDGE = 0xffff;

const factsSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("made"),
    mediaType: z.enum(["image/jpeg", "image/png"]),
    width: z.number().int().min(1).max(EDGE),
    height: z.number().int().min(1).max(EDGE),
    pictures: z.number().int().min(1).max(100_000),
    lenient: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal("none"),
    problem: z.enum(["type-not-possible", "too-large", "too-many-pixels", "not-decoded"]),
  }),
]);

/** Opens a pool of children that cover parts of pictures, behind the same walls as those that read them. */
export function openRedactedPictures(options: {
  readonly workDir: string;
  readonly confinement: Confinement;
}): RedactedPictures {
  const pool = openChildPool({
    ...options,
    program: nodeProgram(join(import.meta.dirname, "redact-child.ts")),
    findings: factsSchema,
    limits: LIMITS,
    children: 1,
    retryOverLimit: false,
  });
  return {
    close: () => pool.close(),
    make: async ({ original, redacted }, boxes) => {
      const file = await open(original, "r");
      try {
        const { size } = await file.stat();
        const outcome = await pool.examine({ file, size, previews: false, boxes });
        if (outcome.kind === "failed") return { kind: "none", problem: problemOf(outcome) };
        const { findings: facts, redacted: bytes } = outcome;
        if (facts.kind === "none") return facts;
        if (bytes === undefined) return { kind: "none", problem: "not-decoded" };
        await writeFile(redacted, bytes, { flag: "wx", mode: 0o600 });
        const { sha256: parentSha256 } = await digestFile(file);
        return { ...made(facts), parentSha256 };
      } finally {
        await file.close();
      }
    },
  };
}

function made(facts: Extract<z.infer<typeof factsSchema>, { readonly kind: "made" }>) {
  const { mediaType, width, height, pictures, lenient } = facts;
  const parameters: JsonObject = {
    ...{ width, height, upright: true, colour_space: "sRGB", background: "#ffffff" },
    encoding: mediaType === "image/png" ? "PNG, without loss" : "JPEG, quality 95, 4:4:4",
    decoding: lenient ? "lenient: the picture is damaged" : "strict",
    metadata: "none",
    ...(pictures > 1 ? { shown: "the first picture", of_pictures: pictures } : {}),
  };
  return { kind: "made", mediaType, parameters, tool: packageVersion("sharp") } as const;
}

function problemOf({
  problem,
}: Extract<ChildOutcome<unknown>, { kind: "failed" }>): RedactionProblem {
  if (problem === "timed-out" || problem === "memory-exceeded") return "took-too-much";
  return problem === "examiner-unavailable" ? "renderer-unavailable" : "not-decoded";
}
