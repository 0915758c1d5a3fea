import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1 } from "#app/adapters/media/byte-source.ts";
import type { Box } from "#app/adapters/media/movie/boxes.ts";

/** Dash cams put the first of their blocks within the first 2 MB of a film's pictures, and one about each second: so much is searched. */
const SEARCHED = 4 * 1024 * 1024;
const PIECE = 256 * 1024;
/** A block with its size, as dash cams write it (`freeGPS `), and a record of an action camera's (`GP`), as ExifTool knows them. */
const BLOCK = /\0..\0freeGPS |GP\x06\0\0/s;
const LONGEST = 12;

/** Looks for blocks of positions between a film's pictures, which no list of its header names. */
export interface BlockSearch {
  /** Goes on with one more part that holds pictures and sound; true where a block stands in it. What lies behind the first 4 MiB of all of them is not searched. */
  holdsBlock(part: Box): boolean;
}

/** A search through one film. */
export function searchForBlocks(source: ByteSource): BlockSearch {
  let left = SEARCHED;
  return {
    holdsBlock: ({ start, end }) => {
      let before = "";
      for (let at = start; at < end && left > 0;) {
        const bytes = source.read(at, Math.min(PIECE, end - at, left));
        if (bytes.length === 0) return false;
        const text = before + latin1(bytes);
        if (BLOCK.test(text)) return true;
        before = text.slice(-LONGEST);
        at += bytes.length;
        left -= bytes.length;
      }
      return false;
    },
  };
}
