import type { Unfollowed } from "#app/core/claims/unread.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Box } from "#app/adapters/media/movie/boxes.ts";
import { boxBudget, boxesIn } from "#app/adapters/media/movie/boxes.ts";
import { searchForBlocks } from "#app/adapters/media/movie/placed-blocks.ts";
import { placedPart } from "#app/adapters/media/movie/placed-parts.ts";

/** What a film consists of, from its first part to where the list of them ends or breaks. */
export interface FilmParts {
  /** Its header; found by its name where the list breaks before it. */
  readonly moov: Box | undefined;
  /** True where the list of parts did not lead to the header. */
  readonly isSearched: boolean;
  /** Parts that hold no picture and no sound, with their headers. */
  readonly heads: readonly Range[];
  /** Where the list breaks: what stands there is no part (`saidEnd` null), or a part that ends behind the file. */
  readonly broken: Break | undefined;
  /** Fragments whose number does not follow that of the one before, which starts with 1 or more. */
  readonly gaps: readonly Gap[];
  /** Parts beside the header in which recorders write positions along the film, each name once. */
  readonly placed: readonly Unfollowed[];
}

export interface Break {
  readonly at: number;
  readonly type: string;
  readonly saidEnd: number | null;
}

export interface Gap {
  /** Numbers of the fragments before and behind. */
  readonly before: number;
  readonly after: number;
  /** Where the one behind begins. */
  readonly at: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A film of more parts is not followed to its end; one of two hours in pieces of two seconds has 7,200. */
const MOST_PARTS = 16_000;
const MOST_GAPS = 8;
const IS_NAME = /^[\x20-\x7e\xa9]{4}$/;

/** Walks a film's parts by their headers (ISO/IEC 14496-12 4.2), searches the beginning of its pictures for positions, and looks for its own header behind a break. */
export function filmParts(source: ByteSource): FilmParts {
  const budget = boxBudget(MOST_PARTS);
  const heads: Range[] = [];
  const gaps: Gap[] = [];
  const placed = new Set<Unfollowed>();
  const blocks = searchForBlocks(source);
  let moov: Box | undefined;
  let broken: Break | undefined;
  let number: number | undefined;
  for (const box of boxesIn(source, { start: 0, end: source.size }, budget)) {
    const { type, at } = box;
    if (!IS_NAME.test(type)) {
      broken = { at, type: "", saidEnd: null };
      break;
    }
    if (type === "moov") moov ??= box;
    const name = placedPart(source, box);
    if (name !== undefined) placed.add(name);
    if (type === "mdat" && blocks.holdsBlock(box)) placed.add("mdat");
    if (type === "moov" || type === "ftyp") heads.push({ start: at, end: box.end });
    if (type !== "moof") continue;
    const next = fragmentNumber(source, box);
    if (number !== undefined && next !== undefined && next > number + 1 && gaps.length < MOST_GAPS)
      gaps.push({ before: number, after: next, at });
    number = next ?? number;
  }
  // Too many parts are no break: the rest was not looked at, and nothing is said of it.
  if (budget.boxes > 0) broken ??= budget.broken;
  const found = moov ?? (broken === undefined ? undefined : searched(source, broken));
  return {
    moov: found,
    isSearched: moov === undefined && found !== undefined,
    heads,
    broken,
    gaps,
    placed: [...placed],
  };
}

/** `mfhd`, the first box of a fragment, numbers it (8.8.5). */
function fragmentNumber(source: ByteSource, moof: Box): number | undefined {
  const head = source.read(moof.start, 16);
  const isHeader = Buffer.from(head.subarray(4, 8)).toString("latin1") === "mfhd";
  return isHeader ? numbersIn(head).u32(12) : undefined;
}

/** As much of a file's end is searched; a header of hours of film is smaller. */
const SEARCHED = 32 * 1024 * 1024;
const PIECE = 1024 * 1024;
/** A name that stands more often is no header's. */
const MOST_CANDIDATES = 1000;
const MOOV = Buffer.from("moov", "latin1");

/** The last thing behind a break that looks as a film's header does: its name, a size that fits, and the movie's own header as its first box. */
function searched(source: ByteSource, { at: from }: Break): Box | undefined {
  const first = Math.max(from, source.size - SEARCHED, 4);
  let looked = 0;
  for (let end = source.size; end > first; end -= PIECE) {
    const start = Math.max(first, end - PIECE);
    // A name that lies across two pieces is in the one that begins before it.
    const piece = Buffer.from(source.read(start, end - start + MOOV.length - 1));
    for (
      let at = piece.lastIndexOf(MOOV);
      at !== -1;
      at = at === 0 ? -1 : piece.lastIndexOf(MOOV, at - 1)
    ) {
      const box = headerAt(source, start + at - 4);
      looked += 1;
      if (box !== undefined || looked > MOST_CANDIDATES) return box;
    }
  }
  return undefined;
}

function headerAt(source: ByteSource, at: number): Box | undefined {
  const head = source.read(at, 16);
  const size = numbersIn(head).u32(0) ?? 0;
  const first = Buffer.from(head.subarray(12, 16)).toString("latin1");
  const isHeader = first === "mvhd" && size > 16 && at + size <= source.size;
  return isHeader ? { type: "moov", at, start: at + 8, end: at + size } : undefined;
}
