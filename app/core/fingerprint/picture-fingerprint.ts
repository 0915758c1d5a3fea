// What a picture looks like, in 256 bits that stay nearly the same when it is made smaller, compressed again, brightened or given a bar
// of text. In the manner of PDQ: the signs, around their median, of the slow waves in a small grey copy.

/** Edge of the small grey copy that a fingerprint is made of. */
export const GREY_EDGE = 64;
const WAVES = 16;
/** Octets of a fingerprint. */
export const FINGERPRINT_BYTES = (WAVES * WAVES) / 8;

/**
 * Fewer steps of brightness than this between neighbours, on average over the copy, and the picture is too even to be told from others: a
 * wall, a night sky, a blank page.
 */
const LEAST_DETAIL = 1.5;
/**
 * Of the copy's 64 squares at least a third must hold something: else the fingerprint says little more than where the thing lies, and two
 * cards with a few lines of text look like one.
 */
const LEAST_SQUARES = 22;
const SQUARE_EDGE = 8;
/** Lightest and darkest of a square's points differ by this at least. */
const LEAST_CONTRAST = 4;

/** Row i: the wave with i + 1 half turns over the edge. The constant one, the brightness, is left out. */
const COSINES = Array.from({ length: WAVES }, (_, wave) =>
  Float64Array.from({ length: GREY_EDGE }, (_, at) =>
    Math.cos((Math.PI / (2 * GREY_EDGE)) * (wave + 1) * (2 * at + 1)),
  ),
);

/** The fingerprint of a grey copy of `GREY_EDGE` times `GREY_EDGE` octets, row by row; undefined where it has too little detail. */
export function pictureFingerprint(grey: Uint8Array): Uint8Array | undefined {
  if (grey.length !== GREY_EDGE * GREY_EDGE) throw new Error("a fingerprint is made of 64 by 64");
  if (detailOf(grey) < LEAST_DETAIL || squaresHolding(grey) < LEAST_SQUARES) return undefined;
  const waves = wavesOf(grey);
  const median = middleOf(waves);
  const bits = new Uint8Array(FINGERPRINT_BYTES);
  waves.forEach((value, at) => {
    if (value > median) bits[at >> 3] = (bits[at >> 3] ?? 0) | (128 >> (at & 7));
  });
  return bits;
}

/** Mean step of brightness from an octet to its right and its lower neighbour. */
function detailOf(grey: Uint8Array): number {
  let steps = 0;
  for (let at = 0; at < grey.length; at += 1) {
    const here = grey[at] ?? 0;
    if (at % GREY_EDGE !== GREY_EDGE - 1) steps += Math.abs(here - (grey[at + 1] ?? 0));
    if (at + GREY_EDGE < grey.length) steps += Math.abs(here - (grey[at + GREY_EDGE] ?? 0));
  }
  return steps / grey.length;
}

/** How many squares of 8 by 8 points are not of one brightness. */
function squaresHolding(grey: Uint8Array): number {
  const inRow = GREY_EDGE / SQUARE_EDGE;
  const lightest = new Uint8Array(inRow * inRow);
  const darkest = new Uint8Array(inRow * inRow).fill(255);
  for (const [at, value] of grey.entries()) {
    const row = Math.floor(at / GREY_EDGE / SQUARE_EDGE);
    const square = row * inRow + Math.floor((at % GREY_EDGE) / SQUARE_EDGE);
    lightest[square] = Math.max(lightest[square] ?? 0, value);
    darkest[square] = Math.min(darkest[square] ?? 255, value);
  }
  return lightest.filter((value, square) => value - (darkest[square] ?? 255) >= LEAST_CONTRAST)
    .length;
}

/** The two-dimensional cosine transform's slowest waves, without those that are constant in a direction. */
function wavesOf(grey: Uint8Array): Float64Array {
  const rows = new Float64Array(WAVES * GREY_EDGE);
  for (const [wave, cosine] of COSINES.entries()) {
    for (let column = 0; column < GREY_EDGE; column += 1) {
      let sum = 0;
      for (let row = 0; row < GREY_EDGE; row += 1) {
        sum += (cosine[row] ?? 0) * (grey[row * GREY_EDGE + column] ?? 0);
      }
      rows[wave * GREY_EDGE + column] = sum;
    }
  }
  const waves = new Float64Array(WAVES * WAVES);
  for (let vertical = 0; vertical < WAVES; vertical += 1) {
    for (const [wave, cosine] of COSINES.entries()) {
      let sum = 0;
      for (let column = 0; column < GREY_EDGE; column += 1) {
        sum += (cosine[column] ?? 0) * (rows[vertical * GREY_EDGE + column] ?? 0);
      }
      waves[vertical * WAVES + wave] = sum;
    }
  }
  return waves;
}

function middleOf(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted.length / 2;
  return ((sorted[upper - 1] ?? 0) + (sorted[upper] ?? 0)) / 2;
}
