import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import PDFDocument from "pdfkit";
import { drawReceipt, type ReceiptDocument } from "#app/adapters/receipt/draw-receipt.ts";
import { facesOf } from "#app/adapters/receipt/faces.ts";
import { withoutMarks } from "#app/adapters/receipt/lines-from-right.ts";
import { hasLetter } from "#app/adapters/receipt/text-setters.ts";
import { inOfficeZone } from "#app/core/bundle/office-time.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { checkReceipt } from "#app/core/receipt/check-receipt.ts";
import { LANGUAGE_TAGS, type LanguageTag } from "#app/core/intake/languages.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Receipt } from "#app/core/receipt/receipt.ts";
import { receiptReading } from "#app/routes/receipt/reading.ts";
import { inFolder, testWith } from "#test/adapters/bundle/unpacked.ts";
import { CLERK, INSPECTOR, WORKED_LOG } from "#test/core/custody/made-keys.ts";
import { DIGESTS, madeReceipt, received, textOf } from "#test/core/receipt/made-receipt.ts";

function documentOf(receipt: Receipt, language: LanguageTag = "en"): ReceiptDocument {
  const text = textOf(receipt);
  const check = checkReceipt(text, { logs: [WORKED_LOG.key] });
  if (check.kind !== "genuine") throw new Error(check.kind);
  const office = { name: "Office of the Attorney General", timeZone: "America/New_York" };
  return { text, receipt, facts: check.facts, office, reading: receiptReading(language) };
}

/** A receipt of so many files. */
function receiptOfMany(count: number): Receipt {
  const items = Array.from({ length: count }, (_, index) => `itm_${index}` as const);
  const story: CustodyEvent[] = [
    ...items.map((item, index) => received(item, index % 3)),
    {
      ev: "report.received",
      subj: "rpt_r",
      actor: { kind: "public", id: "reporter" },
      obj: { files: count, items },
    },
  ];
  return madeReceipt({ story, shown: [count, ...items.keys()] });
}

const few = documentOf(madeReceipt());
const cosigned = documentOf(madeReceipt({ cosigners: [CLERK, INSPECTOR] }));
const many = documentOf(receiptOfMany(120));
const none = documentOf(receiptOfMany(0));

const DOCUMENTS = [
  ["of three files", few],
  ["cosigned", cosigned],
  ["of 120 files", many],
  ["of a report without files", none],
] as const;

describe.each(DOCUMENTS)("a receipt %s", (_, document) => {
  test("is a tagged PDF in English with a title, the same at each drawing", async () => {
    const pdf = Buffer.from(await drawReceipt(document));
    const text = pdf.toString("latin1");
    expect(text.startsWith("%PDF-1.7")).toBe(true);
    const marks = ["/Marked true", "/Lang (en-US)", "/DisplayDocTitle true", "/StructTreeRoot"];
    for (const mark of [...marks, "pdfuaid"]) expect(text).toContain(mark);
    expect(pdf.equals(await drawReceipt(document))).toBe(true);
  });

  testWith(
    ["pdfinfo", "pdffonts", "pdftotext"],
    "is Letter, embeds its fonts, numbers its pages, and says what is not on it",
    async () => {
      await inFolder(async (folder) => {
        const file = join(folder, "receipt.pdf");
        await writeFile(file, await drawReceipt(document));
        const run = (program: string, ...args: string[]) =>
          execFileSync(program, args, { encoding: "utf8" });
        const info = run("pdfinfo", file);
        expect(info).toMatch(/Tagged: +yes/);
        expect(info).toMatch(/Page size: +612 x 792 pts \(letter\)/);
        const fonts = run("pdffonts", file).trim().split("\n").slice(2);
        for (const line of fonts) {
          expect(line).toMatch(/^[A-Z]{6}\+(?:PublicSans|RobotoMono).* yes yes yes /);
        }
        const pages = Number(/Pages: +(\d+)/.exec(info)?.[1]);
        expect(pages).toBeLessThan(12);
        for (let page = 1; page <= pages; page += 1) {
          const number = String(page);
          const text = run("pdftotext", "-f", number, "-l", number, "-layout", file, "-");
          expect(text).toContain(`Page ${page} of ${pages}`);
          expect(text).toContain("No receipt code is on this paper");
        }
        const plain = run("pdftotext", "-layout", file, "-").replace(/\s/g, "");
        for (const { sha256 } of document.facts.files) expect(plain).toContain(sha256.slice(0, 32));
        const { checkpoint } = document.receipt;
        expect(plain).toContain(checkpoint.slice(0, 100).replace(/\s/g, ""));
      });
    },
  );

  testWith(["pdfdetach"], "has the text in it, which checks", async () => {
    await inFolder(async (folder) => {
      const file = join(folder, "receipt.pdf");
      await writeFile(file, await drawReceipt(document));
      execFileSync("pdfdetach", ["-saveall", "-o", folder, file]);
      const text = await readFile(join(folder, "receipt.txt"));
      expect(text.toString()).toBe(document.text);
      expect(checkReceipt(text, { logs: [WORKED_LOG.key] }).kind).toBe("genuine");
    });
  });
});

