import PDFDocument from "pdfkit";
import type { AudienceRules } from "#app/core/bundle/audience.ts";
import type { BundleContent } from "#app/core/bundle/content.ts";
import { legendOf } from "#app/core/bundle/bag-info.ts";
import { oneLine } from "#app/core/bundle/wrap.ts";
import { millisOf } from "#app/core/instant.ts";
import { formOn, type FormWriter } from "./form.ts";
import { faceOf, faces, type Face } from "./fonts.ts";

type Element = PDFKit.PDFStructureElement;

/** How text is set. Sizes are in points. */
export interface TextStyle {
  readonly face?: Face;
  readonly size?: number;
}

/** A place on the current page. */
export interface Box extends TextStyle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: "right";
}

/** A document being drawn: Letter, black on white, every word tagged for screen readers. */
export interface Paper {
  readonly left: number;
  readonly width: number;
  /** Where the next thing goes, from the top of the page. */
  readonly y: number;
  /** Lowest place that may be drawn on. */
  readonly bottom: number;
  readonly moveTo: (y: number) => void;
  readonly newPage: () => void;
  readonly heightOf: (text: string, width: number, style?: TextStyle) => number;
  /** A structure element under the given parent, or under the document. */
  readonly element: (type: string, parent?: Element, scope?: "Row" | "Column") => Element;
  /** Text as the content of a structure element. */
  readonly write: (parent: Element, text: string, box: Box) => void;
  /** What screen readers skip: lines, and headings that are repeated. */
  readonly decorate: (draw: (doc: PDFKit.PDFDocument) => void) => void;
  /** Text that screen readers skip. */
  readonly print: (text: string, box: Box) => void;
  readonly heading: (text: string, level: 1 | 2) => void;
  readonly paragraph: (text: string, style?: TextStyle) => void;
  readonly gap: (points: number) => void;
  /** Fields that whoever opens the document can fill in. */
  readonly form: FormWriter;
}

/** What stands at the head and foot of every page: of a bundle, its plan; the desk prints worksheets under a case's number. */
export interface DocumentHead {
  readonly content: Pick<BundleContent, "bundleId" | "audience" | "legend" | "baggingDate"> & {
    readonly office: Pick<BundleContent["office"], "name">;
  };
  readonly rules: Pick<AudienceRules, "title">;
}

const MARGIN = { top: 84, bottom: 66, side: 54 };
const BODY = 9.5;

/** Draws one document, of a bundle in most cases, and gives its bytes. The same head and drawing give the same bytes. */
export async function drawDocument(
  plan: DocumentHead,
  about: { readonly title: string; readonly landscape?: boolean },
  draw: (paper: Paper) => void,
): Promise<Uint8Array> {
  const { content } = plan;
  const doc = new PDFDocument({
    size: "LETTER",
    layout: about.landscape === true ? "landscape" : "portrait",
    margins: { top: MARGIN.top, bottom: MARGIN.bottom, left: MARGIN.side, right: MARGIN.side },
    pdfVersion: "1.7",
    // pdfkit knows this one; its types do not yet.
    subset: "PDF/UA" as "PDF/A-2a",
    tagged: true,
    lang: "en-US",
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    // A face already read; the types know files only.
    font: faces().regular as unknown as string,
    info: {
      Title: `${about.title} - ${content.bundleId}`,
      Author: content.office.name,
      // From the content, never from the clock: two exports of the same content must be the same bytes.
      CreationDate: new Date(millisOf(content.baggingDate)),
    },
  });
  for (const [name, face] of Object.entries(faces())) doc.registerFont(name, face);
  const bytes = collect(doc);
  const root = doc.struct("Document");
  doc.addStructure(root);
  doc.addPage();
  draw(paperOn(doc, root));
  root.end();
  drawRunningLines(doc, plan, about.title);
  doc.end();
  return bytes;
}

