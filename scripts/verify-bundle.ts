import { createHash } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import { open, opendir, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as zlib from "node:zlib";
import type { BagEntry, BagReader, Hasher } from "../app/core/bundle/bag-reader.ts";
import { BagReadError, printable, type BundleFault } from "../app/core/bundle/fault.ts";
import { byPath } from "../app/core/bundle/names.ts";
import { storedZipBag } from "../app/core/bundle/stored-zip.ts";
import { verifyBag, type BagReport } from "../app/core/bundle/verify-bag.ts";

// This file and app/core are all that counsel needs to check a bundle: no other package is imported.

const CHUNK = 256 * 1024;
/** Below this nobody waits long enough to want to be told. */
const LONG = 100 * 1024 * 1024;

/** Verifies the bundle in a file, or in the folder it was unpacked to. Throws where neither is there to be read. */
export async function verifyBundleAt(
  path: string,
  onProgress?: (done: number, total: number) => void,
): Promise<BagReport> {
  const found = await stat(path);
  const tools = { newHash, ...(onProgress === undefined ? {} : { onProgress }) };
  if (found.isDirectory()) return verifyBag(folderBag(path), tools);
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    return await verifyBag(storedZipBag({ size, read: readerOf(file, path) }, zlib.crc32), tools);
  } finally {
    await file.close();
  }
}

/** A report as text: the result, every fault with its file, what was seen, and what the result does not cover. */
export function reportText(report: BagReport): string {
  const { bundle = "?", audience = "?", preparedAt, files, octets, exhibits, faults } = report;
  const lines: string[] = [report.result];
  for (const { path, detail, code } of faults)
    lines.push(`  ${path ?? "the bundle"}: ${detail} [${code}]`);
  lines.push(`bundle ${bundle}, audience ${audience}, prepared ${preparedAt ?? "?"}`);
  lines.push(`${files} files, ${octets} bytes, ${exhibits.length} exhibits`);
  for (const { number, records, completeness } of exhibits) {
    lines.push(`  ${number}: ${records} custody records, ${completeness}`);
  }
  return [...lines, ...report.notes, ""].join("\n");
}

/** An unpacked bundle as a bag. Links and whatever is not an ordinary file are faults, never followed. */
export function folderBag(root: string): BagReader {
  async function list() {
    const entries: BagEntry[] = [];
    const faults: BundleFault[] = [];
    const folders = [""];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for await (const found of await opendir(join(root, folder))) {
        const path = folder === "" ? found.name : `${folder}/${found.name}`;
        if (found.isDirectory()) folders.push(path);
        else if (found.isFile()) entries.push({ path, size: (await stat(join(root, path))).size });
        else {
          const detail = "it is not an ordinary file";
          faults.push({ kind: "altered", code: "extra", path: printable(path), detail });
        }
      }
    }
    return { entries: entries.sort(byPath), faults, top: undefined };
  }

  async function* read(path: string): AsyncIterable<Uint8Array> {
    let file: FileHandle;
    try {
      file = await open(join(root, path), "r");
    } catch (cause) {
      throw new BagReadError(path, "it cannot be opened", { cause });
    }
    try {
      const take = readerOf(file, path);
      const { size } = await file.stat();
      for (let at = 0; at < size; at += CHUNK) yield await take(at, Math.min(CHUNK, size - at));
    } finally {
      await file.close();
    }
  }

  return { list, open: read };
}

function readerOf(file: FileHandle, path: string) {
  return async (offset: number, length: number): Promise<Uint8Array> => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length;) {
      const { bytesRead } = await file
        .read(bytes, at, length - at, offset + at)
        .catch((cause: unknown) => {
          throw new BagReadError(path, "it cannot be read", { cause });
        });
      if (bytesRead === 0) throw new BagReadError(path, "it became shorter while it was read");
      at += bytesRead;
    }
    return bytes;
  };
}

function newHash(algorithm: "sha256" | "sha512"): Hasher {
  const hash = createHash(algorithm);
  return { update: (bytes) => hash.update(bytes), hex: () => hash.digest("hex") };
}

const HELP = `Usage: verify [--json] FILE

Checks a bundle: the archive as it was handed over, or the folder it was unpacked to.
Prints Intact, Altered or Incomplete, and every fault with the file it is in.

  --json   prints one JSON object instead of text
  --help   prints this

Ends with 0 when the bundle is intact, 1 when a problem was found, 2 when it was called wrongly.
`;

/** The command as a person types it. Answers its exit code. */
export async function runVerify(args: readonly string[]): Promise<number> {
  const options = args.filter((arg) => arg.startsWith("-"));
  const [path, ...others] = args.filter((arg) => !arg.startsWith("-"));
  if (options.includes("--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  if (path === undefined || others.length > 0 || options.some((option) => option !== "--json")) {
    process.stderr.write(HELP);
    return 2;
  }
  let report: BagReport;
  try {
    report = await verifyBundleAt(path, progressOn(process.stderr));
  } catch (error) {
    const failed = error instanceof BagReadError;
    const code = (error as { readonly code?: unknown }).code;
    if (!failed && typeof code !== "string") throw error;
    const why = failed ? error.message : String(code);
    process.stderr.write(`${printable(path)} could not be read: ${why}\n`);
    // Not there, or not ours to read, is the caller's mistake; a disk that fails half way is a problem found.
    return failed ? 1 : 2;
  }
  const asJson = options.includes("--json");
  process.stdout.write(asJson ? `${JSON.stringify(report)}\n` : reportText(report));
  return report.result === "Intact" ? 0 : 1;
}

/** Tells how far a long check has come: on a terminal in place, else a line for each tenth. */
function progressOn(out: NodeJS.WriteStream): (done: number, total: number) => void {
  let told = 0;
  return (done, total) => {
    const percent = Math.floor((100 * done) / total);
    if (total < LONG || percent < told + (out.isTTY ? 1 : 10)) return;
    told = percent;
    out.write(out.isTTY ? `\r${percent} %${percent === 100 ? "\n" : ""}` : `${percent} %\n`);
  };
}

const [, script] = process.argv;
if (script !== undefined && existsSync(script)) {
  if (import.meta.url === pathToFileURL(realpathSync(script)).href) {
    process.exitCode = await runVerify(process.argv.slice(2));
  }
}
