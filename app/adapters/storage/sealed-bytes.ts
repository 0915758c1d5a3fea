import { open } from "node:fs/promises";
import type { Digests } from "./blob-store.ts";
import { pour, sha256Of } from "./blocks.ts";
import { abandonPartial, writeAll } from "./durable.ts";
import type { ObjectReader } from "./object-store.ts";
import { openSealed, type SealedFile } from "./sealed-file.ts";
import { codeOf } from "./storage-suspect.ts";

/** Pieces of plaintext; one is good until the next is asked for. */
export type Source = AsyncIterable<Uint8Array>;

/**
 * Whether what was just written is what was encrypted. SHA-256 alone tells: both digests were taken of the same bytes on their way.
 */
export async function readsBack(
  stored: ObjectReader,
  under: Parameters<typeof openSealed>[1],
  written: Digests,
): Promise<boolean> {
  try {
    const file = await openSealed(stored, under);
    const kept = await sha256Of(file.range(0, file.size));
    return kept.size === written.size && kept.sha256 === written.sha256;
  } catch (cause) {
    if (codeOf(cause) === "tampered") return false;
    throw cause;
  }
}

/** Waits where the disk is wanted by others. */
export type Pace = (bytes: number) => Promise<void>;

/** Size and digests of what lies there, as it decrypts now; `pace` is told of each piece's octets before the next is read. */
export async function digestsOf(file: SealedFile, pace?: Pace): Promise<Digests> {
  const whole = file.range(0, file.size);
  const poured = await pour(pace === undefined ? whole : paced(whole, pace), {});
  if (poured.kind === "broken-off") throw poured.cause;
  return wholeOrThrow(poured);
}

/** Pieces of their own: a stream reads ahead of who reads it. */
export async function* keepable(source: Source): Source {
  for await (const piece of source) yield Uint8Array.from(piece);
}

async function* paced(source: Source, pace: Pace): Source {
  for await (const bytes of source) {
    yield bytes;
    await pace(bytes.length);
  }
}

/** A decrypted copy for a parser, closed to others; nothing is left when it cannot be made whole. */
export async function writePlain(path: string, file: SealedFile): Promise<void> {
  const copy = await open(path, "wx", 0o600);
  try {
    let position = 0;
    for await (const bytes of file.range(0, file.size)) {
      await writeAll(copy, bytes, position);
      position += bytes.length;
    }
    await copy.close();
  } catch (cause) {
    await abandonPartial(copy, path);
    throw cause;
  }
}

/** What was poured whole; anything else is an error of its source. */
export function wholeOrThrow(poured: Awaited<ReturnType<typeof pour>>): Digests {
  switch (poured.kind) {
    case "whole":
      return poured.digests;
    case "broken-off":
      throw new Error("could not read to the end what was to be sealed", { cause: poured.cause });
    case "too-large":
      throw new Error("what was to be sealed was cut short before it came");
  }
}
