/** A part of a picture, in shares of its width and height. */
export interface View {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What fingerprints are made of, by the number under which each is kept: all of a picture, and it without the strips at top and bottom
 * where captions and names of channels are put. Each is compared with the same part of others. The numbers stay.
 */
export const VIEWS: readonly View[] = [
  { left: 0, top: 0, width: 1, height: 1 },
  { left: 0, top: 0.125, width: 1, height: 0.875 },
  { left: 0, top: 0, width: 1, height: 0.875 },
];
