import { WHOLE, type Edges } from "./plan.ts";

/** A rectangle in pixels. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels that edges touch, those at the rim included: rounded outwards, never empty, never beyond the picture. */
export function pixelsOf(
  { left, top, right, bottom }: Edges,
  picture: { readonly width: number; readonly height: number },
): PixelBox {
  const [x, across] = touched(left, right, picture.width);
  const [y, down] = touched(top, bottom, picture.height);
  return { left: x, top: y, width: across, height: down };
}

function touched(from: number, to: number, size: number): readonly [number, number] {
  const first = Math.min(size - 1, Math.floor((from * size) / WHOLE));
  const end = Math.min(size, Math.max(first + 1, Math.ceil((to * size) / WHOLE)));
  return [first, end - first];
}

/** A box is drawn in so few squares along its longer side, whatever its size: a line of text is one or two squares high. */
const MOST_SQUARES = 8;
/** Smaller ones leave letters of ordinary photos to be read. */
const LEAST_SQUARE = 16;

/** The side of a square, in pixels, that a box is pixelated with. */
export function squareOf({ width, height }: Pick<PixelBox, "width" | "height">): number {
  return Math.max(LEAST_SQUARE, Math.ceil(Math.max(width, height) / MOST_SQUARES));
}

/** Pixels row by row, `channels` octets each. */
export interface RawPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** Makes every pixel of a box black. What stood there is overwritten. */
export function blacken({ data, width, channels }: RawPicture, box: PixelBox): void {
  for (let row = box.top; row < box.top + box.height; row += 1) {
    const from = (row * width + box.left) * channels;
    data.fill(0, from, from + box.width * channels);
  }
}

/** Gives every pixel of a box the mean of the square that it stands in; squares are counted from the box's upper left corner. */
export function pixelate(picture: RawPicture, box: PixelBox): void {
  const square = squareOf(box);
  for (let top = 0; top < box.height; top += square) {
    for (let left = 0; left < box.width; left += square) {
      level(picture, {
        left: box.left + left,
        top: box.top + top,
        width: Math.min(square, box.width - left),
        height: Math.min(square, box.height - top),
      });
    }
  }
}

function level({ data, width, channels }: RawPicture, box: PixelBox): void {
  const sums = new Float64Array(channels);
  const eachPixel = (work: (at: number) => void) => {
    for (let row = box.top; row < box.top + box.height; row += 1) {
      for (let column = box.left; column < box.left + box.width; column += 1) {
        work((row * width + column) * channels);
      }
    }
  };
  eachPixel((at) => {
    for (let channel = 0; channel < channels; channel += 1) {
      sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 0);
    }
  });
  const count = box.width * box.height;
  const mean = sums.map((sum) => Math.round(sum / count));
  eachPixel((at) => {
    data.set(mean, at);
  });
}
