import { fromUtf8 } from "../encoding.ts";
import type { BagEntry, BagReader, NewHasher } from "./bag-reader.ts";
import { BagReadError, printable, type BundleFault } from "./fault.ts";
import type { Algorithm } from "./manifest.ts";

/** Digests of a file as it was read. */
export type ReadDigests = Readonly<Record<Algorithm, string>>;

/** Longest text file that is read whole; a longer one is an attack, not a case. */
const LONGEST_TEXT = 256 * 1024 * 1024;

/** Where faults are told while files are read. */
export type TellFault = (fault: BundleFault) => void;

/** The text of a file in UTF-8; where it cannot be read, the fault is told and the answer undefined. */
export async function readText(
  reader: BagReader,
  entry: BagEntry,
  tell: TellFault,
): Promise<string | undefined> {
  const bytes = await readBytes(reader, entry, tell);
  if (bytes === undefined) return undefined;
  const text = fromUtf8(bytes);
  if (text === undefined) tell(unreadable(entry.path, "it is not UTF-8"));
  return text;
}

/** The bytes of a small file; where they cannot be read, the fault is told and the answer undefined. */
export async function readBytes(
  reader: BagReader,
  entry: BagEntry,
  tell: TellFault,
): Promise<Uint8Array | undefined> {
  if (entry.size > LONGEST_TEXT) {
    tell(unreadable(entry.path, "it is too long to be read"));
    return undefined;
  }
  const whole = new Uint8Array(entry.size);
  let length = 0;
  try {
    for await (const bytes of reader.open(entry.path)) {
      if (length + bytes.length > whole.length) break;
      whole.set(bytes, length);
      length += bytes.length;
    }
  } catch (error) {
    tell(faultOfRead(entry.path, error));
    return undefined;
  }
  return whole.subarray(0, length);
}

/** Both digests of a file, read once; undefined where not all of it could be read. */
export async function readDigests(
  reader: BagReader,
  entry: BagEntry,
  tools: { readonly newHash: NewHasher; readonly onBytes: (count: number) => void },
): Promise<{ readonly digests: ReadDigests | undefined; readonly faults: readonly BundleFault[] }> {
  const sha256 = tools.newHash("sha256");
  const sha512 = tools.newHash("sha512");
  const faults: BundleFault[] = [];
  let size = 0;
  try {
    for await (const bytes of reader.open(entry.path)) {
      sha256.update(bytes);
      sha512.update(bytes);
      size += bytes.length;
      tools.onBytes(bytes.length);
    }
  } catch (error) {
    faults.push(faultOfRead(entry.path, error));
  }
  // A wrong check sum is told after the last byte; the digests then still say which of the two is wrong.
  if (size !== entry.size) {
    if (faults.length === 0)
      faults.push(unreadable(entry.path, "its length changed while it was read"));
    return { digests: undefined, faults };
  }
  return { digests: { sha256: sha256.hex(), sha512: sha512.hex() }, faults };
}

/** A file that is there but cannot be read, or not as what it should be. */
export function unreadable(path: string, detail: string): BundleFault {
  return { kind: "altered", code: "unreadable", path: printable(path), detail };
}

function faultOfRead(path: string, error: unknown): BundleFault {
  // Anything else is our own mistake, and must not be told as the bundle's.
  if (!(error instanceof BagReadError)) throw error;
  return unreadable(path, error.message);
}
