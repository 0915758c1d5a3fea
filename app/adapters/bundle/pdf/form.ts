import { embedFormFont, formText } from "./form-font.ts";

/** A field with what stands in it, its lines broken to its width. */
export interface FormField {
  /** Unique in the document. */
  readonly name: string;
  /** Read aloud by screen readers, and shown by viewers. */
  readonly label: string;
  readonly lines: readonly string[];
  /** Its element in the document's structure, of type `Form`. */
  readonly element: PDFKit.PDFStructureElement;
}

/** The fields of a document (ISO 32000-1, 12.7): text that anybody may change, none of it signed. */
export interface FormWriter {
  /** The text broken to lines that a field of this width holds. */
  readonly linesOf: (text: string, width: number) => readonly string[];
  /** How high a field of so many lines is. */
  readonly heightOf: (lines: number) => number;
  readonly add: (
    field: FormField,
    box: {
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    },
  ) => void;
}

/** What pdfkit keeps of a document's form and page, but does not publish. */
interface Inside {
  readonly _root: {
    readonly data: { AcroForm?: { data: Record<string, unknown> & { Fields: unknown[] } } };
  };
  readonly _acroform: { fonts: Record<string, unknown> };
  readonly page: {
    readonly annotations: unknown[];
    readonly dictionary: { data: Record<string, unknown> };
  };
  readonly annotate: (x: number, y: number, w: number, h: number, options: object) => void;
}

const FONT = "FormSans";
const SIZE = 9;
const LEADING = 11.5;
const PADDING = 3;
const MULTILINE = 1 << 12;
const PRINTED = 4;

/** The form of a document; it comes into being with its first field. */
export function formOn(doc: PDFKit.PDFDocument): FormWriter {
  const inside = doc as unknown as Inside;
  let font: PDFKit.PDFKitReference | undefined;

  function begin(): PDFKit.PDFKitReference {
    const embedded = embedFormFont(doc);
    doc.initForm();
    const form = inside._root.data.AcroForm;
    if (form === undefined) throw new Error("the form could not be begun");
    // Each field comes with its picture: a viewer need not make one, and paper shows what the screen does.
    delete form.data["NeedAppearances"];
    form.data["DA"] = text(`/${FONT} ${SIZE} Tf 0 g`);
    form.data["DR"] = { Font: { [FONT]: embedded } };
    inside._acroform.fonts = {};
    return embedded;
  }

  return {
    linesOf: (given, width) => {
      doc.font("regular").fontSize(SIZE);
      const fits = (line: string) => doc.widthOfString(line) <= width - 2 * PADDING;
      return given.split("\n").flatMap((line) => broken(line, fits));
    },
    heightOf: (lines) => Math.max(1, lines) * LEADING + 2 * PADDING,
    add: ({ name, label, lines, element }, { x, y, width, height }) => {
      font ??= begin();
      const picture = doc.ref({
        ...{ Type: "XObject", Subtype: "Form", FormType: 1, BBox: [0, 0, width, height] },
        Resources: { Font: { [FONT]: font } },
      });
      picture.end(drawnField(lines, width, height));
      inside.page.dictionary.data["Tabs"] = "S";
      inside.annotate(x, y, width, height, {
        ...{ Subtype: "Widget", FT: "Tx", F: PRINTED, Ff: MULTILINE },
        ...{ T: text(name), TU: text(label), V: text(lines.join("\n")) },
        ...{ DA: text(`/${FONT} ${SIZE} Tf 0 g`), MK: { BC: [0.45] }, AP: { N: picture } },
        structParent: element,
      });
      element.end();
      inside._root.data.AcroForm?.data.Fields.push(inside.page.annotations.at(-1));
    },
  };
}

/** Tells pdfkit that this is text: a plain string would be a name. */
function text(value: string): object {
  return new (String as unknown as new (value: string) => object)(value);
}

function broken(line: string, fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (current === "" || fits(longer)) current = longer;
    else {
      lines.push(current);
      current = word;
    }
    while (current.length > 1 && !fits(current)) {
      let cut = current.length - 1;
      while (cut > 1 && !fits(current.slice(0, cut))) cut -= 1;
      lines.push(current.slice(0, cut));
      current = current.slice(cut);
    }
  }
  return [...lines, current];
}

/** What a field looks like: a thin frame and its lines. */
function drawnField(lines: readonly string[], width: number, height: number): Buffer {
  const frame = `0.6 w 0.45 G 0.3 0.3 ${width - 0.6} ${height - 0.6} re S\n`;
  const start = `/Tx BMC q BT /${FONT} ${SIZE} Tf 0 g ${LEADING} TL ${PADDING} ${height - PADDING + 2} Td\n`;
  const shown = lines.map((line) =>
    Buffer.concat([Buffer.from("T* ("), escaped(formText(line)), Buffer.from(") Tj\n")]),
  );
  return Buffer.concat([Buffer.from(frame + start), ...shown, Buffer.from("ET Q EMC\n")]);
}

/** Backslashes before what ends a string of a PDF. */
function escaped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("latin1").replace(/[\\()]/g, "\\$&"), "latin1");
}
