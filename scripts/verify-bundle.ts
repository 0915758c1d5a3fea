import { createHash } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import { open, opendir, readFile, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as zlib from "node:zlib";
import type { BagEntry, BagReader, Hasher } from "../app/core/bundle/bag-reader.ts";
import { BagReadError, printable, type BundleFault } from "../app/core/bundle/fault.ts";
import type { GivenCheckpoint } from "../app/core/bundle/given-checkpoint.ts";
import { byPath } from "../app/core/bundle/names.ts";
import { PATHS } from "../app/core/bundle/layout.ts";
import { reportText } from "../app/core/bundle/report-text.ts";
import { storedZipBag } from "../app/core/bundle/stored-zip.ts";
import { verifyBag, type BagReport } from "../app/core/bundle/verify-bag.ts";
import { isIntact } from "../app/core/bundle/verify-result.ts";
import { readOrder, VERIFY_HELP } from "./verify-order.ts";

// This file, the one for its command line and app/core are all that counsel needs to check a bundle: no other package is imported.

const CHUNK = 256 * 1024;
/** Below this nobody waits long enough to want to be told. */
const LONG = 100 * 1024 * 1024;
/** A note has a line for each signature; what is longer is something else. */
const LARGEST_NOTE = 1024 * 1024;

/**
 * Verifies the bundle in a file, or in the folder it was unpacked to. Throws where neither is there to be read.
 * `fingerprint` is the beginning of the log key's fingerprint in lower-case hex, as the reader has it from elsewhere.
 */
export async function verifyBundleAt(
  path: string,
  options: {
    readonly fingerprint?: string | undefined;
    /** A state of the log from another day, to hold the bundle's against. */
    readonly given?: GivenCheckpoint | undefined;
    readonly onProgress?: (done: number, total: number) => void;
  } = {},
): Promise<BagReport> {
  const { fingerprint, given, onProgress } = options;
  const known = { fingerprint, given };
  const found = await stat(path);
  const tools = { newHash, ...(onProgress === undefined ? {} : { onProgress }) };
  if (found.isDirectory()) return verifyBag(folderBag(path), tools, known);
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const bag = storedZipBag({ size, read: readerOf(file, path) }, zlib.crc32);
    return await verifyBag(bag, tools, known);
  } finally {
    await file.close();
  }
}

/**
 * What a reader has from another day: a checkpoint in a file, or an earlier bundle as archive or folder, and a proof where they were
 * given one. Throws where nothing is there to be read.
 */
export async function earlierGiven(path: string, proof?: string): Promise<GivenCheckpoint> {
  return {
    checkpoint: await earlierCheckpoint(path),
    proof: proof === undefined ? undefined : await readFile(proof),
  };
}

async function earlierCheckpoint(path: string): Promise<Uint8Array> {
  if ((await stat(path)).isDirectory()) return readFile(join(path, PATHS.checkpointNote));
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const read = readerOf(file, path);
    const start = await read(0, Math.min(2, size));
    if (String.fromCharCode(...start) !== "PK") return await read(0, Math.min(size, LARGEST_NOTE));
    const bag = storedZipBag({ size, read }, zlib.crc32);
    const { entries } = await bag.list();
    if (!entries.some((entry) => entry.path === PATHS.checkpointNote)) {
      throw new BagReadError(path, "the earlier bundle has no checkpoint that can be read");
    }
    const pieces: Uint8Array[] = [];
    for await (const piece of bag.open(PATHS.checkpointNote)) pieces.push(piece);
    return Buffer.concat(pieces);
  } finally {
    await file.close();
  }
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

/** The command as a person types it. Answers its exit code. */
export async function runVerify(args: readonly string[]): Promise<number> {
  if (args.includes("--help")) {
    process.stdout.write(VERIFY_HELP);
    return 0;
  }
  const order = readOrder(args);
  if (order === undefined) {
    process.stderr.write(VERIFY_HELP);
    return 2;
  }
  const { path, fingerprint, json } = order;
  let report: BagReport;
  try {
    const { earlier, consistency } = order;
    const given = earlier === undefined ? undefined : await earlierGiven(earlier, consistency);
    const onProgress = progressOn(process.stderr);
    report = await verifyBundleAt(path, { fingerprint, given, onProgress });
  } catch (error) {
    const failed = error instanceof BagReadError;
    const code = (error as { readonly code?: unknown }).code;
    if (!failed && typeof code !== "string") throw error;
    const why = failed ? error.message : String(code);
    const named = (error as { readonly path?: unknown }).path;
    const what = typeof named === "string" && !failed ? named : path;
    process.stderr.write(`${printable(what)} could not be read: ${why}\n`);
    // Not there, or not ours to read, is the caller's mistake; a disk that fails half way is a problem found.
    return failed ? 1 : 2;
  }
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportText(report));
  return isIntact(report.result) ? 0 : 1;
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
