import bidiFactory from "bidi-js";

/** Letters of one face that stand together, are read one way and have no space among them. */
export interface Part {
  /** As drawn: brackets in what is read from the right are turned round. */
  readonly text: string;
  /** The name of the face that has its letters. */
  readonly face: string;
}

/** How wide letters and the space between words are, in points, and the face that has a letter. */
export interface Measure {
  readonly face: (letter: string, direction: "ltr" | "rtl") => string;
  readonly part: (part: Part) => number;
  readonly space: number;
}

export interface PlacedPart extends Part {
  /** Its left edge, from the left edge of the line's box. */
  readonly x: number;
}

/** Parts in the order in which they are read; the line ends at the right edge of its box. */
export type Line = readonly PlacedPart[];

interface Sized extends Part {
  readonly level: number;
  readonly width: number;
}

interface Word {
  readonly parts: readonly Sized[];
  readonly width: number;
  /** Of the space before it. */
  readonly level: number;
}

const bidi = bidiFactory();

/** Marks that order a text and are not drawn (Unicode Standard Annex 9, section 2). */
const MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A text without the marks that order it. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, "");
}

/**
 * Lines of a text that is read from the right, each as wide as fits between words: ordered by the Unicode bidirectional algorithm, so that
 * Latin words and numbers in it keep their own order. A word wider than the box stands on a line of its own. Widths in points.
 */
export function linesFromRight(text: string, width: number, measure: Measure): readonly Line[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: Word[][] = [[]];
    let used = 0;
    for (const word of wordsOf(paragraph, measure)) {
      const line = lines.at(-1) ?? [];
      if (line.length > 0 && used + measure.space + word.width > width) {
        lines.push([word]);
        used = word.width;
      } else {
        used += (line.length > 0 ? measure.space : 0) + word.width;
        line.push(word);
      }
    }
    return lines.map((line) => placed(line, width, measure.space));
  });
}

function wordsOf(paragraph: string, measure: Measure): readonly Word[] {
  const { levels } = bidi.getEmbeddingLevels(paragraph, "rtl");
  return [...paragraph.matchAll(/[^ ]+/g)].flatMap(({ 0: letters, index }) => {
    const parts = partsOf(letters, levels.subarray(index), measure);
    const width = parts.reduce((sum, part) => sum + part.width, 0);
    return parts.length === 0 ? [] : [{ parts, width, level: levels[index - 1] ?? 1 }];
  });
}

/** A word cut where the way it is read or the face changes. */
function partsOf(letters: string, levels: Uint8Array, measure: Measure): readonly Sized[] {
  const cut: { text: string; readonly face: string; readonly level: number }[] = [];
  let at = 0;
  for (const letter of letters) {
    const level = levels[at] ?? 1;
    at += letter.length;
    if (withoutMarks(letter) === "") continue;
    const direction = level % 2 === 1 ? "rtl" : "ltr";
    const drawn = direction === "rtl" ? (bidi.getMirroredCharacter(letter) ?? letter) : letter;
    const face = measure.face(drawn, direction);
    const last = cut.at(-1);
    if (last?.level === level && last.face === face) last.text += drawn;
    else cut.push({ text: drawn, face, level });
  }
  return cut.map((part) => ({ ...part, width: measure.part(part) }));
}

/** The parts of one line with their places, in the order in which they are read. */
function placed(line: readonly Word[], width: number, space: number): Line {
  const gap = (level: number) => ({ part: null, level, width: space });
  const items = line.flatMap(({ parts, level }, index) => [
    ...(index > 0 ? [gap(level)] : []),
    ...parts.map((part) => ({ part, level: part.level, width: part.width })),
  ]);
  const total = items.reduce((sum, item) => sum + item.width, 0);
  let x = width - total;
  const places = new Map<unknown, number>();
  for (const item of asSeen(items)) {
    places.set(item, x);
    x += item.width;
  }
  return items.flatMap((item) => {
    if (item.part === null) return [];
    const { text, face } = item.part;
    return [{ text, face, x: places.get(item) ?? 0 }];
  });
}

/** From left to right: each row of a level and above is turned round, from the highest level down to 1 (rule L2 of the annex). */
function asSeen<Item extends { readonly level: number }>(items: readonly Item[]): readonly Item[] {
  const seen = [...items];
  const highest = Math.max(0, ...items.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < seen.length; from += 1) {
      let to = from;
      while ((seen[to]?.level ?? 0) >= level) to += 1;
      if (to > from) seen.splice(from, to - from, ...seen.slice(from, to).reverse());
      from = to;
    }
  }
  return seen;
}
