import { damageFields } from "#app/core/claims/film-damage.ts";
import { tracksUnchecked } from "#app/core/claims/unread.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import type { Box, BoxBudget } from "#app/adapters/media/movie/boxes.ts";
import type { FilmParts } from "#app/adapters/media/movie/film-parts.ts";
import { piecesOf } from "#app/adapters/media/movie/sample-tables.ts";

/**
 * Holds what a film's header says of its picture and sound against the file, by offsets alone: neither is read. `isDamaged` where something is
 * said to be there that is not; numbers of fragments that are left out are told and no damage, since programs may do so.
 */
export function checkFilm(
  source: ByteSource,
  { broken, isSearched, heads, moov, gaps }: FilmParts,
  { tracks, isFragmented }: { readonly tracks: readonly Box[]; readonly isFragmented: boolean },
  budget: BoxBudget,
): { readonly fields: RawField[]; readonly isDamaged: boolean } {
  const all = tracks.slice(0, MOST_TRACKS).map((track) => piecesOf(source, track, heads, budget));
  const faulty = all.flatMap((pieces, index) =>
    pieces === undefined || pieces.outside === 0
      ? []
      : [
          {
            ...{ track: index + 1, handler: pieces.handler, count: pieces.count },
            ...{ outside: pieces.outside, firstSeconds: pieces.firstOutsideSeconds },
          },
        ],
  );
  const farthest = all.reduce((most, pieces) => Math.max(most, pieces?.farthest ?? 0), 0);
  // Behind a film's last piece programs put what is no part of it: filling, notes of their own.
  const isOfFilm =
    broken !== undefined &&
    (moov === undefined ||
      isSearched ||
      isFragmented ||
      MEDIA.includes(broken.type) ||
      farthest >= broken.at);
  const fields = damageFields({
    size: source.size,
    broken: isOfFilm
      ? { at: broken.at, missing: broken.saidEnd === null ? null : broken.saidEnd - source.size }
      : undefined,
    innerBreakAt: isOfFilm ? undefined : budget.broken?.at,
    headerFoundAt: isSearched ? moov?.at : undefined,
    tracks: faulty,
    gaps,
  });
  const further = tracks.length - all.length;
  if (further > 0) fields.push(tracksUnchecked(further));
  return { fields, isDamaged: isOfFilm || faulty.length > 0 };
}

/** Recorders write the first few. */
const MOST_TRACKS = 8;

/** Parts that hold a film or its header. */
const MEDIA: readonly string[] = ["ftyp", "moov", "moof", "mdat"];
