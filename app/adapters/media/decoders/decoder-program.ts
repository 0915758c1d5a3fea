import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { ChildProgram } from "#app/adapters/media/launch.ts";

const USUAL_FOLDERS = ["/usr/bin", "/usr/local/bin", "/bin"];

/** Programs of the system that decode what Node cannot, each optional. */
export type DecoderName = "ffmpeg" | "ffprobe" | "pdftoppm";

/** Where the machine has a decoder, by its real path; undefined where it has none. Its libraries must lie under `/usr`, which the walls let in. */
export function findDecoder(
  name: DecoderName,
  folders: readonly string[] = USUAL_FOLDERS,
): string | undefined {
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  return found === undefined ? undefined : realpathSync(found);
}

/** A native program's memory is its address space; ffmpeg reserves far more than it touches. */
const ADDRESS_SPACE_KB = 3 * 1024 * 1024;

/** One run of a decoder with these arguments, ended after so many seconds of the processor's time. */
export function decoderProgram(
  interpreter: string,
  args: readonly string[],
  cpuSeconds: number,
): ChildProgram {
  return { interpreter, args, code: [], ulimits: [`-v ${ADDRESS_SPACE_KB}`], cpuSeconds };
}
