import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";

const require = createRequire(import.meta.url);

/** Names under which the faces are known inside a document. */
export type Face = "regular" | "bold" | "mono";

/** What pdfkit keeps of the face it is set to, but does not publish. */
interface ReadFace {
  readonly hasGlyphForCodePoint: (codePoint: number) => boolean;
}

/** Where the faces are: Public Sans and Roboto Mono as USWDS ships them. pdfkit embeds only the glyphs used. */
const FILES: Readonly<Record<Face, string>> = {
  regular: "@uswds/uswds/fonts/public-sans/PublicSans-Regular.ttf",
  bold: "@uswds/uswds/fonts/public-sans/PublicSans-Bold.ttf",
  mono: "@uswds/uswds/fonts/roboto-mono/roboto-mono-v5-latin-regular.ttf",
};

/** Reading the faces anew for each of a hundred reports takes longer than drawing the reports. */
let read: Readonly<Record<Face, Buffer>> | undefined;

/**
 * The faces, as pdfkit takes them. They are read once, in a document that is thrown away: a first document that
 * differs from the next ones would make the same content give different bytes.
 */
export function faces(): Readonly<Record<Face, Buffer>> {
  if (read === undefined) {
    const doc = new PDFDocument({ autoFirstPage: false, font: require.resolve(FILES.regular) });
    read = {
      regular: readIn(doc, "regular"),
      bold: readIn(doc, "bold"),
      mono: readIn(doc, "mono"),
    };
  }
  return read;
}

/** A face's file as it is, for what needs the whole of it. */
export function faceFile(face: Face): Buffer {
  return readFileSync(require.resolve(FILES[face]));
}

function readIn(doc: PDFKit.PDFDocument, face: Face): Buffer {
  const file = require.resolve(FILES[face]);
  doc.font(file);
  // pdfkit takes a face that was read already in place of a file's bytes, though its types do not say so.
  return (faceOf(doc) as unknown as Buffer | undefined) ?? readFileSync(file);
}

/** The face that a document is set to; undefined should a later pdfkit keep it elsewhere. */
export function faceOf(doc: PDFKit.PDFDocument): ReadFace | undefined {
  return (doc as unknown as { readonly _font?: { readonly font?: ReadFace } })._font?.font;
}