testWith(
  ["pdftotext"],
  "who signed, and times in the office's zone and in UTC, are told",
  async () => {
    await inFolder(async (folder) => {
      const textIn = async (document: ReceiptDocument) => {
        const file = join(folder, "receipt.pdf");
        await writeFile(file, await drawReceipt(document));
        return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
      };
      const alone = await textIn(few);
      expect(alone).toContain("The office only. No independent witness has signed.");
      expect(alone).toContain("Jan 15, 2026, 12:05:05 PM EST; 2026-01-15 17:05:05 UTC");
      expect(alone).toContain("Not yet when this was made");
      expect(alone).toContain(DIGESTS[0].slice(0, 8));
      const together = (await textIn(cosigned)).replace(/\s+/g, " ");
      expect(together).toContain(`The office, and ${CLERK.name}, ${INSPECTOR.name}`);
      expect(await textIn(many)).toContain("would fill many pages");
    });
  },
);

/** The words that go with what is drawn (`ActualText`: UTF-16 in a string of PDF 1.7, 7.3.4.2), one piece a line. */
function readAloud(pdf: Buffer): string {
  const strings = pdf.toString("latin1").matchAll(/\/ActualText \(((?:\\[^]|[^\\)])*)\)/g);
  const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  return [...strings]
    .map(([, written = ""]) => {
      const bare = written.replace(/\\([^])/g, (_, one: string) => escapes[one] ?? one);
      const bytes = Buffer.from(bare, "latin1");
      return bare.startsWith("\u00FE\u00FF")
        ? bytes.subarray(2).swap16().toString("utf16le")
        : bare;
    })
    .join("\n");
}

describe.each(LANGUAGE_TAGS)("for a reader of %s", (language) => {
  const document = documentOf(madeReceipt({ cosigners: [CLERK] }), language);
  const { words, draft, locale } = document.reading;

  test("the faces have every letter of its words and of its days and times", () => {
    const { files, latin } = facesOf(language);
    const said = Object.values(words).filter((one) => typeof one === "string");
    const months = Array.from({ length: 12 }, (_, month) => {
      const at = new Date(Date.UTC(2026, month, 15, month * 2)).toISOString() as Instant;
      return inOfficeZone(at, "America/New_York", locale);
    });
    const counts = [0, 1, 2, 3, 11, 100].map((count) => words.summary(count));
    const letters = [...said, ...months, ...counts, draft ?? "", words.page(1, 1)].join("");
    const doc = new PDFDocument({ autoFirstPage: false, font: files.regular });
    for (const face of ["regular", "bold"] as const) {
      const both = [files[face], ...(latin === undefined ? [] : [latin[face]])];
      const lacked = [...new Set(withoutMarks(letters))].filter(
        (letter) => !both.some((file) => hasLetter(doc, file, letter)),
      );
      expect(lacked).toEqual([]);
    }
  });

  testWith(["pdffonts", "pdftotext"], "it is in their language and can be read aloud", async () => {
    const pdf = Buffer.from(await drawReceipt(document));
    expect(pdf.toString("latin1")).toContain(`/Lang (${document.reading.tag})`);
    expect(pdf.equals(await drawReceipt(document))).toBe(true);
    await inFolder(async (folder) => {
      const file = join(folder, "receipt.pdf");
      await writeFile(file, pdf);
      const run = (program: string, ...args: string[]) =>
        execFileSync(program, args, { encoding: "utf8" });
      for (const line of run("pdffonts", file).trim().split("\n").slice(2)) {
        expect(line).toMatch(/ yes yes yes /);
      }
      const { direction } = document.reading;
      // The program turns joined Arabic letters round; programs that read aloud take the words that go with them.
      const read = direction === "rtl" ? readAloud(pdf) : run("pdftotext", "-layout", file, "-");
      const bare = (text: string) => withoutMarks(text).normalize("NFKC").replace(/\s/g, "");
      const plain = bare(read);
      const { title, filesTitle, running, programsAll, showsNot } = words;
      const all = [title, draft ?? "", words.summary(3), filesTitle, programsAll, showsNot];
      // What stands at the head of each page is not read aloud.
      if (direction === "ltr") all.push(running);
      for (const said of all) expect(plain).toContain(bare(said));
      for (const { sha256 } of document.facts.files) expect(plain).toContain(sha256.slice(0, 32));
      expect(plain).toContain("2026-01-1517:05:05UTC");
    });
  });
});
