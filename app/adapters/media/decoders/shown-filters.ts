import { TONE_MAPPING } from "#app/core/evidence/preview-terms.ts";
import type { MovieFacts } from "./probe-movie.ts";

/** HLG and PQ as an ordinary screen shows them; without this such clips look washed out. */
const TO_ORDINARY_RANGE = [
  "zscale=t=linear:npl=203",
  "format=gbrpf32le",
  "zscale=p=bt709",
  "tonemap=hable:desat=0",
  "zscale=t=bt709:m=bt709:r=tv",
  "format=yuv420p",
];

/** What these filters do to light, in the words of the record. */
export function toneMappingOf({ isHighRange }: Pick<MovieFacts, "isHighRange">): string {
  return isHighRange ? TONE_MAPPING.high : TONE_MAPPING.ordinary;
}

/** Square pixels, upright (ffmpeg turns a film as it says it wants to be shown) and in ordinary range, no edge above `edge`. */
export function shownFilters({ isHighRange }: Pick<MovieFacts, "isHighRange">, edge: number) {
  return [
    "scale=iw*sar:ih",
    "setsar=1",
    `scale=w='min(${edge},iw)':h='min(${edge},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2`,
    ...(isHighRange ? TO_ORDINARY_RANGE : []),
  ];
}
