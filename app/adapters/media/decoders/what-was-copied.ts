import type { Copied, EarlyEnd } from "#app/core/evidence/copied-tracks.ts";
import type { MovieFacts, MovieTrack } from "./probe-movie.ts";

/** What a copy may lack at its end: the sound of some recordings ends in the middle of a frame. */
const SHORTER_SECONDS = 1;
const MOST_TRACKS = 32;

/**
 * What of an original is in a copy of its first picture and its first sound, and where that ends before the original says. The
 * tracks are compared one by one, since sound that goes on would hide a picture that broke off.
 */
export function whatWasCopied(original: MovieFacts, made: MovieFacts): Copied {
  const [picture, sound] = [firstOf(original, "picture"), firstOf(original, "sound")];
  const ends = [
    endOf("picture", picture, firstOf(made, "picture")),
    endOf("sound", sound, firstOf(made, "sound")),
  ];
  const saysNone = (picture?.seconds ?? sound?.seconds ?? null) === null;
  const ofAll = saysNone ? early("all", original.seconds, made.seconds) : undefined;
  return {
    tracks: original.tracks.slice(0, MOST_TRACKS).map((track) => ({
      number: track.index + 1,
      kind: track.kind,
      codec: track.codec,
      copied: (track === picture && made.hasPicture) || (track === sound && made.hasSound),
    })),
    ends: [...ends, ofAll].filter((end) => end !== undefined),
    saysLength: !saysNone || original.seconds !== null,
  };
}

function firstOf({ tracks }: MovieFacts, kind: "picture" | "sound"): MovieTrack | undefined {
  return tracks.find((track) => track.kind === kind);
}

function endOf(
  kind: "picture" | "sound",
  original: MovieTrack | undefined,
  made: MovieTrack | undefined,
): EarlyEnd | undefined {
  return early(kind, original?.seconds ?? null, made?.seconds ?? 0);
}

function early(
  kind: EarlyEnd["kind"],
  said: number | null,
  made: number | null,
): EarlyEnd | undefined {
  if (said === null || (made ?? 0) >= said - SHORTER_SECONDS) return undefined;
  const millis = (seconds: number) => Math.round(seconds * 1000);
  return { kind, atMillis: millis(made ?? 0), saidMillis: millis(said) };
}
