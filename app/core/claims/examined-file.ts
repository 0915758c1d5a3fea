import type { Instant } from "#app/core/instant.ts";
import type { Credentials } from "#app/core/claims/credentials.ts";
import type { OfficeTolerances } from "#app/core/claims/office-tolerances.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import type { Surroundings } from "#app/core/claims/surroundings.ts";

/** The programs that read a file, as claims name them. */
export interface Readers {
  readonly first: string;
  readonly exifTool?: string | undefined;
}

/** Where nobody says what read it. */
export const UNNAMED: Readers = { first: "first reader" };

/** What was found out about one file before any judgement. */
export interface ExaminedFile {
  readonly path: string;
  readonly size: number | null;
  readonly sha256: string | null;
  readonly sha512: string | null;
  readonly mediaType: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationSeconds: number | null;
  /** What the first reader read. */
  readonly fields: readonly RawField[];
  /** What ExifTool read; not there where it was not asked or could not answer. */
  readonly exifTool?: readonly RawField[] | undefined;
  /** What read them, with versions. */
  readonly readers?: Readers | undefined;
  readonly problems: readonly ProblemCode[];
  /** Absent where they were not looked for. */
  readonly credentials?: Credentials | undefined;
  /** What maps say about the points that the file claims, as far off as each was when it was found; not there where none were asked. */
  readonly surroundings?: readonly Surroundings[] | undefined;
  /** What they say about those of them that may lie farther off, because they were old. */
  readonly widerSurroundings?: readonly Surroundings[] | undefined;
}

/** What is known of the file from outside it. */
export interface FileContext {
  /** The name under which it came. */
  readonly declaredName: string;
  readonly receivedAt: Instant | null;
  /** The reporter said that they took the place out. */
  readonly placeRemovedByReporter?: boolean;
  /** When the sender's device says that it last wrote the file. */
  readonly senderModifiedAt?: Instant | undefined;
  /** The office's own limits; the project's where it sets none. */
  readonly tolerances?: OfficeTolerances | undefined;
}
