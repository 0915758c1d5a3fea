import type { ByteSource, Numbers } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn } from "#app/adapters/media/byte-source.ts";

/**
 * True when a file that is read by its container alone ends before its first bytes say: RIFF (AVI, WAV) and EBML (Matroska, WebM, RFC 8794).
 * False where they say nothing: programs that write while they record leave the length out.
 */
export function isCutOff(source: ByteSource): boolean {
  const head = source.read(0, 128);
  const end = latin1(head.subarray(0, 4)) === "RIFF" ? riffEnd(head) : segmentEnd(head);
  return end !== undefined && end > source.size;
}

function riffEnd(head: Uint8Array): number | undefined {
  const length = numbersIn(head, true).u32(4);
  return length === undefined || length === 0xffffffff ? undefined : 8 + length;
}

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;

/** The EBML header, then the segment, which is all the rest. */
function segmentEnd(head: Uint8Array): number | undefined {
  const numbers = numbersIn(head);
  if (numbers.u32(0) !== EBML) return undefined;
  const header = sizeAt(numbers, 4);
  if (header === undefined || numbers.u32(header.end + header.size) !== SEGMENT) return undefined;
  const segment = sizeAt(numbers, header.end + header.size + 4);
  return segment === undefined ? undefined : segment.end + segment.size;
}

/** A size as EBML writes it, of 1 to 8 bytes by the zeros that lead it; undefined for one that says "unknown". */
function sizeAt(numbers: Numbers, at: number): { size: number; end: number } | undefined {
  const first = numbers.u8(at) ?? 0;
  const width = Math.clz32(first) - 23;
  if (width > 8) return undefined;
  let size = first & (0xff >> width);
  let isUnknown = size === 0xff >> width;
  for (let byte = 1; byte < width; byte += 1) {
    const next = numbers.u8(at + byte);
    if (next === undefined) return undefined;
    size = size * 256 + next;
    isUnknown &&= next === 0xff;
  }
  return isUnknown ? undefined : { size, end: at + width };
}
