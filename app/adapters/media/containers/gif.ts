import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import { LARGEST_BLOCK, leaveOut } from "#app/adapters/media/containers/blocks.ts";

const IMAGE = 0x2c;
const EXTENSION = 0x21;
const TRAILER = 0x3b;
const COMMENT = 0xfe;
const APPLICATION = 0xff;

/** Behind a packet of XMP stand 256 bytes that lead any reader of sub-blocks to its end (XMP specification part 3, 1.1.2). */
const XMP_TRAILER = 257;
/** In characters. */
const LONGEST_COMMENT = 1024;
/** The first of them count; a file may hold thousands. */
const MOST_FIELDS = 16;

/**
 * Walks a GIF's blocks (GIF89a specification, 1990) by the lengths of their parts; pictures are passed over. Comments, the number of
 * pictures and how often they are shown again become fields. Never throws: where the walk ends before the trailer, `damaged` says so, and
 * the pictures are not counted, as nobody knows how many there were.
 */
export function readGif(source: ByteSource): Blocks {
  const blocks: Blocks = { damaged: false };
  const numbers = numbersIn(source.read(6, 7), true);
  const [width, height, flags] = [numbers.u16(0), numbers.u16(2), numbers.u8(4)];
  if (width === undefined || height === undefined || flags === undefined)
    return { ...blocks, damaged: true };
  Object.assign(blocks, { width, height });
  const budget = { parts: MOST_SUB_BLOCKS };
  let at = 13 + tableBytes(flags);
  let frames = 0;
  for (;;) {
    const head = source.read(at, 2);
    if (head[0] === TRAILER) {
      say(blocks, "FrameCount", frames);
      return blocks;
    }
    const start = head[0] === EXTENSION ? at + 2 : imageStart(source, at);
    const data = start === undefined ? undefined : dataAt(source, start, budget);
    if (start === undefined || data === undefined) return { ...blocks, damaged: true };
    if (head[0] === IMAGE) frames += 1;
    if (head[0] === EXTENSION && head[1] === COMMENT) takeComment(source, data, blocks);
    if (head[0] === EXTENSION && head[1] === APPLICATION) takeApplication(source, data, blocks);
    at = data.end;
  }
}

/** Sub-blocks from their first length on; `end` lies behind the closing zero. */
interface Data {
  readonly start: number;
  readonly end: number;
}

/** Where the data of a picture begins, behind its own colours and the size of its codes; undefined for what is no picture. */
function imageStart(source: ByteSource, at: number): number | undefined {
  const head = source.read(at, 10);
  const flags = head[9];
  return head[0] === IMAGE && flags !== undefined ? at + 10 + tableBytes(flags) + 1 : undefined;
}

function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** Of at most 255 bytes each: as many as a picture of a gigabyte has. */
const MOST_SUB_BLOCKS = 4_000_000;

/** The sub-blocks at an offset; undefined where they are cut off or there are too many. */
function dataAt(source: ByteSource, start: number, budget: { parts: number }): Data | undefined {
  for (let at = start; budget.parts > 0; budget.parts -= 1) {
    const [length] = source.read(at, 1);
    if (length === undefined || at + 1 + length > source.size) return undefined;
    at += 1 + length;
    if (length === 0) return { start, end: at };
  }
  return undefined;
}

function say(blocks: Blocks, tag: string, value: string | number): void {
  const already = blocks.fields ?? [];
  if (already.length < MOST_FIELDS || tag === "FrameCount")
    blocks.fields = [...already, { group: "GIF", tag, value }];
}

function takeComment(source: ByteSource, data: Data, blocks: Blocks): void {
  if (data.end - data.start > LARGEST_BLOCK)
    return leaveOut(blocks, "Comment", data.end - data.start);
  const text = new TextDecoder().decode(joined(source, data)).slice(0, LONGEST_COMMENT);
  say(blocks, "Comment", text);
}

/** An application's own block: eleven bytes name it. */
function takeApplication(source: ByteSource, data: Data, blocks: Blocks): void {
  const head = source.read(data.start, 12);
  const name = head[0] === 11 ? latin1(head.subarray(1)) : "";
  const start = data.start + 12;
  const length = data.end - start - XMP_TRAILER;
  if (name === "XMP DataXMP" && length > 0) {
    // A packet stands there as it is: what a reader of sub-blocks takes for lengths are characters of it.
    if (length > LARGEST_BLOCK) leaveOut(blocks, "XmpWhole", length);
    else blocks.xmp ??= source.read(start, length);
  }
  if (name === "NETSCAPE2.0" || name === "ANIMEXTS1.0") {
    const loop = source.read(start, 4);
    const times = numbersIn(loop, true).u16(2);
    if (loop[0] === 3 && loop[1] === 1 && times !== undefined)
      say(blocks, "AnimationIterations", times);
  }
}

function joined(source: ByteSource, { start, end }: Data): Uint8Array {
  const bytes = source.read(start, end - start);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += 1 + (bytes[at] ?? 0))
    parts.push(bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)));
  return Buffer.concat(parts);
}
