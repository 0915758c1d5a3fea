import type { Unfollowed } from "#app/core/claims/unread.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1 } from "#app/adapters/media/byte-source.ts";
import type { Box } from "#app/adapters/media/movie/boxes.ts";

/** Parts that dash cams and their programs write positions in, by name. ExifTool's table of QuickTime knows the same. */
const NAMES: Readonly<Record<string, Unfollowed>> = {
  ...{ "gps ": "gps", "GPS ": "GPS" },
  ...{ gps0: "gps0", gpsa: "gpsa", gdat: "gdat", udat: "udat" },
};

/** Room that is called free and is not: a list of positions, or the first of them, by its first bytes. */
const IN_FREE_ROOM = /^(?:LIGOGPSINFO|GPS |freeGPS |\0\0..gps )/s;
const LONGEST_SIGN = 16;

/** What a part of a film is called if recorders write positions in it; undefined for any other. */
export function placedPart(source: ByteSource, { type, start, end }: Box): Unfollowed | undefined {
  if (type !== "free" && type !== "skip")
    return Object.hasOwn(NAMES, type) ? NAMES[type] : undefined;
  const sign = latin1(source.read(start, Math.min(end - start, LONGEST_SIGN)));
  return IN_FREE_ROOM.test(sign) ? "free" : undefined;
}
