import PDFDocument from "pdfkit";
import { facesOf } from "./faces.ts";
import { withoutMarks } from "./lines-from-right.ts";
import {
  latinName,
  setterFromLeft,
  setterFromRight,
  type Box,
  type TextSetter,
  type TextStyle,
} from "./text-setters.ts";

type Element = PDFKit.PDFStructureElement;

/**
 * A document being drawn: Letter, black on white, every word tagged for screen readers. `x` and `left` are counted from the side where its
 * language begins to be read.
 */
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
  readonly direction: "ltr" | "rtl";
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

const MARGIN = { top: 78, bottom: 66, side: 54 };

/** Draws a document of a few pages and gives its bytes. */
export async function drawOnPaper(
  facts: DocumentFacts,
  draw: (paper: Paper) => void,
): Promise<Uint8Array> {
  const faces = facesOf(facts.language);
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
    // None: a face that is set here before it is registered below is read anew each time that it is asked for.
    font: "",
    info: { Title: facts.title, Author: facts.author, CreationDate: facts.date },
  });
  for (const [name, file] of Object.entries(faces.files)) doc.registerFont(name, file);
  for (const face of ["regular", "bold"] as const) {
    if (faces.latin !== undefined) doc.registerFont(latinName(face), faces.latin[face]);
  }
  const isFromRight = facts.direction === "rtl";
  const setter = isFromRight ? setterFromRight(doc, faces) : setterFromLeft(doc);
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
  draw(paperOn(doc, root, { setter, isFromRight }));
  root.end();
  drawRunningLines(doc, facts, setter);
  doc.end();
  return bytes;
}

function paperOn(
  doc: PDFKit.PDFDocument,
  root: Element,
  { setter, isFromRight }: { readonly setter: TextSetter; readonly isFromRight: boolean },
): Paper {
  const left = MARGIN.side;
  const width = doc.page.width - 2 * MARGIN.side;
  const bottom = doc.page.height - MARGIN.bottom;

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
    heightOf: (text, boxWidth, style = {}) => setter.heightOf(text, boxWidth, style),
    element: (type, parent = root, scope) => {
      // Screen readers name the heading of each cell by its scope. The types do not know the option yet.
      const child = doc.struct(type, (scope === undefined ? {} : { scope }) as { title?: string });
      parent.add(child);
      return child;
    },
    write: (parent, text, box) => {
      const x = isFromRight ? 2 * left + width - box.x - box.width : box.x;
      const fill = () => {
        setter.fill(text, { ...box, x });
      };
      // What is drawn from left to right is read from the right: the words as they are read go with it.
      const actual = withoutMarks(text);
      parent.add(isFromRight ? doc.struct("Span", { actual }, fill) : fill);
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
function drawRunningLines(doc: PDFKit.PDFDocument, facts: DocumentFacts, setter: TextSetter): void {
  const { title, author } = facts;
  const { start, count } = doc.bufferedPageRange();
  const { side } = MARGIN;
  const width = doc.page.width - 2 * side;
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    // The footer stands below the text's margin, where pdfkit would else begin another page.
    doc.page.margins.bottom = 0;
    const foot = doc.page.height - 46;
    const head = { x: side, y: 40, width, size: 8.5 };
    const low = { x: side, y: foot, width, size: 7.5 };
    doc.markContent("Artifact", { type: "Pagination" });
    setter.line(title, { ...head, face: "bold" }, "start");
    setter.line(facts.running, head, "end");
    for (const y of [56, foot - 6]) {
      doc
        .lineWidth(0.6)
        .moveTo(side, y)
        .lineTo(side + width, y)
        .stroke();
    }
    setter.line(author, low, "start");
    setter.line(facts.page(index + 1, count), low, "end");
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
