import { execFile } from "node:child_process";
import { basename } from "node:path";
import { promisify } from "node:util";

const known = new Map<string, Promise<string>>();

/** A system's decoder by name and version, as it says itself; the name alone where it does not. Asked once in a process. */
export function decoderVersion(path: string): Promise<string> {
  const found = known.get(path) ?? asked(path);
  known.set(path, found);
  return found;
}

/** ffmpeg and poppler know this word alone; poppler answers on standard error. */
async function asked(path: string): Promise<string> {
  const name = basename(path);
  const word = name.startsWith("ff") ? "-version" : "-v";
  try {
    const { stdout, stderr } = await promisify(execFile)(path, [word], { timeout: 10_000 });
    const [, version] = /\bversion (\S+)/.exec(stdout + stderr) ?? [];
    return version === undefined ? name : `${name} ${version}`;
  } catch {
    return name;
  }
}
