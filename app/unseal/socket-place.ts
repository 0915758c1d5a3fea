import { chmod, lstat, mkdir, unlink } from "node:fs/promises";
import { connect } from "node:net";
import { dirname } from "node:path";
import { codeOf } from "#app/adapters/security/key-file.ts";

/** What a system's socket address can hold, less the byte that ends it. */
const LONGEST_PATH = 107;

const OPEN_TO_OTHERS = 0o007;
const WRITABLE_BY_GROUP = 0o020;

/**
 * Makes the place for the socket ready: a folder that nobody else on the machine enters, and no socket of a process that
 * is gone. Answers one line for the operator when it cannot be.
 */
export async function readySocketPlace(path: string): Promise<string | undefined> {
  if (Buffer.byteLength(path) > LONGEST_PATH) {
    return `UNSEAL_SOCKET is longer than ${LONGEST_PATH} bytes, which no system takes: ${path}.`;
  }
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  if (!found.isDirectory() || (found.mode & (OPEN_TO_OTHERS | WRITABLE_BY_GROUP)) !== 0) {
    return `${folder} can be entered by other users of this machine; run: chmod 700 ${folder}.`;
  }
  if (found.uid !== process.getuid?.()) return `${folder} belongs to another user.`;
  if (await isAnswered(path)) return `another unseal process listens at ${path} already.`;
  await unlink(path).catch((cause: unknown) => {
    if (codeOf(cause) !== "ENOENT") throw cause;
  });
  return undefined;
}

/** Whoever passes the folder may knock: the owner, or the group that the operator gave it to. */
export async function openToGroup(path: string): Promise<void> {
  await chmod(path, 0o660);
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}
