import { inOfficeZone, inUtc } from "#app/core/bundle/office-time.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import { millisOf, type Instant } from "#app/core/instant.ts";
import { inFours, keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import type { Receipt } from "#app/core/receipt/receipt.ts";
import type { ReceiptFacts } from "#app/core/receipt/receipt-facts.ts";
import { drawOnPaper, type Paper, type TextStyle } from "./pdf-paper.ts";

/** What the document is made of. */
export interface ReceiptDocument {
  readonly text: string;
  readonly receipt: Receipt;
  readonly facts: ReceiptFacts;
  readonly office: { readonly name: string; readonly timeZone: string };
}

/** Name of the text that travels inside the document. */
export const TEXT_NAME = "receipt.txt";

/** Lines for programs that are worth their paper: about five pages. */
const MOST_LINES = 420;
const LABEL_WIDTH = 112;
/** Shares of the width: number, digest, received, sealed. */
const SHARES = [0.06, 0.4, 0.27, 0.27] as const;

/** Draws a receipt as a document to print and show. The same receipt gives the same bytes. */
export function drawReceipt(document: ReceiptDocument): Promise<Uint8Array> {
  const { text, facts, office } = document;
  const latest = [facts.receivedAt, ...facts.files.map((file) => file.sealedAt ?? file.receivedAt)]
    .sort()
    .at(-1);
  return drawOnPaper(
    {
      title: "Receipt",
      author: office.name,
      date: new Date(millisOf(latest ?? facts.receivedAt)),
      attached: { name: TEXT_NAME, type: "text/plain", bytes: toUtf8(text) },
    },
    (paper) => {
      paper.paragraph(office.name, { size: 11 });
      paper.heading("Receipt", 1);
      paper.paragraph(summary(facts), { size: 12 });
      paper.gap(6);
      drawFacts(paper, document);
      drawFiles(paper, document);
      drawMeaning(paper);
      drawForPrograms(paper, text);
    },
  );
}

function summary({ files }: ReceiptFacts): string {
  const count = files.length === 1 ? "1 file" : `${files.length} files`;
  return `This office received a report${files.length === 0 ? ". It came without files." : ` with ${count}.`}`;
}

function drawFacts(paper: Paper, { facts, receipt, office }: ReceiptDocument): void {
  const { receivedAt, log } = facts;
  const others = receipt.witnessKeys.map(({ name }) => name).join(", ");
  const rows: readonly (readonly [string, string, TextStyle?])[] = [
    ["Report received", `${inOfficeZone(receivedAt, office.timeZone)}; ${inUtc(receivedAt)}`],
    ["Signed by", others === "" ? "The office only. No independent witness has signed." : `The office, and ${others}`],
    ["Log", log],
    ["Key fingerprint", inTwoLines(keyFingerprint(receipt.logKey)), { face: "mono", size: 8.5 }],
  ]; // prettier-ignore
  const table = paper.element("Table");
  for (const [label, value, style = {}] of rows) {
    const width = paper.width - LABEL_WIDTH;
    paper.keep(paper.heightOf(value, width, style));
    const y = paper.y;
    const row = paper.element("TR", table);
    const head = { x: paper.left, y, width: LABEL_WIDTH - 8, face: "bold" } as const;
    paper.write(paper.element("TH", row, "Row"), label, head);
    const cell = { x: paper.left + LABEL_WIDTH, y, width, ...style };
    paper.write(paper.element("TD", row), value, cell);
    row.end();
    paper.moveTo(y + Math.max(paper.heightOf(value, width, style), 12) + 3);
  }
  table.end();
  paper.gap(4);
}

function inTwoLines(fingerprint: string): string {
  return `${inFours(fingerprint.slice(0, 32))}\n${inFours(fingerprint.slice(32))}`;
}

function drawFiles(paper: Paper, { facts, office }: ReceiptDocument): void {
  if (facts.files.length === 0) return;
  paper.heading("The files", 2);
  paper.paragraph(
    "Files have no names here. Each is told by its SHA-256, a number made from all of its content: the " +
      "programs sha256sum, shasum and certutil print it for a file you have.",
  );
  paper.gap(2);
  const when = (at: Instant) => `${inOfficeZone(at, office.timeZone)}\n${inUtc(at)}`;
  const table = paper.element("Table");
  drawRow(paper, paper.element("TR", table), ["File", "SHA-256", "Received", "Sealed"], "head");
  facts.files.forEach(({ sha256, receivedAt, sealedAt }, index) => {
    const digest = sha256.match(/.{32}/g)?.map((half) => half.match(/.{8}/g)?.join(" ") ?? "");
    const sealed = sealedAt === undefined ? "Not yet when this was made" : when(sealedAt);
    const shown = digest?.join("\n") ?? "Follows when the file is sealed";
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
    return index === 1 ? { face: "mono", size: 8 } : { size: 8.5 };
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

function drawMeaning(paper: Paper): void {
  paper.heading("What this shows", 2);
  paper.paragraph(
    "That the office recorded the report and these files at these times. “Sealed” means that a file was stored, " +
      "read back and found the same. The records stand in a log that the office signs: it cannot take them " +
      "out or change them later without this receipt showing it.",
  );
  paper.heading("What it does not show", 2);
  paper.paragraph(
    "What the report and the files say, who sent them, or whether they are true. Nor what became of the files " +
      "later: a court can order an office to give back or to destroy what it has.",
  );
  paper.paragraph(
    "This paper does not open the report. The receipt code does, and it is not on this paper.",
    { face: "bold" },
  );
  paper.heading("How to check it", 2);
  paper.paragraph(
    "On the office's site, at /check-receipt, with the text receipt. Without the site: with the page that is " +
      "offered there to keep and that needs no network; or with openssl, sha256sum, sed and base64 as " +
      "docs/receipt-format.md of Bearwitness prints the commands. In each way, learn the key's fingerprint from the " +
      "office by another way, such as a letter or a court's file, and compare it with the one above.",
  );
}

/** The part of the text that programs read: all of it where that is a few pages, else what signs it. */
function drawForPrograms(paper: Paper, text: string): void {
  const whole = text.slice(text.indexOf("-----BEGIN KEYS-----")).trimEnd();
  const lines = brokenLines(whole);
  const printed = lines.length <= MOST_LINES;
  paper.heading("For programs", 2);
  paper.paragraph(
    `The text receipt is attached to this document as ${TEXT_NAME}. ` +
      (printed
        ? "This is its second half: keys, records, proofs, and the signed state of the log."
        : "Its records and proofs would fill many pages. Here are the keys and the signed state of the log."),
  );
  const checkpoint = whole.slice(whole.indexOf("-----BEGIN CHECKPOINT-----"));
  const keys = whole.slice(0, whole.indexOf("\n\n"));
  drawCode(paper, printed ? lines : brokenLines(`${keys}\n\n${checkpoint}`));
}

/** Small letters of one width, as many to a page as fit. */
function drawCode(paper: Paper, lines: readonly string[]): void {
  const style = { face: "mono", size: 6.2 } as const;
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
