import type { Face, Faces } from "./faces.ts";
import { linesFromRight, type Line } from "./lines-from-right.ts";

export interface TextStyle {
  readonly face?: Face;
  /** In points. */
  readonly size?: number;
  /** At the left in every language: text for programs. */
  readonly stays?: true;
}

/** A place on the current page. */
export interface Box extends TextStyle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Puts text on a page in the way a language is read. */
export interface TextSetter {
  readonly heightOf: (text: string, width: number, style: TextStyle) => number;
  /** Fills a box from its top, line by line, and leaves the document's `y` below. */
  readonly fill: (text: string, box: Box) => void;
  /** One line at the side where reading begins, cut where it does not fit, or at the side where it ends. */
  readonly line: (text: string, box: Box, side: "start" | "end") => void;
}

const BODY = 9.5;

/** Height of a line of Arabic, whose strokes reach far up and down, and the place of the letters' foot in it; in sizes of the letters. */
const LINE = { height: 1.6, foot: 1.12 };

/** For a language that is read from the left. */
export function setterFromLeft(doc: PDFKit.PDFDocument): TextSetter {
  const set = ({ face = "regular", size = BODY }: TextStyle) => doc.font(face).fontSize(size);
  return {
    heightOf: (text, width, style) => {
      set(style);
      return doc.heightOfString(text, { width });
    },
    fill: (text, box) => {
      set(box).text(text, box.x, box.y, { width: box.width });
    },
    line: (text, box, side) => {
      set(box);
      const { width, size = BODY } = box;
      if (side === "end") {
        doc.text(text, box.x, box.y, { width, align: "right", lineBreak: false });
      } else {
        doc.text(text, box.x, box.y, { width, height: size * 1.4, ellipsis: true });
      }
    },
  };
}

/** For a language that is read from the right: pdfkit joins its letters, what stands where is ours to say. Digits of a key or digest stay as they are. */
export function setterFromRight(doc: PDFKit.PDFDocument, faces: Faces): TextSetter {
  const plain = setterFromLeft(doc);
  const faceFor = (style: TextStyle) => (letter: string, direction: "ltr" | "rtl") => {
    const face = style.face === "bold" ? "bold" : "regular";
    const latin = faces.latin === undefined ? face : latinName(face);
    const names = direction === "rtl" ? [face, latin] : [latin, face];
    return names.find((name) => hasLetter(doc, name, letter)) ?? face;
  };
  const linesOf = (text: string, width: number, style: TextStyle): readonly Line[] => {
    const { size = BODY } = style;
    return linesFromRight(text, width, {
      face: faceFor(style),
      part: (part) => doc.font(part.face).fontSize(size).widthOfString(part.text),
      space: doc.font("regular").fontSize(size).widthOfString(" "),
    });
  };
  const put = (line: Line, box: Box, shift = 0) => {
    const { size = BODY } = box;
    for (const { text, face, x } of line) {
      const place = { lineBreak: false, baseline: "alphabetic" } as const;
      doc.font(face).fontSize(size);
      doc.text(text, box.x + x - shift, box.y + size * LINE.foot, place);
    }
  };
  return {
    heightOf: (text, width, style) => {
      if (style.face === "mono") return plain.heightOf(text, width, style);
      return linesOf(text, width, style).length * (style.size ?? BODY) * LINE.height;
    },
    fill: (text, box) => {
      if (box.face === "mono") {
        const align = box.stays === true ? "left" : "right";
        doc.font("mono").fontSize(box.size ?? BODY);
        doc.text(text, box.x, box.y, { width: box.width, align });
        return;
      }
      const step = (box.size ?? BODY) * LINE.height;
      const lines = linesOf(text, box.width, box);
      lines.forEach((line, index) => {
        put(line, { ...box, y: box.y + index * step });
      });
      doc.y = box.y + lines.length * step;
    },
    line: (text, box, side) => {
      const [line = []] = linesOf(text, box.width, box);
      const shift = side === "end" ? Math.min(...line.map(({ x }) => x)) : 0;
      put(line, box, line.length === 0 ? 0 : shift);
    },
  };
}

/** The name of a Latin face that stands in for one without Latin letters. */
export function latinName(face: "regular" | "bold"): string {
  return `${face}-latin`;
}

/** What pdfkit keeps of the face it is set to, but does not publish. */
interface SetFace {
  readonly _font?: {
    readonly font?: { readonly hasGlyphForCodePoint: (point: number) => boolean };
  };
}

/** Whether a face of a document has a picture of a letter: on paper an empty box would stand for one it lacks. */
export function hasLetter(doc: PDFKit.PDFDocument, face: string, letter: string): boolean {
  doc.font(face);
  const set = (doc as unknown as SetFace)._font?.font;
  return set?.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) === true;
}
