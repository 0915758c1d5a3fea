import { randomBytes } from "node:crypto";
import { chmod, lstat, mkdir, open, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BlobFolders } from "./local-disk.ts";
import type { FolderOwner } from "#app/core/evidence/folder-owner.ts";
import type { Id } from "#app/core/ids.ts";
import { readFolderOwner, writeFolderOwner } from "./folder-owner.ts";
import { lockFolder, type FolderLock } from "./folder-lock.ts";
import { fsyncHandle, syncFile, syncFolder, unlessMissing } from "./durable.ts";
import { codeOf } from "./storage-suspect.ts";

/** The folders of one DATA_DIR. The database lies in `root`, beside them. */
export interface DataDir {
  readonly root: string;
  /** Uploads not sealed yet. */
  readonly incoming: string;
  /** Decrypted copies for parsers, gone after each job and at every start. */
  readonly work: string;
  readonly blobs: BlobFolders;
  /** Whose files it says that it holds. */
  owner(): Promise<FolderOwner>;
  /** Says durably that it holds the files of this office. */
  claim(office: Id<"off">): Promise<void>;
  /** True where no upload and no original lies in it, not even a part of one. */
  isEmpty(): Promise<boolean>;
  /** Gives the lock back; nothing to do when none was taken. */
  release(): void;
}

export type OpenedDataDir =
  { readonly ok: true; readonly value: DataDir } | { readonly ok: false; readonly problem: string };

const MARKER = "data-format";
const MARKER_TEXT = "Bearwitness data, format 1\n";
const LOCK = "serving.lock";

/**
 * Makes the layout where it is missing, closes it to other users and checks that it can be written. `serve` also takes
 * the lock that keeps a second server out, then clears what a crash left half done; so does `alone`; `visit` is for
 * commands that work beside a running server and does neither. The problem is one line for the operator.
 */
export async function openDataDir(
  root: string,
  purpose: "serve" | "visit" | "alone",
): Promise<OpenedDataDir> {
  let lock: FolderLock | undefined;
  try {
    await mkdir(root, { recursive: true, mode: 0o700 });
    const stranger = await foreignFolder(root);
    if (stranger !== undefined) {
      return refused(
        root,
        `already holds a folder "${stranger}" that Bearwitness did not make; choose an empty folder`,
      );
    }
    await prepare(root);
    if (purpose !== "visit") {
      const locked = await lockFolder(root, LOCK);
      if (!locked.ok) return refused(root, locked.problem);
      lock = locked.value;
      await clearLeftovers(root);
    }
  } catch (cause) {
    lock?.release();
    const problem = problemOf(cause);
    if (problem === undefined) throw cause;
    return refused(root, problem);
  }
  return { ok: true, value: layout(root, lock) };
}

function layout(root: string, lock: FolderLock | undefined): DataDir {
  return {
    root,
    incoming: join(root, "incoming"),
    work: join(root, "work"),
    blobs: blobFolders(root),
    owner: () => readFolderOwner(root),
    claim: (office) => writeFolderOwner(root, office),
    isEmpty: async () => {
      const holding = [join(root, "incoming"), blobFolders(root).original];
      const names = await Promise.all(holding.map((folder) => readdir(folder)));
      return names.every((found) => found.length === 0);
    },
    release: () => lock?.release(),
  };
}

function blobFolders(root: string): BlobFolders {
  return {
    original: join(root, "originals"),
    derivative: join(root, "derived"),
    metadata: join(root, "metadata"),
    bundle: join(root, "bundles"),
  };
}

function foldersOf(root: string): readonly string[] {
  return [join(root, "incoming"), join(root, "work"), ...Object.values(blobFolders(root))];
}

/** `work/` is emptied at every start, so a folder of that name that is somebody else's must never be taken for ours. */
async function foreignFolder(root: string): Promise<string | undefined> {
  if ((await unlessMissing(lstat(join(root, MARKER)))) !== undefined) return undefined;
  for (const folder of foldersOf(root)) {
    const names = await unlessMissing(readdir(folder));
    if (names !== undefined && names.length > 0) return folder.slice(root.length + 1);
  }
  return undefined;
}

async function prepare(root: string): Promise<void> {
  // The marker first: a crash after it leaves a folder that is ours. Before it only that the folder is new: one that has the marker and does not
  // say whose it is was made by an earlier version, and may be full.
  const marker = join(root, MARKER);
  if ((await unlessMissing(lstat(marker))) === undefined) {
    await writeFolderOwner(root, null);
    await writeFile(marker, MARKER_TEXT, { mode: 0o600 });
  }
  for (const folder of foldersOf(root)) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (((await lstat(folder)).mode & 0o077) !== 0) await chmod(folder, 0o700);
    await tryWriting(folder);
  }
  await syncFolder(root, fsyncHandle);
}

async function tryWriting(folder: string): Promise<void> {
  const path = join(folder, `${randomBytes(6).toString("hex")}.partial`);
  const file = await open(path, "wx", 0o600);
  try {
    await file.write("written to see whether it can be");
    await syncFile(file, fsyncHandle);
  } finally {
    await file.close();
    // A server that starts at this moment may have cleared it away.
    await rm(path, { force: true });
  }
}

/** What a killed process left: parsers' copies and files that did not become whole. Nobody was told these are kept. */
async function clearLeftovers(root: string): Promise<void> {
  const { incoming, work, blobs } = layout(root, undefined);
  for (const name of await readdir(work))
    await rm(join(work, name), { recursive: true, force: true });
  for (const folder of [incoming, ...Object.values(blobs)]) {
    for (const name of await readdir(folder)) {
      if (name.endsWith(".partial")) await rm(join(folder, name), { force: true });
    }
  }
}

function problemOf(cause: unknown): string | undefined {
  const code = codeOf(cause);
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "may not be written by this user";
    case "EROFS":
      return "is on a file system that is read-only";
    case "ENOSPC":
    case "EDQUOT":
      return "is on a disk that is full";
    case "ENOTDIR":
    case "EEXIST":
      return "is not a folder, or holds a file where a folder belongs";
    case "storage-suspect":
      return "is on a disk that does not confirm what is written";
    default:
      return typeof code === "string" ? `cannot be used (${code})` : undefined;
  }
}

function refused(root: string, problem: string): OpenedDataDir {
  return { ok: false, problem: `DATA_DIR ${root} ${problem}.` };
}
