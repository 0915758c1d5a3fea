import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

type Element = PDFKit.PDFStructureElement;

/** Names under which the faces are known inside a document. */
export type Face = "regular" | "bold" | "mono";

export interface TextStyle {
  readonly face?: Face;
  /** In points. */
  readonly size?: number;
}

/** A place on the current page. */
export interface Box extends TextStyle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A document being drawn: Letter, black on white, every word tagged for screen readers. */
export interface Paper {
  readonly left: number;
  readonly width: number;
  /** Where the next thing goes, from the top of the page, and the lowest place that may be drawn on. */
  readonly y: number;
  readonly bottom: number;
  readonly moveTo: (y: number) => void;
  readonly gap: (points: number) => void;
  /** Begins a page unless so much room is left on this one. */
  readonly keep: (height: number) => void;
  readonly heightOf: (text: string, width: number, style?: TextStyle) => number;
  /** A structure element under the given parent, or under the document. */
  readonly element: (type: string, parent?: Element, scope?: "Row" | "Column") => Element;
  /** Text as the content of a structure element. */
  readonly write: (parent: Element, text: string, box: Box) => void;
  readonly heading: (text: string, level: 1 | 2) => void;
  readonly paragraph: (text: string, style?: TextStyle) => void;
  /** Lines, which screen readers skip. */
  readonly decorate: (draw: (doc: PDFKit.PDFDocument) => void) => void;
}

export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  /** BCP 47: in which programs read it aloud. */
  readonly language: string;
  /** At the head of every page, and what says which page it is. */
  readonly running: string;
  readonly page: (number: number, of: number) => string;
  /** The same content gives the same bytes, so the date comes with it and not from the clock. */
  readonly date: Date;
  readonly attached: {
    readonly name: string;
    readonly type: string;
    readonly bytes: Uint8Array;
    readonly description: string;
  };
}

const require = createRequire(import.meta.url);

/** Public Sans and Roboto Mono as USWDS ships them; pdfkit embeds only the glyphs that are used. */
const FILES: Readonly<Record<Face, string>> = {
  regular: "@uswds/uswds/fonts/public-sans/PublicSans-Regular.ttf",
  bold: "@uswds/uswds/fonts/public-sans/PublicSans-Bold.ttf",
  mono: "@uswds/uswds/fonts/roboto-mono/roboto-mono-v5-latin-regular.ttf",
};

const MARGIN = { top: 78, bottom: 66, side: 54 };
const BODY = 9.5;

/** What pdfkit keeps of the face it is set to, but does not publish. */
interface SetFace {
  readonly _font?: {
    readonly font?: { readonly hasGlyphForCodePoint: (point: number) => boolean };
  };
}

/** True where the faces for words have a picture of every character of a text: on paper an empty box would stand for one they lack. */
export function canPrint(text: string): boolean {
  const doc = new PDFDocument({ autoFirstPage: false, font: require.resolve(FILES.regular) });
  const points = [...new Set(text)].flatMap((character) => character.codePointAt(0) ?? []);
  return [FILES.regular, FILES.bold].every((file) => {
    doc.font(require.resolve(file));
    const face = (doc as unknown as SetFace)._font?.font;
    return points.every((point) => face?.hasGlyphForCodePoint(point) === true);
  });
}

/** Draws a document of a few pages and gives its bytes. */
export async function drawOnPaper(
  facts: DocumentFacts,
  draw: (paper: Paper) => void,
): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: "LETTER",
    margins: { top: MARGIN.top, bottom: MARGIN.bottom, left: MARGIN.side, right: MARGIN.side },
    pdfVersion: "1.7",
    // pdfkit knows this one; its types do not yet.
    subset: "PDF/UA" as "PDF/A-2a",
    tagged: true,
    lang: facts.language,
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    font: require.resolve(FILES.regular),
    info: { Title: facts.title, Author: facts.author, CreationDate: facts.date },
  });
  for (const [name, file] of Object.entries(FILES)) doc.registerFont(name, require.resolve(file));
  const bytes = collect(doc);
  const { name, type, bytes: attached, description } = facts.attached;
  doc.file(Buffer.from(attached), {
    name,
    type,
    creationDate: facts.date,
    modifiedDate: facts.date,
    description,
  });
  const root = doc.struct("Document");
  doc.addStructure(root);
  doc.addPage();
  draw(paperOn(doc, root));
  root.end();
  drawRunningLines(doc, facts);
  doc.end();
  return bytes;
}

function paperOn(doc: PDFKit.PDFDocument, root: Element): Paper {
  const left = MARGIN.side;
  const width = doc.page.width - 2 * MARGIN.side;
  const bottom = doc.page.height - MARGIN.bottom;
  const set = ({ face = "regular", size = BODY }: TextStyle) => doc.font(face).fontSize(size);

  const paper: Paper = {
    left,
    width,
    bottom,
    get y() {
      return doc.y;
    },
    moveTo: (y) => {
      doc.y = y;
    },
    gap: (points) => {
      doc.y += points;
    },
    keep: (height) => {
      if (doc.y + height > bottom) doc.addPage();
    },
    heightOf: (text, boxWidth, style = {}) => {
      set(style);
      return doc.heightOfString(text, { width: boxWidth });
    },
    element: (type, parent = root, scope) => {
      // Screen readers name the heading of each cell by its scope. The types do not know the option yet.
      const child = doc.struct(type, (scope === undefined ? {} : { scope }) as { title?: string });
      parent.add(child);
      return child;
    },
    write: (parent, text, box) => {
      parent.add(() => {
        set(box).text(text, box.x, box.y, { width: box.width });
      });
    },
    heading: (text, level) => {
      const style = { face: "bold", size: level === 1 ? 20 : 12 } as const;
      const height = paper.heightOf(text, width, style);
      if (level === 2) paper.gap(7);
      // A heading alone at the foot of a page belongs to nothing.
      paper.keep(height + 48);
      paper.write(paper.element(`H${level}`), text, { x: left, y: doc.y, width, ...style });
      paper.gap(level === 1 ? 6 : 4);
    },
    paragraph: (text, style = {}) => {
      paper.keep(paper.heightOf(text, width, style));
      paper.write(paper.element("P"), text, { x: left, y: doc.y, width, ...style });
      paper.gap(4);
    },
    decorate: (drawing) => {
      doc.markContent("Artifact", { type: "Layout" });
      drawing(doc);
      doc.endMarkedContent();
    },
  };
  return paper;
}

/** Header and footer of every page, drawn last, when the number of pages is known. */
function drawRunningLines(doc: PDFKit.PDFDocument, facts: DocumentFacts): void {
  const { title, author } = facts;
  const { start, count } = doc.bufferedPageRange();
  const { side } = MARGIN;
  const width = doc.page.width - 2 * side;
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    // The footer stands below the text's margin, where pdfkit would else begin another page.
    doc.page.margins.bottom = 0;
    const foot = doc.page.height - 46;
    const right = { width, align: "right", lineBreak: false } as const;
    doc.markContent("Artifact", { type: "Pagination" });
    doc.font("bold").fontSize(8.5).text(title, side, 40, { width, lineBreak: false });
    doc.font("regular").text(facts.running, side, 40, right);
    for (const y of [56, foot - 6]) {
      doc
        .lineWidth(0.6)
        .moveTo(side, y)
        .lineTo(side + width, y)
        .stroke();
    }
    doc.fontSize(7.5).text(author, side, foot, { width: width - 90, height: 10, ellipsis: true });
    doc.text(facts.page(index + 1, count), side, foot, right);
    doc.endMarkedContent();
  }
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("error", reject);
    doc.on("end", () => {
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
  });
}
