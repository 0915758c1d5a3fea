import type { FileHandle } from "node:fs/promises";
import type { ExaminedFile } from "#app/core/claims/examined-file.ts";
import type { Need } from "#app/core/claims/passing-problems.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import { findingsSchema } from "#app/adapters/media/child-output.ts";
import { openChildPool, testConfinement } from "#app/adapters/media/child-pool.ts";
import { openContentCredentials } from "#app/adapters/media/credentials/content-credentials.ts";
import { openStills } from "#app/adapters/media/decoders/stills.ts";
import { digestQuietly } from "#app/adapters/media/digest.ts";
import {
  type ExaminationOutcome,
  type ExaminationRequest,
  fileOf,
  type Found,
  outcomeOf,
  type Read,
} from "#app/adapters/media/examination.ts";
import { EXAMINER } from "#app/adapters/media/examined-with.ts";
import type { ChildLimits, FileToExamine } from "#app/adapters/media/examining-child.ts";
import { openExifTool } from "#app/adapters/media/exiftool/exiftool.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import { nodeProgram } from "#app/adapters/media/node-program.ts";
import { openOrdinaryFile } from "#app/adapters/media/ordinary-file.ts";
import { picturing } from "#app/adapters/media/picturing.ts";
import type { Gazetteer } from "#app/adapters/media/places/gazetteer.ts";
import { openGazetteer } from "#app/adapters/media/places/gazetteer.ts";
import { lookAround } from "#app/adapters/media/places/look-around.ts";
import { whatIsThere } from "#app/adapters/media/what-is-there.ts";

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
  /** Where Perl is looked for, in this order; the system's usual folders where nothing is said. */
  readonly perlFolders?: readonly string[];
  /** Where ffmpeg and pdftoppm are looked for, likewise. */
  readonly decoderFolders?: readonly string[];
}

/** Examines files in child processes. */
export interface Examiner {
  /** With which the `examinedWith` of its examinations begins; another one may find more. */
  readonly version: string;
  readonly confinement: Confinement;
  /** What of all that an examination can need is there now. Perl and the walls are looked for when it is opened. */
  whatIsThere(): readonly Need[];
  /** Never throws because of the file: what cannot be read, or breaks a parser, is said in the outcome. */
  examine(request: ExaminationRequest): Promise<ExaminationOutcome>;
  /** Ends every child. Examinations under way end as `examiner-unavailable`. */
  close(): Promise<void>;
}

/** Opens an examiner; the first on a system tests whether bubblewrap can confine the children. */
export async function openExaminer(options: ExaminerOptions): Promise<Examiner> {
  const { workDir, children } = options;
  const confinement = options.confinement === "weak" ? "weak" : await testConfinement(workDir);
  const pool = openChildPool({
    ...{ workDir, confinement, findings: findingsSchema },
    program: nodeProgram(options.childScript),
    ...(children === undefined ? {} : { children }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  const exifTool = openExifTool({
    ...{ workDir, confinement, perlFolders: options.perlFolders },
    ...(children === undefined ? {} : { children }),
  });
  const credentials = openContentCredentials({ workDir, confinement });
  const gazetteer = openGazetteer();
  const { decoderFolders: folders } = options;
  const pictured = picturing(openStills({ workDir, confinement, folders }), pool);
  const read = async (subject: OpenFile, readers: "both" | "first"): Promise<Read> => {
    const looked = await pool.examine(subject);
    const { looked: first, source } = subject.previews
      ? await pictured(looked, subject.file)
      : { looked };
    // A file that broke the first reader may be sound to the others: each stands alone.
    const type =
      first.kind === "done" ? first.findings.mediaType : await typeAlone(subject, first.problem);
    if (readers === "first" || type === null) return { first, type, source };
    const checked = await credentials.check(subject, type);
    if (!exifTool.reads(type)) return { first, type, source, credentials: checked };
    const read = await exifTool.read(subject);
    return { first, type, source, credentials: checked, exifTool: read };
  };
  const typeAlone = async (subject: OpenFile, problem: ProblemCode): Promise<string | null> => {
    if (!OF_THE_FILE.includes(problem)) return null;
    const told = await pool.examine({ ...subject, previews: false, typeOnly: true });
    return told.kind === "done" ? told.findings.mediaType : null;
  };
  const judge = async (request: ExaminationRequest, found: Found): Promise<ExaminationOutcome> => {
    const file = fileOf(request, found);
    const lookedUp = request.readers === "first" ? {} : await lookUp(gazetteer, file, request);
    const problems = [...file.problems, ...(lookedUp.problems ?? [])];
    return outcomeOf({ ...file, ...lookedUp, problems }, request, found, confinement);
  };
  return {
    version: EXAMINER,
    confinement,
    whatIsThere: () =>
      whatIsThere({ hasExifTool: exifTool.isThere, confinement, decoderFolders: folders }),
    close: async () => {
      await Promise.all([
        ...[pool.close(), exifTool.close()],
        ...[credentials.close(), gazetteer.close()],
      ]);
    },
    examine: async (request) => {
      const opened = await openOrdinaryFile(request.path);
      if (typeof opened === "string") {
        return await judge(request, { problems: [opened] });
      }
      const { file, size } = opened;
      try {
        const { previews = true, readers = "both" } = request;
        const subject = { file, size, previews, compare: readers === "both" };
        const reading = size === 0 ? EMPTY_FILE : read(subject, readers);
        const [examined, digests] = await Promise.all([reading, digestQuietly(file)]);
        return await judge(request, { size, digests, examined, problems: [] });
      } finally {
        await file.close();
      }
    },
  };
}

type OpenFile = FileToExamine & { readonly file: FileHandle };

/** Failures that are the file's doing, and say nothing of what other readers make of it. */
const OF_THE_FILE: readonly ProblemCode[] = [
  "parser-crashed",
  "timed-out",
  "memory-exceeded",
  "output-malformed",
];

const EMPTY_FILE: Read = { type: null, first: { kind: "failed", problem: "file-empty" } };

/** What the maps say; a problem where they cannot be read, and the rest of the examination stands. */
async function lookUp(
  gazetteer: Gazetteer,
  file: ExaminedFile,
  request: ExaminationRequest,
): Promise<Partial<Pick<ExaminedFile, "surroundings" | "widerSurroundings" | "problems">>> {
  try {
    return await lookAround(gazetteer, file, request);
  } catch {
    return { problems: ["maps-unreadable"] };
  }
}
