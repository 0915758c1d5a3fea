/** How a picture is looked at. Nothing of it touches the file. */
export interface Look {
  /** 1 is the whole picture. */
  readonly zoom: number;
  /** Where its middle lies, in shares of the frame's width and height from the frame's middle. */
  readonly x: number;
  readonly y: number;
  /** Quarter turns clockwise, 0 to 3. */
  readonly turn: number;
  /** What is shown as black and as white, in shares of the picture's own range; `dark` is below `bright`. */
  readonly dark: number;
  readonly bright: number;
  /** Exponent of the middle tones: above 1 they are lighter. */
  readonly middle: number;
}

export const WHOLE: Look = { zoom: 1, x: 0, y: 0, turn: 0, dark: 0, bright: 1, middle: 1 };

export const MOST_ZOOM = 16;

/** Holds a look within its limits: a picture is never moved out of its frame. */
export function held(look: Look): Look {
  const zoom = clamp(look.zoom, 1, MOST_ZOOM);
  const reach = (zoom - 1) / 2;
  const dark = clamp(look.dark, 0, 0.98);
  return {
    zoom,
    x: clamp(look.x, -reach, reach),
    y: clamp(look.y, -reach, reach),
    turn: ((Math.round(look.turn) % 4) + 4) % 4,
    dark,
    bright: clamp(look.bright, dark + 0.02, 1),
    middle: clamp(look.middle, 0.2, 5),
  };
}

/** Makes it larger or smaller around the middle of the frame: what is in the middle stays there. */
export function zoomed(look: Look, times: number): Look {
  const zoom = clamp(look.zoom * times, 1, MOST_ZOOM);
  const share = zoom / look.zoom;
  return held({ ...look, zoom, x: look.x * share, y: look.y * share });
}

/** The look as text for an address; empty for the whole picture as it is. */
export function writeLook(look: Look): string {
  const parts = [look.zoom, look.x, look.y, look.turn, look.dark, look.bright, look.middle];
  const text = parts.map((part) => Number(part.toFixed(3))).join(",");
  return text === "1,0,0,0,0,1,1" ? "" : `look=${text}`;
}

/** Reads a look back; the whole picture where the text is none. */
export function readLook(text: string): Look {
  const numbers = /(?:^|[#&])look=([-\d.,]+)/.exec(text)?.[1]?.split(",").map(Number) ?? [];
  if (numbers.length !== 7 || !numbers.every(Number.isFinite)) return WHOLE;
  const [zoom = 1, x = 0, y = 0, turn = 0, dark = 0, bright = 1, middle = 1] = numbers;
  return held({ zoom, x, y, turn, dark, bright, middle });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
