import { PATHS } from "#app/core/bundle/layout.ts";
import type { NamedFile } from "./bags.ts";
import type { Chosen } from "./check-bundle.ts";

/** The archive that a person picked. */
export function chosenArchive(file: File): Chosen {
  return { kind: "archive", name: file.name, file };
}

/** The folder that a person picked: a browser gives all files below it, each with its path from the folder's own name on. */
export function chosenFolder(files: readonly File[]): Chosen {
  const [first] = files;
  const name = first?.webkitRelativePath.split("/")[0] ?? "";
  const named = files.map((file) => ({
    path: file.webkitRelativePath.split("/").slice(1).join("/"),
    file,
  }));
  return bundleIn(name, named);
}

/** Unpacking on Windows puts a bundle's folder into one of the same name, and people choose that: where nothing else is in it, the inner one is meant. */
function bundleIn(name: string, files: readonly NamedFile[]): Chosen {
  const inner = files[0]?.path.split("/")[0] ?? "";
  const within = `${inner}/`;
  const isOnlyWrapped =
    files.some(({ path }) => path === `${within}${PATHS.declaration}`) &&
    files.every(({ path }) => path.startsWith(within));
  if (!isOnlyWrapped) return { kind: "folder", name, files };
  const unwrapped = files.map(({ path, file }) => ({ path: path.slice(within.length), file }));
  return { kind: "folder", name: inner, files: unwrapped };
}

/** What a person dropped: one archive, or one folder with all below it; undefined for anything else. */
export async function chosenByDrop(transfer: DataTransfer): Promise<Chosen | undefined> {
  // Entries are gone once the event is over, so they are all taken before anything is waited for.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const [entry] = entries;
  if (entry == null || entries.length !== 1) return undefined;
  if (isFolder(entry)) {
    return bundleIn(entry.name, await filesBelow(entry, ""));
  }
  return chosenArchive(await fileOf(entry as FileSystemFileEntry));
}

async function filesBelow(
  folder: FileSystemDirectoryEntry,
  before: string,
): Promise<readonly NamedFile[]> {
  const files: NamedFile[] = [];
  const reader = folder.createReader();
  // A reader gives some at a time, and none when there are no more.
  for (let some = await next(reader); some.length > 0; some = await next(reader)) {
    for (const entry of some) {
      const path = `${before}${entry.name}`;
      if (isFolder(entry)) files.push(...(await filesBelow(entry, `${path}/`)));
      else files.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
    }
  }
  return files;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function next(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => {
    reader.readEntries(resolve, reject);
  });
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}