function paperOn(doc: PDFKit.PDFDocument, root: Element): Paper {
  const left = MARGIN.side;
  const width = doc.page.width - 2 * MARGIN.side;
  const bottom = doc.page.height - MARGIN.bottom;

  function set({ face = "regular", size = BODY }: TextStyle): PDFKit.PDFDocument {
    return doc.font(face).fontSize(size);
  }

  function readable(text: string): string {
    return onlyKnownGlyphs(doc, text);
  }

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
    newPage: () => {
      doc.addPage();
    },
    heightOf: (text, boxWidth, style = {}) => {
      set(style);
      return text === "" ? 0 : doc.heightOfString(readable(text), { width: boxWidth });
    },
    element: (type, parent = root, scope) => {
      // Screen readers name the heading of each cell by its scope. The types do not know the option yet.
      const options = (scope === undefined ? {} : { scope }) as { title?: string };
      const child = doc.struct(type, options);
      parent.add(child);
      return child;
    },
    write: (parent, text, box) => {
      parent.add(() => {
        paper.print(text, box);
      });
    },
    decorate: (drawing) => {
      doc.markContent("Artifact", { type: "Layout" });
      drawing(doc);
      doc.endMarkedContent();
    },
    print: (text, box) => {
      set(box);
      doc.text(readable(text), box.x, box.y, {
        width: box.width,
        ...(box.align === undefined ? {} : { align: box.align }),
      });
    },
    heading: (text, level) => {
      const style = { face: "bold", size: level === 1 ? 18 : 12 } as const;
      const height = paper.heightOf(text, width, style);
      // A heading alone at the foot of a page belongs to nothing.
      if (doc.y + height + 60 > bottom) doc.addPage();
      paper.write(paper.element(`H${level}`), text, { x: left, y: doc.y, width, ...style });
      paper.gap(level === 1 ? 6 : 4);
    },
    paragraph: (given, style = {}) => {
      const text = oneLine(given);
      const height = paper.heightOf(text, width, style);
      if (doc.y + height > bottom) doc.addPage();
      paper.write(paper.element("P"), text, { x: left, y: doc.y, width, ...style });
      paper.gap(4);
    },
    gap: (points) => {
      doc.y += points;
    },
    form: formOn(doc),
  };
  return paper;
}

/** Header and footer of every page, drawn last, when the number of pages is known. */
function drawRunningLines(doc: PDFKit.PDFDocument, plan: DocumentHead, title: string): void {
  const { content, rules } = plan;
  const { start, count } = doc.bufferedPageRange();
  const width = doc.page.width - 2 * MARGIN.side;
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    // The footer stands below the text's margin, where pdfkit would else begin another page.
    doc.page.margins.bottom = 0;
    const foot = doc.page.height - 46;
    doc.markContent("Artifact", { type: "Pagination" });
    doc
      .font("bold")
      .fontSize(8.5)
      .text(content.bundleId, MARGIN.side, 40, { width, lineBreak: false });
    const audience = `${rules.title} (${content.audience})`;
    doc.text(audience, MARGIN.side, 40, { width, align: "right", lineBreak: false });
    doc.font("regular").fontSize(7.5);
    const legend = onlyKnownGlyphs(doc, legendOf(content));
    doc.text(legend, MARGIN.side, 52, { width, height: 18, ellipsis: true });
    line(doc, 74);
    line(doc, foot - 6);
    const name = onlyKnownGlyphs(doc, `${content.office.name}. ${title}`);
    doc.text(name, MARGIN.side, foot, { width: width - 90, height: 10, ellipsis: true });
    doc.text(`Page ${index + 1} of ${count}`, MARGIN.side, foot, {
      width,
      align: "right",
      lineBreak: false,
    });
    doc.endMarkedContent();
  }
}

function line(doc: PDFKit.PDFDocument, y: number): void {
  doc
    .lineWidth(0.6)
    .moveTo(MARGIN.side, y)
    .lineTo(doc.page.width - MARGIN.side, y)
    .stroke();
}

/**
 * The text with every character that the face has no picture for written as its number, `[U+4E2D]`: on paper an
 * empty box would hide that something stands there. The lists as CSV carry the characters themselves.
 */
function onlyKnownGlyphs(doc: PDFKit.PDFDocument, text: string): string {
  // Without the face, only the marking of unknown characters is lost.
  const face = faceOf(doc);
  let known = "";
  for (const character of text.normalize("NFC").replace(/[^\S\n]+|[^\P{Cc}\n]/gu, " ")) {
    const codePoint = character.codePointAt(0) ?? 0;
    const has = character === "\n" || (face?.hasGlyphForCodePoint(codePoint) ?? true);
    known += has ? character : `[U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}]`;
  }
  return known;
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
