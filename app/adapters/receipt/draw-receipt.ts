import { inOfficeZone, inUtc } from "#app/core/bundle/office-time.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import { millisOf, type Instant } from "#app/core/instant.ts";
import { inFours, keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import type { ToldReceipt } from "#app/core/receipt/receipt-in-language.ts";
import type { ReceiptReading, ReceiptWords } from "#app/core/receipt/receipt-reading.ts";
import { drawOnPaper, type Paper } from "./pdf-paper.ts";
import type { TextStyle } from "./text-setters.ts";

/** What the document is made of. */
export interface ReceiptDocument extends ToldReceipt {
  readonly text: string;
  /** The language that its reader reads. */
  readonly reading: ReceiptReading;
}

/** Name of the text that travels inside the document. */
export const TEXT_NAME = "receipt.txt";

/** Lines for programs that are worth their paper: about five pages. */
const MOST_LINES = 420;
const LABEL_WIDTH = 112;
/** Shares of the width: number, digest, received, sealed. */
const SHARES = [0.09, 0.37, 0.27, 0.27] as const;

/** Draws a receipt as a document to print and show, in its reader's language. The same receipt gives the same bytes. */
export function drawReceipt(document: ReceiptDocument): Promise<Uint8Array> {
  const { text, facts, office, reading } = document;
  const { words, tag, direction } = reading;
  const latest = [facts.receivedAt, ...facts.files.map((file) => file.sealedAt ?? file.receivedAt)]
    .sort()
    .at(-1);
  return drawOnPaper(
    {
      title: words.title,
      author: office.name,
      language: tag,
      direction,
      running: words.running,
      page: words.page,
      date: new Date(millisOf(latest ?? facts.receivedAt)),
      attached: {
        ...{ name: TEXT_NAME, type: "text/plain", bytes: toUtf8(text) },
        description: words.attachment,
      },
    },
    (paper) => {
      paper.paragraph(office.name, { size: 11 });
      paper.heading(words.title, 1);
      if (reading.draft !== null) paper.paragraph(reading.draft);
      paper.paragraph(words.summary(facts.files.length), { size: 12 });
      paper.gap(6);
      drawFacts(paper, document);
      drawFiles(paper, document);
      drawMeaning(paper, words);
      drawForPrograms(paper, text, words);
    },
  );
}

/** What is Latin keeps its own order in a text that is read from the right. */
function latin(text: string, { direction }: ReceiptReading): string {
  return direction === "rtl" ? `\u2066${text}\u2069` : text;
}

function drawFacts(paper: Paper, { facts, receipt, office, reading }: ReceiptDocument): void {
  const { words, locale } = reading;
  const { receivedAt, log } = facts;
  const others = receipt.witnessKeys.map(({ name }) => name).join(", ");
  const local = inOfficeZone(receivedAt, office.timeZone, locale);
  const rows: readonly (readonly [string, string, TextStyle?])[] = [
    [words.received, `${local}; ${latin(inUtc(receivedAt), reading)}`],
    [
      words.signedBy,
      others === "" ? words.officeOnly : words.signedByOthers(latin(others, reading)),
    ],
    [words.log, latin(log, reading)],
    [words.key, inTwoLines(keyFingerprint(receipt.logKey)), { face: "mono", size: 8.5 }],
  ];
  const table = paper.element("Table");
  for (const [label, value, style = {}] of rows) {
    const width = paper.width - LABEL_WIDTH;
    const bold = { face: "bold" } as const;
    const height = Math.max(
      paper.heightOf(value, width, style),
      paper.heightOf(label, LABEL_WIDTH - 8, bold),
      12,
    );
    paper.keep(height);
    const y = paper.y;
    const row = paper.element("TR", table);
    const head = { x: paper.left, y, width: LABEL_WIDTH - 8, ...bold };
    paper.write(paper.element("TH", row, "Row"), label, head);
    const cell = { x: paper.left + LABEL_WIDTH, y, width, ...style };
    paper.write(paper.element("TD", row), value, cell);
    row.end();
    paper.moveTo(y + height + 3);
  }
  table.end();
  paper.gap(4);
}

function inTwoLines(fingerprint: string): string {
  return `${inFours(fingerprint.slice(0, 32))}\n${inFours(fingerprint.slice(32))}`;
}

function drawFiles(paper: Paper, { facts, office, reading }: ReceiptDocument): void {
  const { words, locale } = reading;
  if (facts.files.length === 0) return;
  paper.heading(words.filesTitle, 2);
  paper.paragraph(words.filesAbout);
  paper.gap(2);
  const when = (at: Instant) =>
    `${inOfficeZone(at, office.timeZone, locale)}\n${latin(inUtc(at), reading)}`;
  const table = paper.element("Table");
  const heads = [words.file, "SHA-256", words.fileReceived, words.fileSealed];
  drawRow(paper, paper.element("TR", table), heads, "head");
  facts.files.forEach(({ sha256, receivedAt, sealedAt }, index) => {
    const digest = sha256.match(/.{32}/g)?.map((half) => half.match(/.{8}/g)?.join(" ") ?? "");
    const sealed = sealedAt === undefined ? words.notSealed : when(sealedAt);
    const shown = digest?.join("\n") ?? words.digestFollows;
    const cells = [String(index + 1), shown, when(receivedAt), sealed];
    drawRow(paper, paper.element("TR", table), cells, "body");
  });
  table.end();
  paper.gap(4);
}

function drawRow(
  paper: Paper,
  row: PDFKit.PDFStructureElement,
  cells: readonly string[],
  part: "head" | "body",
): void {
  const styleAt = (index: number): TextStyle => {
    if (part === "head") return { face: "bold", size: 8 };
    // The words that stand for a digest that follows are no digits.
    return /^[0-9a-f\s]+$/.test(cells[index] ?? "") && index === 1
      ? { face: "mono", size: 8 }
      : { size: 8.5 };
  };
  const widthAt = (index: number) => paper.width * (SHARES[index] ?? 0) - 8;
  const heights = cells.map((cell, at) => paper.heightOf(cell, widthAt(at), styleAt(at)));
  const height = Math.max(...heights) + 8;
  paper.keep(height + (part === "head" ? 40 : 0));
  const y = paper.y;
  let x = paper.left;
  cells.forEach((cell, index) => {
    const isHeading = part === "head" || index === 0;
    const scope = part === "head" ? "Column" : "Row";
    const element = isHeading ? paper.element("TH", row, scope) : paper.element("TD", row);
    const box = { x, y: y + 4, width: widthAt(index), ...styleAt(index) };
    paper.write(element, cell, box);
    x += widthAt(index) + 8;
  });
  row.end();
  paper.decorate((doc) => {
    doc
      .lineWidth(part === "head" ? 1 : 0.4)
      .moveTo(paper.left, y + height)
      .lineTo(paper.left + paper.width, y + height)
      .stroke();
  });
  paper.moveTo(y + height);
}

function drawMeaning(paper: Paper, words: ReceiptWords): void {
  paper.heading(words.showsTitle, 2);
  paper.paragraph(words.shows);
  paper.heading(words.showsNotTitle, 2);
  paper.paragraph(words.showsNot);
  paper.paragraph(words.noCode, { face: "bold" });
  paper.heading(words.checkTitle, 2);
  paper.paragraph(`${words.check} ${words.checkKey}`);
}

/** The part of the text that programs read: all of it where that is a few pages, else what signs it. */
function drawForPrograms(paper: Paper, text: string, words: ReceiptWords): void {
  const whole = text.slice(text.indexOf("-----BEGIN KEYS-----")).trimEnd();
  const lines = brokenLines(whole);
  const printed = lines.length <= MOST_LINES;
  paper.heading(words.programsTitle, 2);
  paper.paragraph(`${words.programsAttached} ${printed ? words.programsAll : words.programsSome}`);
  const checkpoint = whole.slice(whole.indexOf("-----BEGIN CHECKPOINT-----"));
  const keys = whole.slice(0, whole.indexOf("\n\n"));
  drawCode(paper, printed ? lines : brokenLines(`${keys}\n\n${checkpoint}`));
}

/** Small letters of one width, as many to a page as fit. */
function drawCode(paper: Paper, lines: readonly string[]): void {
  const style = { face: "mono", size: 6.2, stays: true } as const;
  const lineHeight = paper.heightOf("x", paper.width, style);
  for (let at = 0; at < lines.length;) {
    paper.keep(lineHeight * 3);
    const fit = Math.max(1, Math.floor((paper.bottom - paper.y) / lineHeight) - 1);
    const part = lines.slice(at, at + fit).join("\n");
    paper.write(paper.element("Code"), part, {
      x: paper.left,
      y: paper.y,
      width: paper.width,
      ...style,
    });
    at += fit;
  }
}

/** Lines as wide as the paper; signatures of witnesses are longer. */
function brokenLines(text: string): readonly string[] {
  return text.split("\n").flatMap((line) => line.match(/.{1,128}/gu) ?? [" "]);
}
