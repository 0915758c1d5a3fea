import type { RedactionReason } from "./reasons.ts";

// What is to be covered in a photo or a film, and when. A plan says everything that a renderer needs beside the original, so that the same
// file can be made again; docs/redaction.md has the format.

/** In every plan; another one means other rules. */
export const PLAN_FORMAT = "redaction-plan-1";

/** Edges are told in hundredths of a percent of the upright picture's width or height, so that a plan fits every copy of it. */
export const WHOLE = 10_000;

/** Times of films are ticks of the time base 1/90000 s, which the picture track of every copy for playing has (H.222.0, 2.4.2.1), from its beginning. */
export const TICKS_PER_SECOND = 90_000;

/** `solid`: black, nothing is left. `pixelate`: a few large squares, of which something may be guessed. */
export const COVERS = ["solid", "pixelate"] as const;
export type Cover = (typeof COVERS)[number];

/** A rectangle of the upright picture: whole numbers from 0 to WHOLE, left below right and top below bottom. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PhotoBox extends Edges {
  readonly cover: Cover;
  readonly reason: RedactionReason;
}

/** Where a box is at one moment. */
export interface KeyFrame extends Edges {
  /** In ticks. */
  readonly at: number;
}

/**
 * Covers from its first key frame up to and with its last; between two, each edge moves evenly. Always black: squares over a picture that moves
 * can be put together into what stood there (decision 0071).
 */
export interface FilmBox {
  readonly cover: "solid";
  readonly reason: RedactionReason;
  /** Two at least, each later than the one before. */
  readonly keyFrames: readonly KeyFrame[];
}

/** Sound that is silenced, from and until so many ticks. */
export interface Mute {
  readonly from: number;
  readonly until: number;
  readonly reason: RedactionReason;
}

interface OfFile {
  readonly format: typeof PLAN_FORMAT;
  /** SHA-256 of the original, lower-case hexadecimal: a plan fits no other file. */
  readonly parentSha256: string;
}

export interface PhotoPlan extends OfFile {
  readonly of: "photo";
  readonly boxes: readonly PhotoBox[];
}

export interface FilmPlan extends OfFile {
  readonly of: "film";
  readonly boxes: readonly FilmBox[];
  readonly mutes: readonly Mute[];
}

export type RedactionPlan = PhotoPlan | FilmPlan;

/** Why each part of it is covered: every code once, in the order of the alphabet. */
export function reasonsOf(plan: RedactionPlan): readonly RedactionReason[] {
  const mutes = plan.of === "film" ? plan.mutes : [];
  return [...new Set([...plan.boxes, ...mutes].map(({ reason }) => reason))].sort();
}
