import { randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { isIdOf, type Id } from "#app/core/ids.ts";
import type { FolderOwner } from "#app/core/evidence/folder-owner.ts";
import {
  abandonPartial,
  fsyncHandle,
  syncFile,
  syncFolder,
  unlessMissing,
  writeAll,
} from "./durable.ts";

const FILE = "belongs-to";
const HEADER = "Bearwitness data folder, format 1";
const NOBODY = "nobody yet";

/** Whose files a data folder holds, as the file in it says. `unreadable`: the file is there, and is not what this program writes. */
export async function readFolderOwner(root: string): Promise<FolderOwner> {
  const text = await unlessMissing(readFile(join(root, FILE), "utf8"));
  if (text === undefined) return { kind: "unsaid" };
  const [header, owner, ...rest] = text.trimEnd().split(/\r?\n/);
  if (header !== HEADER || rest.length > 0) return { kind: "unreadable" };
  if (owner === NOBODY) return { kind: "nobody" };
  return isIdOf("off", owner) ? { kind: "office", id: owner } : { kind: "unreadable" };
}

/** Says in a data folder whose files it holds: of no office yet (`null`), or of the one with this id. Durable once it resolves, 0600. */
export async function writeFolderOwner(root: string, id: Id<"off"> | null): Promise<void> {
  const partial = join(root, `${FILE}.${randomBytes(6).toString("hex")}.partial`);
  const file = await open(partial, "wx", 0o600);
  try {
    await writeAll(file, Buffer.from(`${HEADER}\n${id ?? NOBODY}\n`), 0);
    await syncFile(file, fsyncHandle);
    await file.close();
    await rename(partial, join(root, FILE));
  } catch (cause) {
    await abandonPartial(file, partial);
    throw cause;
  }
  await syncFolder(root, fsyncHandle);
}
