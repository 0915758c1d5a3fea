import type { FileHandle } from "node:fs/promises";
import type { Instant } from "#app/core/instant.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { ExaminedFile } from "#app/core/claims/assess-file.ts";
import { assessFile, pointsToLookUp } from "#app/core/claims/assess-file.ts";
import type { OfficeTolerances } from "#app/core/claims/office-tolerances.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import { findingsSchema } from "#app/adapters/media/child-output.ts";
import { openChildPool, testConfinement } from "#app/adapters/media/child-pool.ts";
import type { Digests } from "#app/adapters/media/digest.ts";
import { digestQuietly } from "#app/adapters/media/digest.ts";
import type { Findings } from "#app/adapters/media/examine-bytes.ts";
import type {
  ChildLimits,
  ChildOutcome,
  FileToExamine,
} from "#app/adapters/media/examining-child.ts";
import type { Credentials } from "#app/core/claims/credentials.ts";
import { openContentCredentials } from "#app/adapters/media/credentials/content-credentials.ts";
import { openStills } from "#app/adapters/media/decoders/stills.ts";
import { openOrdinaryFile } from "#app/adapters/media/ordinary-file.ts";
import { picturing, type PreviewSource } from "#app/adapters/media/picturing.ts";
import { EXAMINER, examinedWith, exifToolVersion } from "#app/adapters/media/examined-with.ts";
import type { ExifToolRead } from "#app/adapters/media/exiftool/exiftool.ts";
import { hasWarned, sawContent } from "#app/adapters/media/exiftool/extent.ts";
import { openExifTool } from "#app/adapters/media/exiftool/exiftool.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import type { Look } from "#app/adapters/media/looks.ts";
import { nodeProgram } from "#app/adapters/media/node-program.ts";
import type { RenderedPreview } from "#app/adapters/media/previews.ts";
import type { Gazetteer } from "#app/adapters/media/places/gazetteer.ts";
import { openGazetteer } from "#app/adapters/media/places/gazetteer.ts";

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

export interface ExaminationRequest {
  readonly path: string;
  /** The name under which the file came. */
  readonly declaredName: string;
  /** An upper bound for every time in the file; null where it was not received by anybody. */
  readonly receivedAt: Instant | null;
  readonly placeRemovedByReporter?: boolean;
  /** When the sender's device says that it last wrote the file. */
  readonly senderModifiedAt?: Instant | undefined;
  /** The office's own limits; the project's where it sets none. */
  readonly tolerances?: OfficeTolerances | undefined;
  /** False leaves the pictures out: quicker. The small one in the metadata is compared all the same, by both readers. */
  readonly previews?: boolean;
  /** `first` leaves ExifTool out: quicker still. Both, where nothing is said. */
  readonly readers?: "both" | "first";
}

export interface ExaminationOutcome {
  readonly assessment: Assessment;
  /** Everything that the first reader read, as read. */
  readonly fields: readonly RawField[];
  /** Everything that ExifTool read, as read, or its error where it read nothing; null where it did not answer or was not asked. */
  readonly exifTool: readonly RawField[] | null;
  /** EXIF's 1 to 8, as written. */
  readonly orientation: number | null;
  /** Degrees clockwise in which a movie wants to be shown. */
  readonly rotation: number | null;
  /** What it looks like; empty where no picture of it was made. */
  readonly looks: readonly Look[];
  readonly previews: readonly RenderedPreview[];
  /** What the previews were made of; absent where there are none. */
  readonly previewSource?: PreviewSource | undefined;
  readonly confinement: Confinement;
  /** The programs that took part and their versions, for the record. */
  readonly examinedWith: string;
}

/** Examines files in child processes. */
export interface Examiner {
  /** With which the `examinedWith` of its examinations begins; another one may find more. */
  readonly version: string;
  readonly confinement: Confinement;
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

interface Read {
  readonly first: ChildOutcome<Findings>;
  /** By content; null where it was not recognised or nobody could look. */
  readonly type: string | null;
  readonly credentials?: Credentials;
  readonly source?: PreviewSource | undefined;
  readonly exifTool?: ExifToolRead;
}

const EMPTY_FILE: Read = { type: null, first: { kind: "failed", problem: "file-empty" } };

const NOTHING_FOUND: Findings = {
  mediaType: null,
  width: null,
  height: null,
  orientation: null,
  rotation: null,
  durationSeconds: null,
  looks: [],
  fields: [],
  problems: [],
};

interface Found {
  readonly size?: number;
  readonly digests?: Digests | undefined;
  readonly examined?: Read;
  readonly problems: readonly ProblemCode[];
}

function fileOf(request: ExaminationRequest, found: Found): ExaminedFile {
  const { digests } = found;
  const first = found.examined?.first;
  const exifTool = found.examined?.exifTool;
  const findings = first?.kind === "done" ? first.findings : NOTHING_FOUND;
  const problems = new Set<ProblemCode>([...found.problems, ...findings.problems]);
  if (first?.kind === "failed") problems.add(first.problem);
  if (exifTool?.problem !== undefined) problems.add(exifTool.problem);
  // Where ExifTool alone reads, it must have seen something, and what it could not read is not told by another.
  const isAlone = first?.kind !== "done" || problems.has("no-reader-for-type");
  if (isAlone && hasWarned(exifTool?.fields ?? [])) problems.add("metadata-damaged");
  if (sawContent(exifTool?.fields ?? [])) problems.delete("no-reader-for-type");
  // Digests of other bytes than those that were examined would be worse than none.
  const whole = digests?.size === found.size ? digests : undefined;
  if (found.size !== undefined && whole === undefined) problems.add("file-unreadable");
  return {
    path: request.path,
    size: found.size ?? null,
    sha256: whole?.sha256 ?? null,
    sha512: whole?.sha512 ?? null,
    mediaType: found.examined?.type ?? null,
    width: findings.width ?? exifTool?.extent.width ?? null,
    height: findings.height ?? exifTool?.extent.height ?? null,
    durationSeconds: findings.durationSeconds ?? exifTool?.extent.durationSeconds ?? null,
    fields: findings.fields,
    exifTool: exifTool?.fields,
    readers: { first: `${EXAMINER}, first reader`, exifTool: exifToolVersion() },
    credentials: found.examined?.credentials,
    problems: [...problems],
  };
}

/** What the maps say; a problem where they cannot be read, and the rest of the examination stands. */
async function lookUp(
  gazetteer: Gazetteer,
  file: ExaminedFile,
  request: ExaminationRequest,
): Promise<Partial<Pick<ExaminedFile, "surroundings" | "problems">>> {
  try {
    return { surroundings: await gazetteer.around(pointsToLookUp(file, request)) };
  } catch {
    return { problems: ["maps-unreadable"] };
  }
}

function outcomeOf(
  file: ExaminedFile,
  request: ExaminationRequest,
  { examined }: Found,
  confinement: Confinement,
): ExaminationOutcome {
  const first = examined?.first;
  const findings = first?.kind === "done" ? first.findings : NOTHING_FOUND;
  return {
    assessment: assessFile(file, request),
    fields: findings.fields,
    exifTool: examined?.exifTool?.fields ?? examined?.exifTool?.refused ?? null,
    orientation: findings.orientation,
    rotation: findings.rotation,
    looks: findings.looks,
    previews: first?.kind === "done" ? first.previews : [],
    previewSource: examined?.source,
    confinement,
    examinedWith: examinedWith(file),
  };
}
