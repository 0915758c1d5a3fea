import { unfollowed, type Unfollowed } from "#app/core/claims/unread.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import type { Box } from "#app/adapters/media/movie/boxes.ts";
import { boxBudget, boxesIn, findBox } from "#app/adapters/media/movie/boxes.ts";
import { holdsPlainWords } from "#app/adapters/media/movie/plain-words.ts";
import { placedPart } from "#app/adapters/media/movie/placed-parts.ts";

/** Formats of samples in which recorders write positions along a film, by the name of their sample entry (ISO/IEC 14496-12 8.5.2). */
const FORMATS: readonly Unfollowed[] = [
  ...(["gpmd", "camm", "rtmd", "CTMD", "djmd"] as const),
  ...(["mett", "tx3g", "text", "ctbx"] as const),
];
/** Sample entries of one track that are looked at; recorders write one. */
const MOST_ENTRIES = 8;
/** Of Apple's list of what a track holds the beginning is searched. */
const MOST_SEARCHED = 64 * 1024;

/**
 * What of a film may hold a position for each second and is not read: tracks by their format, Apple's only where its list of contents
 * names a place (else every film of an iPhone were one), tracks of text but for plain words, and dash cams' lists. Each format is named once.
 * `beside`: what was found outside of tracks.
 * Never damages: what cannot be followed here is told by whoever reads the track itself.
 */
export function timedPlaceFields(
  source: ByteSource,
  film: {
    readonly moov: Box;
    readonly tracks: readonly Box[];
    readonly beside: readonly Unfollowed[];
  },
): RawField[] {
  const { moov, tracks } = film;
  const budget = boxBudget();
  const found = new Set<Unfollowed>(film.beside);
  for (const box of boxesIn(source, moov, budget)) {
    const name = placedPart(source, box);
    if (name !== undefined) found.add(name);
  }
  for (const track of tracks) {
    const table = ["mdia", "minf", "stbl"].reduce<Box | undefined>(
      (parent, name) => parent && findBox(source, parent, name, budget),
      track,
    );
    const descriptions = table && findBox(source, table, "stsd", budget);
    if (table === undefined || descriptions === undefined) continue;
    let left = MOST_ENTRIES;
    const entries = { start: descriptions.start + 8, end: descriptions.end };
    for (const entry of boxesIn(source, entries, budget)) {
      const format = FORMATS.find((one) => one === entry.type);
      const isText = format === "tx3g" || format === "text";
      if (format !== undefined && !(isText && holdsPlainWords(source, table, budget)))
        found.add(format);
      if (entry.type === "mebx" && namesPlace(source, entry)) found.add("mebx");
      left -= 1;
      if (left === 0) break;
    }
  }
  return [...found].map(unfollowed);
}

/** Apple's names of what is written in a place: `com.apple.quicktime.location.ISO6709` and its like. */
function namesPlace(source: ByteSource, { start, end }: Box): boolean {
  const keys = Buffer.from(source.read(start, Math.min(end - start, MOST_SEARCHED)));
  return keys.includes(".location.");
}
