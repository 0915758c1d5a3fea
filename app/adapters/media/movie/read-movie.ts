import { tooLarge } from "#app/core/claims/unread.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn } from "#app/adapters/media/byte-source.ts";
import type { Box, BoxBudget } from "#app/adapters/media/movie/boxes.ts";
import { boxBudget, boxesIn, findBox, insideMeta, leaf } from "#app/adapters/media/movie/boxes.ts";
import { editFields } from "#app/adapters/media/movie/edit-list.ts";
import { checkFilm } from "#app/adapters/media/movie/film-check.ts";
import { filmParts } from "#app/adapters/media/movie/film-parts.ts";
import { lengthOfFragments } from "#app/adapters/media/movie/fragment-length.ts";
import { keyFields } from "#app/adapters/media/movie/keys.ts";
import type { MovieFacts } from "#app/adapters/media/movie/movie-facts.ts";
import { timedPlaceFields } from "#app/adapters/media/movie/timed-places.ts";
import { readTrack } from "#app/adapters/media/movie/track.ts";
import { userDataFields } from "#app/adapters/media/movie/user-data.ts";

const MOST_TRACKS = 64;
/** Tracks whose lists of edits are looked at; recorders write the first few. */
const MOST_EDITED = 8;
/** In a header: length not known. */
const UNKNOWN_32 = 0xffffffff;

/**
 * Reads the header of an MP4, MOV or 3GP by offset; of picture and sound only the first few megabytes are searched for positions, so
 * that a file of 4 GB costs no more than one of 4 MB. Never throws on any bytes: what cannot be read is left out
 * and `damaged` says so.
 */
export function readMovie(source: ByteSource): MovieFacts {
  const budget = boxBudget();
  const facts: MovieFacts = {
    durationSeconds: null,
    width: null,
    height: null,
    rotation: null,
    fields: [],
    damaged: false,
  };
  const parts = filmParts(source);
  const { moov } = parts;
  if (moov === undefined) {
    const { fields } = checkFilm(source, parts, { tracks: [], isFragmented: false }, budget);
    return { ...facts, fields, damaged: true };
  }
  const tracks: Box[] = [];
  let trackCount = 0;
  let isFragmented = false;
  let fragmentsLast: number | undefined;
  for (const box of boxesIn(source, moov, budget)) {
    if (box.type === "mvhd") takeHeader(leaf(source, box, budget), facts);
    if (box.type === "mvex") {
      isFragmented = true;
      fragmentsLast = fragmentDuration(source, box, budget);
    }
    if (box.type === "trak") trackCount += 1;
    if (box.type === "trak" && tracks.length < MOST_TRACKS) {
      tracks.push(box);
      readTrack(source, box, facts, budget);
    }
    if (box.type === "udta") facts.fields.push(...userDataFields(source, box, budget));
    if (box.type === "meta") {
      facts.fields.push(...keyFields(source, insideMeta(source, box), budget));
    }
  }
  const beside = [...parts.placed, ...(trackCount > MOST_TRACKS ? (["tracks"] as const) : [])];
  facts.fields.push(...timedPlaceFields(source, { moov, tracks, beside }));
  const filmUnits = timescaleOf(source, moov, budget);
  for (const [index, track] of tracks.slice(0, MOST_EDITED).entries()) {
    facts.fields.push(...editFields(source, track, { number: index + 1, filmUnits }, budget));
  }
  // A fragmented film says 0 for what it does not know.
  if (isFragmented && facts.durationSeconds === 0) {
    facts.durationSeconds =
      fragmentsLast !== undefined && fragmentsLast > 0 && filmUnits > 0
        ? fragmentsLast / filmUnits
        : (lengthOfFragments(source, { moov, tracks }) ?? null);
  }
  facts.fields.push(...budget.cut.map(({ type, bytes }) => tooLarge(type, bytes)));
  const checked = checkFilm(source, parts, { tracks, isFragmented }, budget);
  facts.fields.push(...checked.fields);
  facts.damaged = budget.damaged || checked.isDamaged;
  return facts;
}

/** `mvhd`: version 1 has 64-bit times (ISO/IEC 14496-12 8.2.2). */
function takeHeader(header: Uint8Array, facts: MovieFacts): void {
  const numbers = numbersIn(header);
  const long = numbers.u8(0) === 1;
  const created = long ? numbers.u64(4) : numbers.u32(4);
  const timescale = numbers.u32(long ? 20 : 12);
  const duration = long ? numbers.u64(24) : numbers.u32(16);
  if (created !== undefined)
    facts.fields.push({ group: "QuickTime", tag: "CreateDate", value: created });
  if (duration === undefined || timescale === undefined || timescale === 0) return;
  if (long ? duration > Number.MAX_SAFE_INTEGER : duration === UNKNOWN_32) return;
  facts.durationSeconds = duration / timescale;
}

/** A fragmented movie's header says 0; the length of all fragments stands in `mehd`, where it is known. */
function fragmentDuration(source: ByteSource, mvex: Box, budget: BoxBudget): number | undefined {
  const numbers = numbersIn(leaf(source, findBox(source, mvex, "mehd", budget), budget));
  return numbers.u8(0) === 1 ? numbers.u64(4) : numbers.u32(4);
}

function timescaleOf(source: ByteSource, moov: Box, budget: BoxBudget): number {
  const numbers = numbersIn(leaf(source, findBox(source, moov, "mvhd", budget), budget));
  return numbers.u32(numbers.u8(0) === 1 ? 20 : 12) ?? 0;
}

/** The brand that a file says it is of, such as `qt  ` or `isom`; undefined for no such file. */
export function majorBrand(source: ByteSource): string | undefined {
  const head = source.read(4, 8);
  return latin1(head.subarray(0, 4)) === "ftyp" ? latin1(head.subarray(4, 8)) : undefined;
}
