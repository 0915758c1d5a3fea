import { fileTypeFromBuffer } from "file-type";
import { latin1, startsWith } from "#app/core/evidence/first-bytes.ts";
import { markupOf, textTypeOf } from "#app/core/evidence/text-type.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";

const HEAD = 256 * 1024;
/** A TIFF may keep its directory anywhere, so the whole of it decides whether it is a DNG. */
const LARGEST_WHOLE = 64 * 1024 * 1024;
/** A type is told by the first tag, which stands near the beginning. */
const TEXT_HEAD = 4_096;

/** Names that browsers and other tools know better than the ones registered last. */
const USUAL_NAMES: Readonly<Record<string, string>> = {
  "video/matroska": "video/x-matroska",
  "video/vnd.avi": "video/x-msvideo",
  "audio/x-m4a": "audio/mp4",
  "video/mp1s": "video/mpeg",
  "video/mp2p": "video/mpeg",
};

/** A type as it is spelled here: in small letters and without parameters, such as which codec an Ogg holds. */
export function usualName(mime: string): string {
  const name = mime.replace(/;.*$/s, "").trim().toLowerCase();
  return USUAL_NAMES[name] ?? name;
}

/** The type of a file by its content; null where it is not recognised. What the sender said plays no part. */
export async function mediaTypeOf(source: ByteSource): Promise<string | null> {
  const head = source.read(0, HEAD);
  const isTiff = head[0] === head[1] && (head[0] === 0x49 || head[0] === 0x4d);
  const whole = isTiff && source.size > HEAD && source.size <= LARGEST_WHOLE;
  const known = await knownTo(whole ? source.read(0, source.size) : head);
  if (known === undefined) return matroskaOf(head) ?? textOf(head) ?? null;
  // XML is what it is written in; what it is, its first tag says.
  if (XML.includes(known)) return markupOf(head.subarray(0, TEXT_HEAD)) ?? known;
  if (known === "image/heic" && isHeix(head)) return "image/heif";
  return known;
}

async function knownTo(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const found = await fileTypeFromBuffer(bytes);
    return found === undefined ? undefined : usualName(found.mime);
  } catch {
    // Cut off in the middle of what it is told by.
    return undefined;
  }
}

const XML: readonly string[] = ["application/xml", "text/xml"];

/** A page or a drawing by its first tag; plain text where all of what was read is text. */
function textOf(head: Uint8Array): string | undefined {
  const type = textTypeOf(head.subarray(0, TEXT_HEAD));
  return type === "text/plain" ? textTypeOf(head) : type;
}

/**
 * Cameras write the brand `heix` for pictures of more than 8 bits. They are HEVC too, and HEIF is what both readers call them, so that a
 * name is not a difference between the two.
 */
function isHeix(head: Uint8Array): boolean {
  return startsWith(head, [0x68, 0x65, 0x69, 0x78], 8);
}

const EBML = [0x1a, 0x45, 0xdf, 0xa3];
/** An EBML header names its kind of document in its first few elements (RFC 8794 11.2.6). */
const EBML_HEADER_BYTES = 256;

/** Matroska and WebM whose header is cut or damaged: by the name of the document type in it, where that stands whole. */
function matroskaOf(head: Uint8Array): string | undefined {
  if (!startsWith(head, EBML)) return undefined;
  const named = /B\x82[\x84\x88](matroska|webm)/.exec(latin1(head.subarray(0, EBML_HEADER_BYTES)));
  if (named === null) return undefined;
  return named[1] === "webm" ? "video/webm" : "video/x-matroska";
}
