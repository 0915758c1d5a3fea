import { join } from "node:path";
import { z } from "zod";
import { credentialsOf, type Credentials } from "#app/core/claims/credentials.ts";
import { openChildPool } from "#app/adapters/media/child-pool.ts";
import type { FileToExamine } from "#app/adapters/media/examining-child.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import { nodeProgram } from "#app/adapters/media/node-program.ts";
import { packageVersion } from "#app/adapters/media/package-version.ts";

/** Looks for content credentials (C2PA) in files, in children of its own. */
export interface ContentCredentials {
  /** Never throws because of the file. Network and remote credentials are off. */
  check(subject: Pick<FileToExamine, "file" | "size">, mediaType: string): Promise<Credentials>;
  close(): Promise<void>;
}

/** The engine holds the whole file, and copies of it. */
const LARGEST = 200 * 1024 * 1024;
const LIMITS = {
  fileMillis: 10_000,
  residentBytes: 1_200 * 1024 * 1024,
  outputBytes: 1024 * 1024,
};

/** Types in which credentials are embedded and which the engine reads. */
const TYPES =
  /^(?:image\/(?:jpeg|a?png|webp|avif|hei[cf](?:-sequence)?|tiff|x-adobe-dng|gif)|video\/(?:mp4|quicktime|x-msvideo)|audio\/(?:mp4|x-m4a|mpeg|wav))$/;

const line = z
  .string()
  .max(2_000)
  .transform((text) => text.replaceAll("\0", "\ufffd").toWellFormed().slice(0, 300));
const codes = z.array(line).max(100);

const answerSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("report"),
    state: z.enum(["Invalid", "Valid", "Trusted"]),
    told: z.strictObject({ success: codes, informational: codes, failure: codes }),
    signer: line.nullable(),
    signedAt: line.nullable(),
    stamp: z.enum(["listed", "unlisted", "faulty", "unjudged"]).nullable(),
    ranOutSince: z.boolean(),
    generator: line.nullable(),
    ingredients: z
      .array(z.strictObject({ title: line.nullable(), relationship: line.nullable(), codes }))
      .max(50),
    deeperFaults: z.array(z.strictObject({ title: line.nullable(), codes })).max(50),
  }),
  z.strictObject({ kind: z.literal("remote") }),
  z.strictObject({ kind: z.literal("absent") }),
  z.strictObject({ kind: z.literal("error") }),
  z.strictObject({
    kind: z.literal("not-checked"),
    why: z.enum(["too-large", "type", "no-engine"]),
  }),
]);

const findingsSchema = z.strictObject({
  answer: answerSchema,
  trustList: z.strictObject({
    takenOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});

const UNKNOWN_LIST = "";

function judged(found: Credentials, trustListSha256: string | null): Credentials {
  if (found.state === "not-checked") return found;
  const engine = packageVersion("@contentauth/c2pa-wasm").replace(/^\S+/, "c2pa");
  return { ...found, judgedBy: { engine, trustListSha256 } };
}

/** Opens a pool of children that read credentials. */
export function openContentCredentials(options: {
  readonly workDir: string;
  readonly confinement: Confinement;
}): ContentCredentials {
  const pool = openChildPool({
    ...options,
    program: nodeProgram(join(import.meta.dirname, "credentials-child.ts")),
    findings: findingsSchema,
    limits: LIMITS,
    children: 1,
    retryOverLimit: false,
  });
  const notChecked = (why: "too-large" | "type" | "no-engine") =>
    credentialsOf({ kind: "not-checked", why }, UNKNOWN_LIST);
  return {
    close: () => pool.close(),
    check: async ({ file, size }, mediaType) => {
      if (!TYPES.test(mediaType)) return notChecked("type");
      if (size > LARGEST) return notChecked("too-large");
      const outcome = await pool.examine({ file, size, previews: false });
      if (outcome.kind === "done") {
        const { answer, trustList } = outcome.findings;
        return judged(credentialsOf(answer, trustList.takenOn), trustList.sha256);
      }
      return outcome.problem === "examiner-unavailable"
        ? notChecked("no-engine")
        : judged(credentialsOf({ kind: "error" }, UNKNOWN_LIST), null);
    },
  };
}
