import type { Assessment } from "#app/core/claims/assessment.ts";
import type { ExaminedFile } from "#app/core/claims/examined-file.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import type { Credentials } from "#app/core/claims/credentials.ts";
import type { OfficeTolerances } from "#app/core/claims/office-tolerances.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import {
  leftPositions,
  warningsOfLoss,
  warningsWhereAlone,
} from "#app/core/claims/reader-warnings.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Digests } from "#app/adapters/media/digest.ts";
import { EXAMINER, examinedWith, exifToolVersion } from "#app/adapters/media/examined-with.ts";
import type { ChildOutcome } from "#app/adapters/media/examining-child.ts";
import type { ExifToolRead } from "#app/adapters/media/exiftool/exiftool.ts";
import { sawContent } from "#app/adapters/media/exiftool/extent.ts";
import { blankFindings, type Findings } from "#app/adapters/media/findings.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import type { Look } from "#app/adapters/media/looks.ts";
import type { PreviewSource } from "#app/adapters/media/picturing.ts";
import type { RenderedPreview } from "#app/adapters/media/previews.ts";

/** What an examiner is asked. */
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

/** What each reader made of one file. */
export interface Read {
  readonly first: ChildOutcome<Findings>;
  /** By content; null where it was not recognised or nobody could look. */
  readonly type: string | null;
  readonly credentials?: Credentials;
  readonly source?: PreviewSource | undefined;
  readonly exifTool?: ExifToolRead;
}

/** All that is known of one file before it is judged. */
export interface Found {
  readonly size?: number;
  readonly digests?: Digests | undefined;
  readonly examined?: Read;
  readonly problems: readonly ProblemCode[];
}

const NOTHING_FOUND = blankFindings(null);

/** What was found, of both readers, as the rules take it. */
export function fileOf(request: ExaminationRequest, found: Found): ExaminedFile {
  const { digests } = found;
  const first = found.examined?.first;
  const exifTool = found.examined?.exifTool;
  const findings = first?.kind === "done" ? first.findings : NOTHING_FOUND;
  const problems = new Set<ProblemCode>([...found.problems, ...findings.problems]);
  if (first?.kind === "failed") problems.add(first.problem);
  if (exifTool?.problem !== undefined) problems.add(exifTool.problem);
  // It looks where the first reader does not, so what it could not read counts beside that one too.
  const isAlone = first?.kind !== "done" || problems.has("no-reader-for-type");
  const warnings = isAlone ? warningsWhereAlone : warningsOfLoss;
  if (warnings(exifTool?.fields ?? []).length > 0) problems.add("metadata-damaged");
  if (leftPositions(exifTool?.fields ?? [])) problems.add("part-not-read");
  // Where it reads alone, it must have seen something.
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

/** What was found and what it is worth, as one answer. */
export function outcomeOf(
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
