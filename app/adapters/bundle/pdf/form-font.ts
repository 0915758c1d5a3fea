import { deflateSync } from "node:zlib";
import { fromWindows1252, toWindows1252 } from "#app/core/load-files/windows-1252.ts";
import { faceFile, faceOf } from "./fonts.ts";

/** What is read from a face for the dictionary of a simple font. Units are the face's own. */
interface Measured {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly bbox: { minX: number; minY: number; maxX: number; maxY: number };
  readonly glyphForCodePoint: (codePoint: number) => { readonly advanceWidth: number };
}

const FIRST = 32;
const LAST = 255;

/** The whole face, packed once for all documents. */
let packed: { readonly bytes: Buffer; readonly length: number } | undefined;

/**
 * Puts the whole face into a document, as fields need it: what somebody types later must have its letters there, where the pages' own text needs
 * those alone that it uses. Letters of Windows-1252.
 */
export function embedFormFont(doc: PDFKit.PDFDocument): PDFKit.PDFKitReference {
  doc.font("regular");
  const face = faceOf(doc) as unknown as Measured | undefined;
  if (face === undefined) throw new Error("the face of the form's fields cannot be read");
  const scaled = (value: number) => Math.round((value * 1000) / face.unitsPerEm);
  const name = "PublicSans-Regular";
  const file = doc.ref({ Filter: "FlateDecode", Length1: packedFace().length });
  file.end(packedFace().bytes);
  const { minX, minY, maxX, maxY } = face.bbox;
  const descriptor = doc.ref({
    ...{ Type: "FontDescriptor", FontName: name, Flags: 32, ItalicAngle: 0, StemV: 80 },
    FontBBox: [minX, minY, maxX, maxY].map(scaled),
    ...{ Ascent: scaled(face.ascent), Descent: scaled(face.descent) },
    ...{ CapHeight: scaled(face.capHeight), FontFile2: file },
  });
  descriptor.end(null);
  const widths = Array.from({ length: LAST - FIRST + 1 }, (_, at) => {
    const character = fromWindows1252(Uint8Array.of(FIRST + at));
    const codePoint = character?.codePointAt(0);
    return codePoint === undefined ? 0 : scaled(face.glyphForCodePoint(codePoint).advanceWidth);
  });
  const font = doc.ref({
    ...{ Type: "Font", Subtype: "TrueType", BaseFont: name, Encoding: "WinAnsiEncoding" },
    ...{ FirstChar: FIRST, LastChar: LAST, Widths: widths, FontDescriptor: descriptor },
  });
  font.end(null);
  return font;
}

/** A text as the bytes of that font, one for each character; one that it lacks is written as its number, `[U+4E2D]`. */
export function formText(text: string): Buffer {
  const parts = Array.from(text.normalize("NFC"), (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return toWindows1252(character) ?? Buffer.from(`[U+${code}]`, "latin1");
  });
  return Buffer.concat(parts);
}

function packedFace() {
  if (packed === undefined) {
    const file = faceFile("regular");
    packed = { bytes: deflateSync(file), length: file.length };
  }
  return packed;
}
