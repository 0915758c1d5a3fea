import type { ExaminedFile } from "#app/core/claims/examined-file.ts";
import { packageVersion } from "#app/adapters/media/package-version.ts";

/** Counts up whenever the rules or the readers make other claims of the same file. */
const EXAMINER_VERSION = 20;

/** The examiner as examinations name it, without what took part in a single one. */
export const EXAMINER = `examiner ${EXAMINER_VERSION}`;

/** What examined a file: the rules' version, ExifTool's where it answered, the engine's for credentials where it looked for some, the maps'. */
export function examinedWith({ exifTool, surroundings, credentials }: ExaminedFile): string {
  const parts = [EXAMINER];
  if (exifTool !== undefined) parts.push(exifToolVersion());
  if (credentials?.judgedBy !== undefined) {
    const { judgedBy, trustList } = credentials;
    parts.push(judgedBy.engine + (trustList ? ` with the trust list of ${trustList}` : ""));
  }
  const [around] = surroundings ?? [];
  if (around !== undefined) parts.push(around.data);
  return parts.join(", ");
}

/** ExifTool's name with its version. */
export function exifToolVersion(): string {
  return packageVersion("exiftool-vendored.pl").replace(/^\S+/, "ExifTool");
}
