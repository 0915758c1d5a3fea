import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import { tagsLeftOut } from "#app/core/claims/unread.ts";
import { tagsSchema } from "#app/adapters/media/child-output.ts";
import { openChildPool } from "#app/adapters/media/child-pool.ts";
import type { FileToExamine } from "#app/adapters/media/examining-child.ts";
import type { Extent } from "#app/adapters/media/exiftool/extent.ts";
import { extentOf } from "#app/adapters/media/exiftool/extent.ts";
import { exifToolProgram } from "#app/adapters/media/exiftool/program.ts";
import { fieldsOfTags } from "#app/adapters/media/exiftool/tag-fields.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";

/** What ExifTool made of one file; without fields there is the reason why. */
export interface ExifToolRead {
  readonly fields?: readonly RawField[];
  /** What it said of a file that it did not read: an error, and what it took the file for. */
  readonly refused?: readonly RawField[];
  readonly extent: Extent;
  readonly problem?: ProblemCode;
}

export interface ExifTool {
  /** Whether this machine has what it needs to run. */
  readonly isThere: boolean;
  /** Whether it is asked about files of that type at all. */
  reads(mediaType: string): boolean;
  /** Never throws: whatever goes wrong is a problem, and the rest of the examination stands. */
  read(subject: FileToExamine): Promise<ExifToolRead>;
  close(): Promise<void>;
}

/** Photo, video and audio. It knows a hundred formats more, each a parser that nobody here needs. */
const TYPES =
  /^(?:image\/(?:jpeg|hei[cf](?:-sequence)?|avif|a?png|webp|tiff|x-adobe-dng|gif|bmp)|video\/(?:mp4|quicktime|3gpp2?|x-m4v|webm|(?:x-)?matroska|x-msvideo)|audio\/(?:mp4|x-m4a|mpeg|wav|(?:x-)?matroska))$/;

/** Ten seconds of the clock, whatever the machine's load; the child holds itself to less of the processor's time. */
const LIMITS = {
  fileMillis: 10_000,
  residentBytes: 512 * 1024 * 1024,
  outputBytes: 64 * 1024 * 1024,
};

const NOTHING: Extent = { width: null, height: null, durationSeconds: null };

/** Opens a pool of children that read tags with ExifTool. Where Perl is missing, each file is told so. */
export function openExifTool(options: {
  readonly workDir: string;
  readonly confinement: Confinement;
  readonly children?: number;
  readonly perlFolders?: readonly string[] | undefined;
}): ExifTool {
  const { perlFolders, ...terms } = options;
  const program = exifToolProgram(perlFolders);
  const reads = (mediaType: string): boolean => TYPES.test(mediaType);
  if (program === undefined) {
    const missing: ExifToolRead = { extent: NOTHING, problem: "exiftool-missing" };
    return {
      isThere: false,
      reads,
      read: () => Promise.resolve(missing),
      close: () => Promise.resolve(),
    };
  }
  const pool = openChildPool({
    ...terms,
    program,
    findings: tagsSchema,
    limits: LIMITS,
    retryOverLimit: false,
  });
  return {
    isThere: true,
    reads,
    close: () => pool.close(),
    read: async (subject) => {
      const outcome = await pool.examine({ ...subject, previews: false });
      if (outcome.kind === "failed")
        return { extent: NOTHING, problem: problemOf(outcome.problem) };
      const { found, fields: tags } = outcome.findings;
      const fields = fieldsOfTags(tags);
      if (isRefusal(fields))
        return { refused: fields, extent: NOTHING, problem: "exiftool-refused" };
      const extent = extentOf(fields);
      return found === tags.length
        ? { fields, extent }
        : {
            fields: [...fields, ...tagsLeftOut(found, tags.length)],
            ...{ extent, problem: "exiftool-tags-left-out" },
          };
    },
  };
}

function problemOf(problem: ProblemCode): ProblemCode {
  if (problem === "timed-out") return "exiftool-timed-out";
  if (problem === "memory-exceeded") return "exiftool-memory-exceeded";
  return problem === "file-unreadable" ? problem : "exiftool-failed";
}

/** An error, and beside it nothing but what the file is taken for: it was not read, whatever else may stand in it. */
function isRefusal(fields: readonly RawField[]): boolean {
  const isError = ({ tag }: RawField) => tag === "Error";
  return (
    fields.some(isError) &&
    fields.every((one) => isError(one) || /^(?:ExifTool|File)$/.test(one.group))
  );
}
