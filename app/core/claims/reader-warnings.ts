import type { RawField } from "#app/core/claims/raw-field.ts";
import { quote } from "#app/core/claims/time-sentence.ts";

/** What ExifTool warns of although it read the value: how it is written, not what it says. Taken from its own sources, version 13. */
const READ_ALL_THE_SAME: readonly RegExp[] = [
  // Text in another encoding than is said: kept letter for letter, and no time is written so.
  /^Invalid EXIF text encoding\b/,
  /^Some IPTC characters not converted\b/,
  // Headers that are missing or written in another way, behind which it reads on.
  /^Non-standard header for APP1 XMP segment\b/,
  /^Superfluous BOM at start of XMP\b/,
  /^XMP is double UTF-encoded\b/,
  /^Missing Exif header\b/,
  /^Improper "Exif00" header in EXIF chunk\b/,
  /^Non-standard PNG image \(Apple iPhone format\)/,
  /^Wrong byte order in C2PA APP11 JUMBF header\b/,
  /^Incorrect JUMBF sequence numbering\b/,
  // A program changed one block and not the other; both are read and held against each other.
  /^IPTCDigest is not current\b/,
  // A profile of colours says nothing of when, where or by whom a picture was taken.
  /\bICC(?:_Profile)?\b/,
];

/** The coded picture is cut off or missing. Whoever came as far as that has read what stands before it. */
const OF_THE_PIXELS = /^(?:JPEG format error|Missing JPEG SOS)\b/;

/** What it calls minor is not, where it leaves a part of the file aside. */
const LEAVES_OUT = /^\[minor\] (?:Skipping '|Too many warnings\b)/i;

/**
 * ExifTool's warnings and errors that mean that a part of the metadata could not be read, each once, as it says them. Minor ones and those
 * that are known to lose nothing are left out; one that nobody knows counts.
 */
export function warningsOfLoss(fields: readonly RawField[]): readonly string[] {
  return warningsIn(fields).filter((warning) => !OF_THE_PIXELS.test(warning) && isLoss(warning));
}

/** The same where ExifTool read alone: nobody else tells then that the picture itself is cut off. */
export function warningsWhereAlone(fields: readonly RawField[]): readonly string[] {
  return warningsIn(fields).filter(isLoss);
}

/** ExifTool says of a part with positions along a film that it would have to be asked for it; where it says "may", nothing is known. */
const LEFT_ALONE =
  /^\[minor\] Use (?:the )?ExtractEmbedded option to .*(?:GPS|text|metadata|SensorData)/i;

/** Whether ExifTool came upon positions along a film that it does not read here. */
export function leftPositions(fields: readonly RawField[]): boolean {
  return warningsIn(fields).some((warning) => LEFT_ALONE.test(warning));
}

/** More are no news. */
const MOST_TOLD = 5;

/** The words for them, for staff. */
export function warningSentences(fields: readonly RawField[]): readonly string[] {
  return [
    ...warningsOfLoss(fields)
      .slice(0, MOST_TOLD)
      .map((warning) => `Not read whole, as ExifTool warns: ${quote(warning)}.`),
    ...warningsIn(fields)
      .filter((warning) => LEFT_ALONE.test(warning))
      .slice(0, MOST_TOLD)
      .map(
        (warning) =>
          `Not read: positions along the film, of which ExifTool says ${quote(warning)}.`,
      ),
  ];
}

function isLoss(warning: string): boolean {
  if (/^\[minor\]/i.test(warning)) return LEAVES_OUT.test(warning);
  return !READ_ALL_THE_SAME.some((harmless) => harmless.test(warning));
}

/** XMP may name a property like that: it is a text of the file's then, and no warning. */
function warningsIn(fields: readonly RawField[]): readonly string[] {
  const warnings = fields.filter(
    ({ group, tag }) => (tag === "Warning" || tag === "Error") && !group.startsWith("XMP"),
  );
  return [...new Set(warnings.map(({ value }) => String(value)))];
}
