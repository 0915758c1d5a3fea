import { readFile } from "node:fs/promises";

const DEEPEST = 4;

/**
 * Memory that a process and those it started hold, in bytes; undefined where the system does not
 * tell (no /proc). The child proper is a grandchild where bubblewrap stands between.
 */
export async function residentSize(pid: number, depth = 0): Promise<number | undefined> {
  const status = await quietly(`/proc/${pid}/status`);
  if (status === undefined) return undefined;
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  let bytes = Number(kilobytes ?? "0") * 1024;
  if (depth >= DEEPEST) return bytes;
  const children = (await quietly(`/proc/${pid}/task/${pid}/children`)) ?? "";
  for (const child of children.split(" ").filter((text) => /^\d+$/.test(text))) {
    bytes += (await residentSize(Number(child), depth + 1)) ?? 0;
  }
  return bytes;
}

/** A process may end while it is looked at: that is no error here. */
async function quietly(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return undefined;
  }
}
