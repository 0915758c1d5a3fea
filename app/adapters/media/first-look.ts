import type { Assessment } from "#app/core/claims/assessment.ts";
import type { ExaminedFile, FileContext } from "#app/core/claims/examined-file.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import { findingsSchema } from "#app/adapters/media/child-output.ts";
import { openChildPool } from "#app/adapters/media/child-pool.ts";
import type { ChildLimits, FileToExamine } from "#app/adapters/media/examining-child.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import { nodeProgram } from "#app/adapters/media/node-program.ts";
import type { Gazetteer } from "#app/adapters/media/places/gazetteer.ts";
import { openGazetteer } from "#app/adapters/media/places/gazetteer.ts";
import { lookAround } from "#app/adapters/media/places/look-around.ts";

/** Raised when what the first look says of a file changes. */
const VERSION = "first look 1";

/**
 * Looks into a file while its sender waits: the first reader alone, in children of its own, so that no examination under way
 * keeps a person waiting, and within seconds.
 */
export interface FirstLooker {
  /** What looks, with its version, for the record. */
  readonly looksWith: string;
  /**
   * Times and places of a file, without digests: what could not be read is among the problems. Undefined where nobody could look
   * just now, or not within the time that there was, or `patience` ended before it was the file's turn; it may be asked again.
   */
  look(subject: FileToLookInto, patience?: AbortSignal): Promise<Assessment | undefined>;
  /** Whether one more may wait: asked before a file is opened for it. */
  hasRoom(): boolean;
  close(): Promise<void>;
}

export type FileToLookInto = Pick<FileToExamine, "file" | "size"> & FileContext;

/** A page waits for it, so what takes longer is left to the examination. */
const LIMITS: Partial<ChildLimits> = {
  fileMillis: 3_000,
  startMillis: 10_000,
  residentBytes: 512 * 1024 * 1024,
};

/** More than so many senders at once are told to look again. */
const MOST_WAITING = 20;

/** Opens a first looker. `confinement` as it was found for the examiner. */
export function openFirstLooker(options: {
  /** An existing folder that children run in when they cannot be confined. */
  readonly workDir: string;
  readonly confinement: Confinement;
  readonly limits?: Partial<ChildLimits>;
}): FirstLooker {
  const pool = openChildPool({
    workDir: options.workDir,
    confinement: options.confinement,
    findings: findingsSchema,
    program: nodeProgram(),
    limits: { ...LIMITS, ...options.limits },
    retryOverLimit: false,
  });
  const gazetteer = openGazetteer();
  let waiting = 0;
  return {
    looksWith: VERSION,
    hasRoom: () => waiting < MOST_WAITING,
    look: async ({ file, size, ...context }, patience) => {
      if (waiting >= MOST_WAITING) return undefined;
      waiting += 1;
      try {
        const outcome =
          size === 0
            ? ({ kind: "failed", problem: "file-empty" } as const)
            : await pool.examine({ file, size, previews: false }, patience);
        if (outcome.kind === "failed" && PASSING.includes(outcome.problem)) return undefined;
        const found =
          outcome.kind === "done"
            ? outcome.findings
            : { ...NOTHING_READ, problems: [outcome.problem] };
        const examined: ExaminedFile = {
          path: "",
          size,
          sha256: null,
          sha512: null,
          mediaType: found.mediaType,
          width: found.width,
          height: found.height,
          durationSeconds: found.durationSeconds,
          fields: found.fields,
          readers: { first: VERSION },
          problems: found.problems,
        };
        const maps = await around(gazetteer, examined, context);
        return assessFile({ ...examined, ...maps }, context);
      } finally {
        waiting -= 1;
      }
    },
    close: async () => {
      await Promise.all([pool.close(), gazetteer.close()]);
    },
  };
}

/** These are not the file's doing, or not surely: a machine that was busy may just have been too slow. */
const PASSING: readonly string[] = ["examiner-unavailable", "file-unreadable", "timed-out"];

const NOTHING_READ = {
  mediaType: null,
  width: null,
  height: null,
  durationSeconds: null,
  fields: [],
} as const;

/** Without maps a place is still found; it has no name then. */
async function around(gazetteer: Gazetteer, file: ExaminedFile, context: FileContext) {
  try {
    return await lookAround(gazetteer, file, context);
  } catch {
    return {};
  }
}
