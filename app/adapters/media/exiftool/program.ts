import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { ChildProgram } from "#app/adapters/media/launch.ts";

const SCRIPT = join(import.meta.dirname, "read-tags.pl");

const USUAL_FOLDERS = ["/usr/bin", "/usr/local/bin", "/bin"];

/** A native program's memory is its address space: ExifTool needs a tenth of it for any sound file. */
const ADDRESS_SPACE_KB = 512 * 1024;

/**
 * Perl with the program that reads tags, and ExifTool's modules as the package ships them. Undefined
 * where the machine has no Perl or the package was left out: ExifTool cannot run then.
 */
export function exifToolProgram(
  folders: readonly string[] = USUAL_FOLDERS,
): ChildProgram | undefined {
  const perl = folders.map((folder) => join(folder, "perl")).find((path) => existsSync(path));
  const library = libraryFolder();
  if (perl === undefined || library === undefined) return undefined;
  return {
    interpreter: realpathSync(perl),
    args: [SCRIPT, library],
    code: [SCRIPT, library],
    ulimits: [`-v ${ADDRESS_SPACE_KB}`],
  };
}

function libraryFolder(): string | undefined {
  try {
    const packageFile = createRequire(import.meta.url).resolve("exiftool-vendored.pl/package.json");
    const library = join(dirname(packageFile), "bin", "lib");
    return existsSync(library) ? library : undefined;
  } catch {
    return undefined;
  }
}
