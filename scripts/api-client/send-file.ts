import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { DetailedError, Upload } from "tus-js-client";
import type { ApiClient, CallAnswer } from "./client.ts";

/** A piece this large is read into memory and sent in one request. */
const PIECE_BYTES = 8 * 1024 * 1024;
const RETRY_MILLIS = [250, 1_000, 3_000, 10_000, 30_000];
/** How much of a file's beginning and end goes into the mark that it is known again by. */
const END_BYTES = 64 * 1024;
/** The file moved on (409), somebody holds it (423), the calls are spent (429), there is no room now (507). */
const PASSING = [409, 423, 429, 507];

export interface SendOptions {
  /** Told the bytes sent and the bytes in all. */
  readonly onProgress?: (sent: number, total: number) => void;
  /** Told the address of the upload as soon as there is one; given back as `address`, a later run goes on with it. */
  readonly onBegun?: (address: string) => void;
  readonly address?: string;
  readonly pieceBytes?: number;
}

/**
 * Sends one file to a draft over tus: in pieces, so that a broken connection costs one of them, and never whole in memory. Tells
 * the office the SHA-256 that it took itself; the office compares when it seals the file. Throws when the office takes no more.
 */
export async function sendFile(
  client: ApiClient,
  draft: string,
  path: string,
  options: SendOptions = {},
): Promise<CallAnswer<"GET /draft">["files"][number]> {
  const { size, mtime } = await stat(path);
  const headers = { ...client.authorization, "Bearwitness-Draft": draft };
  const sample = await sampleOf(path, size);
  const address = await sendPieces(path, {
    ...options,
    endpoint: `${client.origin}/uploads/`,
    headers,
    size,
    sample,
    modified: mtime.toISOString(),
  });
  const told = await client.fetch(`${address}/digest`, {
    method: "POST",
    headers,
    body: new URLSearchParams({ sha256: await digestOf(path) }),
  });
  if (!told.ok) throw new Error(`the digest was refused: ${(await told.text()).trim()}`);
  const draftHeader = { "bearwitness-draft": draft };
  const { files } = await client.call("GET /draft", { headers: draftHeader });
  const file = files.find(({ id }) => address.endsWith(`/${id}`));
  if (file === undefined) throw new Error("the file arrived and is not in the draft");
  return file;
}

function sendPieces(
  path: string,
  about: SendOptions & {
    readonly endpoint: string;
    readonly headers: Record<string, string>;
    readonly size: number;
    readonly sample: string;
    /** When the file was last written, as an instant. */
    readonly modified: string;
  },
): Promise<string> {
  const { size, sample, onProgress, onBegun, address = null } = about;
  const source = createReadStream(path);
  return new Promise<string>((resolve, reject) => {
    const upload = new Upload(source, {
      endpoint: about.endpoint,
      uploadUrl: address,
      headers: about.headers,
      uploadSize: size,
      chunkSize: about.pieceBytes ?? PIECE_BYTES,
      retryDelays: RETRY_MILLIS,
      metadata: {
        ...{ filename: basename(path), filetype: "application/octet-stream", sample },
        modified: about.modified,
      },
      // First an address, then bytes: what is cut off before could never be gone on with.
      uploadDataDuringCreation: false,
      storeFingerprintForResuming: false,
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        return status === 0 || status >= 500 || PASSING.includes(status);
      },
      onUploadUrlAvailable: () => {
        if (upload.url !== null) onBegun?.(upload.url);
      },
      ...(onProgress === undefined ? {} : { onProgress }),
      onSuccess: () => {
        resolve(upload.url ?? "");
      },
      onError: (error) => {
        reject(refusalOf(error));
      },
    });
    upload.start();
  }).finally(() => {
    source.destroy();
  });
}

function refusalOf(error: Error | DetailedError): Error {
  const why = error instanceof DetailedError ? error.originalResponse?.getBody().trim() : undefined;
  return why === undefined || why === "" ? error : new Error(`the file was refused: ${why}`);
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest("hex");
}

/** SHA-256 over the size (decimal, line feed), the first 64 KiB and the last 64 KiB, as the page's script marks files. */
async function sampleOf(path: string, size: number): Promise<string> {
  const hash = createHash("sha256").update(`${size}\n`);
  const file = await open(path);
  try {
    const length = Math.min(size, END_BYTES);
    for (const position of [0, size - length]) {
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, position);
      hash.update(buffer);
    }
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}
