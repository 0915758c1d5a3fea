import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import {
  inflated,
  LARGEST_BLOCK,
  leaveOut,
  leaveUnread,
  MOST_PARTS,
  takeExifBlock,
} from "#app/adapters/media/containers/blocks.ts";

const XMP_KEYWORD = "XML:com.adobe.xmp";
/** PNG 3rd edition 11.3.3.2. */
const LONGEST_KEYWORD = 79;
const LEGACY_EXIF = ["Raw profile type exif", "Raw profile type APP1"];

/** Walks a PNG's chunks (PNG 3rd edition 5.3). Metadata may stand after the picture data. */
export function readPng(source: ByteSource): Blocks {
  const blocks: Blocks = { damaged: false };
  let at = 8;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const head = source.read(at, 8);
    const length = numbersIn(head).u32(0);
    if (length === undefined || head.length < 8) return { ...blocks, damaged: true };
    const type = latin1(head.subarray(4));
    if (type === "IEND") return blocks;
    if (at + 12 + length > source.size) return { ...blocks, damaged: true };
    if (type === "IDAT") blocks.pixelsAt ??= at;
    if (isWanted(type)) {
      if (length <= LARGEST_BLOCK) take(type, source.read(at + 8, length), blocks);
      else leaveOutChunk(type, source.read(at + 8, LONGEST_KEYWORD + 1), length, blocks);
    }
    at += 12 + length;
  }
  return { ...blocks, damaged: true };
}

function isWanted(type: string): boolean {
  return ["IHDR", "eXIf", "iTXt", "tEXt", "zTXt"].includes(type);
}

/** Of a chunk that is too large only its keyword is read: other texts would not be looked at anyway. */
function leaveOutChunk(type: string, head: Uint8Array, length: number, blocks: Blocks): void {
  const keyword = latin1(head.subarray(0, Math.max(0, head.indexOf(0))));
  if (type === "iTXt" && keyword === XMP_KEYWORD) leaveOut(blocks, "XmpWhole", length);
  if (type === "eXIf" || LEGACY_EXIF.includes(keyword)) leaveOut(blocks, "Exif", length);
}

function take(type: string, data: Uint8Array, blocks: Blocks): void {
  if (type === "IHDR") return takeHeader(data, blocks);
  if (type === "eXIf") return takeExifBlock(blocks, data);
  const end = data.indexOf(0);
  if (end === -1 || end > LONGEST_KEYWORD) return;
  const keyword = latin1(data.subarray(0, end));
  const rest = data.subarray(end + 1);
  if (type === "iTXt" && keyword === XMP_KEYWORD) takeXmp(rest, blocks);
  if (type === "tEXt" && LEGACY_EXIF.includes(keyword)) takeLegacyExif(rest, blocks);
  if (type === "zTXt" && LEGACY_EXIF.includes(keyword)) {
    const text = inflated(rest.subarray(1), blocks, "ExifPacked");
    if (text !== undefined) takeLegacyExif(text, blocks);
  }
}

function takeHeader(data: Uint8Array, blocks: Blocks): void {
  const width = numbersIn(data).u32(0);
  const height = numbersIn(data).u32(4);
  if (width === undefined || height === undefined || blocks.width !== undefined) return;
  blocks.width = width;
  blocks.height = height;
}

/** After the keyword: compressed or not, method, language, translated keyword, text. */
function takeXmp(rest: Uint8Array, blocks: Blocks): void {
  const compressed = rest[0] === 1;
  const language = rest.indexOf(0, 2);
  const translated = language === -1 ? -1 : rest.indexOf(0, language + 1);
  if (translated === -1) {
    blocks.damaged = true;
    return;
  }
  const text = rest.subarray(translated + 1);
  const xmp = compressed ? inflated(text, blocks, "XmpPacked") : text;
  if (xmp !== undefined) blocks.xmp ??= xmp;
}

/** ImageMagick's way before eXIf: a name, a length, then the block in hexadecimal. */
function takeLegacyExif(text: Uint8Array, blocks: Blocks): void {
  const match = /^\s*\w+\s+\d+\s+([0-9a-fA-F\s]+)$/.exec(latin1(text));
  if (match?.[1] === undefined) return leaveUnread(blocks, "ExifNoHeader", text.length);
  takeExifBlock(blocks, Buffer.from(match[1].replace(/\s+/g, ""), "hex"));
}
