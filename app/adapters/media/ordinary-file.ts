import { constants } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { open, stat } from "node:fs/promises";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import { errorCode } from "#app/adapters/media/error-code.ts";

/** Opens a file for reading; a pipe, a folder and a device are none. Whoever opens it closes it. */
export async function openOrdinaryFile(
  path: string,
): Promise<{ file: FileHandle; size: number } | ProblemCode> {
  try {
    // Opening a pipe that nobody writes to would wait for ever: look first, and never wait.
    if (!(await stat(path)).isFile()) return "not-a-file";
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const { size } = await file.stat();
    return { file, size };
  } catch (error) {
    const code = errorCode(error);
    return code === "ENOENT" || code === "ENOTDIR" ? "file-missing" : "file-unreadable";
  }
}
