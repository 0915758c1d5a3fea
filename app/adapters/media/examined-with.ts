import type { ExaminedFile } from "#app/core/claims/assess-file.ts";
import { packageVersion } from "#app/adapters/media/package-version.ts";

/** Counts up whenever the rules or the readers make other claims of the same file. */
const EXAMINER_VERSION = 2;

/** What examined a file: the rules' version, ExifTool's where it answered, the maps' where they were asked. */
export function examinedWith({ exifTool, surroundings }: ExaminedFile): string {
  const parts = [`examiner ${EXAMINER_VERSION}`];
  if (exifTool !== undefined)
    parts.push(packageVersion("exiftool-vendored.pl").replace(/^\S+/, "ExifTool"));
  const [around] = surroundings ?? [];
  if (around !== undefined) parts.push(around.data);
  return parts.join(", ");
}
