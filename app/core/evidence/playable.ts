import { PATCHED } from "./preview-terms.ts";

/** How copies for playing are called in the store and in URLs: of the whole file, of the clip inside a motion photo, and frames of the first. */
export const PLAYABLE = "playable";
export const MOTION_CLIP = "motion-clip";
export const FILMSTRIP = "filmstrip";

/** How every copy for playing is made, recorded with it: nobody may take it for the original. */
export const PLAYABLE_TERMS = {
  longest_edge: 1280,
  video: "H.264, quality 28",
  sound: "AAC, two channels, 96 kbit/s",
  frames: "each with the time it has in the original",
  colour_space: "BT.709",
  decoding: PATCHED,
  metadata: "none",
} as const;

const PROBLEMS = {
  "needs-ffmpeg": "this machine has no ffmpeg.",
  "not-confined": "films are decoded inside bubblewrap only, which does not work on this machine.",
  "took-too-much": "it took too long, too much memory or too much room, and was stopped.",
  "nothing-to-play": "no picture and no sound could be decoded from the file.",
  "not-whole": "what came out is not all that the original holds, so it is not shown.",
} as const;

/** Why there is no copy to play. Codes never change their meaning. */
export type PlayableProblem = keyof typeof PROBLEMS;

const WHAT: Readonly<Record<string, string>> = {
  [PLAYABLE]: "No copy to play could be made",
  [MOTION_CLIP]: "The clip inside this photo could not be made to play",
  [FILMSTRIP]: "No filmstrip could be made",
};

/** The sentence for staff about something of a file that could not be made. */
export function playableSentence({
  kind,
  problem,
}: {
  readonly kind: string;
  readonly problem: string;
}): string {
  const known = Object.hasOwn(PROBLEMS, problem) ? PROBLEMS[problem as PlayableProblem] : problem;
  return `${WHAT[kind] ?? "No copy to play could be made"}: ${known}`;
}
