import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach } from "@jest/globals";

const made: string[] = [];

/** A new folder that is gone after the test. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bearwitness-test-"));
  made.push(folder);
  return folder;
}

afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** Every file and folder below, with its mode: `{ "originals/ab": "700", … }`. */
export async function modesBelow(folder: string): Promise<Readonly<Record<string, string>>> {
  const modes: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    modes[relative(folder, path)] = ((await stat(path)).mode & 0o777).toString(8);
  }
  return modes;
}
