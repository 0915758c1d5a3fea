import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn } from "#app/adapters/media/byte-source.ts";

/** A box of an ISO base media file or QuickTime movie, without its header. */
export interface Box {
  /** Four characters, Latin-1. */
  readonly type: string;
  /** Where its header begins. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** Shared by all reading of one file, so that no nesting of boxes makes it long. */
export interface BoxBudget {
  boxes: number;
  /** A box was cut off, had an impossible size, or there were too many. */
  damaged: boolean;
  /** The first of these: where its header begins, and where it says that it ends; null where what stands there is no box. */
  broken?: { readonly at: number; readonly type: string; readonly saidEnd: number | null };
  /** Boxes that are longer than what is read of any. */
  readonly cut: { readonly type: string; readonly bytes: number }[];
}

const MOST_BOXES = 20_000;
/** No field read here is longer; only these leaves are ever held in memory. */
const LARGEST_LEAF = 1024 * 1024;

/** More are no news. */
const MOST_CUT = 16;

/** A fresh budget for one file, or for one walk through it. */
export function boxBudget(boxes = MOST_BOXES): BoxBudget {
  return { boxes, damaged: false, cut: [] };
}

function breaks(budget: BoxBudget, at: number, type = "", saidEnd: number | null = null): void {
  budget.damaged = true;
  budget.broken ??= { at, type, saidEnd };
}

/**
 * The boxes between two offsets, one after another, by their headers alone (ISO/IEC 14496-12 4.2).
 * Never goes into a box: callers name the path they follow, so hostile nesting leads nowhere.
 * A box that claims to reach beyond its parent is cut there and is the last.
 */
export function* boxesIn(
  source: ByteSource,
  range: { readonly start: number; readonly end: number },
  budget: BoxBudget,
): Generator<Box> {
  const end = Math.min(range.end, source.size);
  let at = range.start;
  // Less than a header at the end is padding: QuickTime closes lists with four zero bytes.
  while (at + 8 <= end) {
    if (budget.boxes <= 0) {
      budget.damaged = true;
      return;
    }
    budget.boxes -= 1;
    const head = source.read(at, 16);
    const numbers = numbersIn(head);
    const short = numbers.u32(0);
    if (short === undefined || head.length < 8) {
      breaks(budget, at);
      return;
    }
    const size = short === 1 ? numbers.u64(8) : short === 0 ? end - at : short;
    const header = short === 1 ? 16 : 8;
    if (size === undefined || size < header) {
      breaks(budget, at);
      return;
    }
    const type = latin1(head.subarray(4, 8));
    const boxEnd = at + size;
    if (boxEnd > end) breaks(budget, at, type, boxEnd);
    yield { type, at, start: at + header, end: Math.min(boxEnd, end) };
    at = boxEnd;
  }
}

/** The first box of that type in a range. */
export function findBox(
  source: ByteSource,
  range: { readonly start: number; readonly end: number },
  type: string,
  budget: BoxBudget,
): Box | undefined {
  for (const box of boxesIn(source, range, budget)) if (box.type === type) return box;
  return undefined;
}

/** A box's content, cut where it is longer than anything this reads, which the budget notes; nothing for no box. */
export function leaf(source: ByteSource, box: Box | undefined, budget: BoxBudget): Uint8Array {
  if (box === undefined) return new Uint8Array(0);
  const bytes = box.end - box.start;
  if (bytes > LARGEST_LEAF && budget.cut.length < MOST_CUT)
    budget.cut.push({ type: box.type.replace(/[^A-Za-z0-9]/g, "") || "box", bytes });
  return source.read(box.start, Math.min(bytes, LARGEST_LEAF));
}

/** A `meta` box's inside: ISO puts four bytes of version before it, QuickTime does not. */
export function insideMeta(source: ByteSource, meta: Box): { start: number; end: number } {
  const quickTime = latin1(source.read(meta.start + 4, 4)) === "hdlr";
  return { start: quickTime ? meta.start : meta.start + 4, end: meta.end };
}
