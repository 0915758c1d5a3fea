import { createHash } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import { open, opendir, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as zlib from "node:zlib";
import type { BagEntry, BagReader, Hasher } from "../app/core/bundle/bag-reader.ts";
import { BagReadError, printable, type BundleFault } from "../app/core/bundle/fault.ts";
import { byPath } from "../app/core/bundle/names.ts";
import { reportText } from "../app/core/bundle/report-text.ts";
import { storedZipBag } from "../app/core/bundle/stored-zip.ts";
import { ALL_DIGITS, digitsTyped, isFingerprint } from "../app/core/bundle/typed-fingerprint.ts";
import { verifyBag, type BagReport } from "../app/core/bundle/verify-bag.ts";
import { isIntact } from "../app/core/bundle/verify-result.ts";

// This file and app/core are all that counsel needs to check a bundle: no other package is imported.

const CHUNK = 256 * 1024;
/** Below this nobody waits long enough to want to be told. */
const LONG = 100 * 1024 * 1024;

/**
 * Verifies the bundle in a file, or in the folder it was unpacked to. Throws where neither is there to be read.
 * `fingerprint` is the beginning of the log key's fingerprint in lower-case hex, as the reader has it from elsewhere.
 */
export async function verifyBundleAt(
  path: string,
  options: {
    readonly fingerprint?: string | undefined;
    readonly onProgress?: (done: number, total: number) => void;
  } = {},
): Promise<BagReport> {
  const { fingerprint, onProgress } = options;
  const found = await stat(path);
  const tools = { newHash, ...(onProgress === undefined ? {} : { onProgress }) };
  if (found.isDirectory()) return verifyBag(folderBag(path), tools, { fingerprint });
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const bag = storedZipBag({ size, read: readerOf(file, path) }, zlib.crc32);
    return await verifyBag(bag, tools, { fingerprint });
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

const HELP = `Usage: verify [--fingerprint XXXX XXXX ...] [--json] FILE

Checks a bundle: the archive as it was handed over, or the folder it was unpacked to.
Prints one of these, then every fault with the file it is in:

  Intact and the log key is the one you named
  Intact, log signed, key not confirmed
  Intact                 (a bundle of the first format, whose log is not signed)
  Incomplete, Altered

  --fingerprint XXXX ... the log key's fingerprint as you have it on paper: its first eight
                         groups of four digits, or more of them
  --json                 prints one JSON object instead of text
  --help                 prints this

Ends with 0 when the bundle is intact, 1 when a problem was found, 2 when it was called wrongly.
`;

interface VerifyOrder {
  readonly path: string;
  readonly fingerprint: string | undefined;
  readonly json: boolean;
}

/** The command as a person types it. Answers its exit code. */
export async function runVerify(args: readonly string[]): Promise<number> {
  if (args.includes("--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  const order = readOrder(args);
  if (order === undefined) {
    process.stderr.write(HELP);
    return 2;
  }
  const { path, fingerprint, json } = order;
  let report: BagReport;
  try {
    report = await verifyBundleAt(path, { fingerprint, onProgress: progressOn(process.stderr) });
  } catch (error) {
    const failed = error instanceof BagReadError;
    const code = (error as { readonly code?: unknown }).code;
    if (!failed && typeof code !== "string") throw error;
    const why = failed ? error.message : String(code);
    process.stderr.write(`${printable(path)} could not be read: ${why}\n`);
    // Not there, or not ours to read, is the caller's mistake; a disk that fails half way is a problem found.
    return failed ? 1 : 2;
  }
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : reportText(report));
  return isIntact(report.result) ? 0 : 1;
}

/** What is asked for; undefined where it cannot be understood. */
function readOrder(args: readonly string[]): VerifyOrder | undefined {
  const left = [...args];
  const paths: string[] = [];
  let json = false;
  let named: string | undefined;
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === "--json") json = true;
    else if (word === "--fingerprint") {
      if (named !== undefined) return undefined;
      named = digitsTyped(left.shift() ?? "");
      // Groups that were typed as words of their own, as they stand on paper.
      while (named.length < ALL_DIGITS && /^[0-9a-f]{4}$/i.test(left[0] ?? "")) {
        named += digitsTyped(left.shift() ?? "");
      }
    } else if (word.startsWith("-")) return undefined;
    else paths.push(word);
  }
  const [path, ...others] = paths;
  if (path === undefined || others.length > 0) return undefined;
  if (named !== undefined && !isFingerprint(named)) return undefined;
  return { path, fingerprint: named, json };
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
