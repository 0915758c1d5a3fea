import { constants } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { open, stat } from "node:fs/promises";
import type { Instant } from "#app/core/instant.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import { openChildPool } from "#app/adapters/media/child-pool.ts";
import type { Digests } from "#app/adapters/media/digest.ts";
import { digestFile } from "#app/adapters/media/digest.ts";
import { errorCode } from "#app/adapters/media/error-code.ts";
import type { Findings } from "#app/adapters/media/examine-bytes.ts";
import type { ChildLimits, ChildOutcome } from "#app/adapters/media/examining-child.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import type { RenderedPreview } from "#app/adapters/media/previews.ts";

export interface ExaminerOptions {
  /** An existing folder that children run in when they cannot be confined. Nothing is written there yet. */
  readonly workDir: string;
  /** How many files are examined at a time. */
  readonly children?: number;
  /** `weak` never tries bubblewrap. */
  readonly confinement?: "auto" | "weak";
  readonly limits?: Partial<ChildLimits>;
  /** Another program for the children; for tests of what a broken one does. */
  readonly childScript?: string;
}

export interface ExaminationRequest {
  readonly path: string;
  /** The name under which the file came. */
  readonly declaredName: string;
  /** An upper bound for every time in the file; null where it was not received by anybody. */
  readonly receivedAt: Instant | null;
  readonly placeRemovedByReporter?: boolean;
  /** False leaves the pictures out: quicker. */
  readonly previews?: boolean;
}

export interface ExaminationOutcome {
  readonly assessment: Assessment;
  /** Everything that was read, as read. */
  readonly fields: readonly RawField[];
  /** EXIF's 1 to 8, as written. */
  readonly orientation: number | null;
  /** Degrees clockwise in which a movie wants to be shown. */
  readonly rotation: number | null;
  readonly previews: readonly RenderedPreview[];
  readonly confinement: Confinement;
}

/** Examines files in child processes. */
export interface Examiner {
  readonly confinement: Confinement;
  /** Never throws because of the file: what cannot be read, or breaks a parser, is said in the outcome. */
  examine(request: ExaminationRequest): Promise<ExaminationOutcome>;
  /** Ends every child. Examinations under way end as `examiner-unavailable`. */
  close(): Promise<void>;
}

/** Opens an examiner; the first on a system tests whether bubblewrap can confine the children. */
export async function openExaminer(options: ExaminerOptions): Promise<Examiner> {
  const pool = await openChildPool(options);
  const { confinement } = pool;
  return {
    confinement,
    close: () => pool.close(),
    examine: async (request) => {
      const opened = await openOrdinaryFile(request.path);
      if (typeof opened === "string") {
        return outcomeOf(request, confinement, { problems: [opened] });
      }
      const { file, size } = opened;
      try {
        const previews = request.previews ?? true;
        const child = size === 0 ? EMPTY_FILE : pool.examine({ file, size, previews });
        const [examined, digests] = await Promise.all([child, digestQuietly(file)]);
        return outcomeOf(request, confinement, { size, digests, examined, problems: [] });
      } finally {
        await file.close();
      }
    },
  };
}

const EMPTY_FILE: ChildOutcome = { kind: "failed", problem: "file-empty" };

const NOTHING_FOUND: Findings = {
  mediaType: null,
  width: null,
  height: null,
  orientation: null,
  rotation: null,
  durationSeconds: null,
  fields: [],
  problems: [],
};

function outcomeOf(
  request: ExaminationRequest,
  confinement: Confinement,
  found: {
    readonly size?: number;
    readonly digests?: Digests | undefined;
    readonly examined?: ChildOutcome;
    readonly problems: readonly ProblemCode[];
  },
): ExaminationOutcome {
  const { digests, examined } = found;
  const findings = examined?.kind === "done" ? examined.findings : NOTHING_FOUND;
  const problems = new Set<ProblemCode>([...found.problems, ...findings.problems]);
  if (examined?.kind === "failed") problems.add(examined.problem);
  // Digests of other bytes than those that were examined would be worse than none.
  const whole = digests?.size === found.size ? digests : undefined;
  if (found.size !== undefined && whole === undefined) problems.add("file-unreadable");
  const file = {
    path: request.path,
    size: found.size ?? null,
    sha256: whole?.sha256 ?? null,
    sha512: whole?.sha512 ?? null,
    mediaType: findings.mediaType,
    width: findings.width,
    height: findings.height,
    durationSeconds: findings.durationSeconds,
    fields: findings.fields,
    problems: [...problems],
  };
  return {
    assessment: assessFile(file, {
      declaredName: request.declaredName,
      receivedAt: request.receivedAt,
      placeRemovedByReporter: request.placeRemovedByReporter ?? false,
    }),
    fields: findings.fields,
    orientation: findings.orientation,
    rotation: findings.rotation,
    previews: examined?.kind === "done" ? examined.previews : [],
    confinement,
  };
}

async function openOrdinaryFile(
  path: string,
): Promise<{ file: FileHandle; size: number } | ProblemCode> {
  try {
    // Opening a pipe that nobody writes to would wait for ever: look first, and never wait.
    if (!(await stat(path)).isFile()) return "not-a-file";
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const { size } = await file.stat();
    return { file, size };
  } catch (error) {
    const code = errorCode(error);
    return code === "ENOENT" || code === "ENOTDIR" ? "file-missing" : "file-unreadable";
  }
}

/** Undefined when the disk fails under the reading. */
async function digestQuietly(file: FileHandle): Promise<Digests | undefined> {
  try {
    return await digestFile(file);
  } catch {
    return undefined;
  }
}
