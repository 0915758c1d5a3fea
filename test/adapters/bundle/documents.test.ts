import { describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { coverSheet } from "#app/adapters/bundle/pdf/cover-sheet.ts";
import { custodyReport } from "#app/adapters/bundle/pdf/custody-report.ts";
import { elementsPdf } from "#app/adapters/bundle/pdf/elements-sheet.ts";
import { immunityPdf } from "#app/adapters/bundle/pdf/immunity-sheet.ts";
import { exhibitList } from "#app/adapters/bundle/pdf/exhibit-list.ts";
import { stampedPage } from "#app/adapters/bundle/pdf/stamped-page.ts";
import { indexPdf } from "#app/adapters/bundle/pdf/index-list.ts";
import { transmittalPdf } from "#app/adapters/bundle/pdf/transmittal.ts";
import { witnessListPdf } from "#app/adapters/bundle/pdf/witness-list.ts";
import type { DefencesDocument } from "#app/core/case/defences-document.ts";
import type { ElementsDocument } from "#app/core/case/elements-document.ts";
import type { ImmunityDocument } from "#app/core/case/immunity-document.ts";
import type { PrintedFact } from "#app/core/case/printed-entry.ts";
import { planBundle } from "#app/core/bundle/payload.ts";
import { formatTrustPolicy } from "#app/core/custody/format-trust-policy.ts";
import { officeOnlyPolicy } from "#app/core/custody/trust-policy.ts";
import { inFours, keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import { inventedContent, LOG_KEY, PHOTO } from "#test/core/bundle/invented-bundle.ts";
import { CLERK } from "#test/core/custody/made-keys.ts";
import { inFolder, testWith } from "./unpacked.ts";

const plan = planBundle(inventedContent({ views: 60 }));
const [first] = plan.listed;
if (first === undefined) throw new Error("no exhibit");

const SUMS = { size: 5, sha256: "ab".repeat(32), sha512: "cd".repeat(64) };
const FILES = [{ path: "data/00-cover/cover-sheet.pdf", ...SUMS }];
const PAGES = new Map([["data/00-cover/cover-sheet.pdf", 2]]);

const FACT: PrintedFact = {
  ...{ entry: "cen_1", version: 1, statement: "A man lies there.", exhibit: "EX-001" },
  ...{ file: "EX-001", item: "itm_1", sha256: "ab", at: "0:01:02", report: "", words: "" },
  ...{ witness: "W-01", strength: "2", contradictedBy: [] },
};
const GAP = { entry: "cen_2", text: "No film", who: "A. N.", due: "2026-06-01" };
const MISSING = [{ about: "Assault: An injury", words: "No fact for it" }];
const ELEMENTS: ElementsDocument = {
  ...{ format: 1, caseNumber: "X-1", missing: MISSING },
  charges: [
    {
      ...{ entry: "cen_3", version: 1, citation: "X 1", title: "Assault", degree: "third" },
      ...{ class: "", culpableState: "", day: "2026-04-21", ready: false, lastDay: "" },
      limitation: { kind: "not-known", reasons: ["No period"] },
      text: { words: "Text", standing: "In force", from: "", until: "", source: "", pack: "x" },
      elements: [
        {
          ...{ entry: "cen_4", version: 1, text: "An injury", wordedBy: "pack", state: "open" },
          ...{ factsFor: [FACT], factsAgainst: [], gaps: [GAP] },
        },
      ],
    },
  ],
};
const DEFENCES: DefencesDocument = {
  ...{ format: 1, caseNumber: "X-1" },
  charges: [
    {
      ...{ entry: "cen_3", citation: "X 1", title: "Assault" },
      defences: [
        {
          ...{ entry: "cen_6", version: 1, citation: "X 2", title: "Justification" },
          ...{ kind: "complete", told: "undecided", reason: "", blocks: true },
          ...{ text: { words: "", standing: "", pack: "" }, factsFor: [FACT] },
          ...{ factsAgainst: [], gaps: [] },
        },
      ],
    },
  ],
};
const IMMUNITY: ImmunityDocument = {
  ...{ format: 1, caseNumber: "X-1", missing: MISSING },
  worksheets: [
    {
      ...{ entry: "cen_5", version: 1, officer: "O-01", act: "A blow.", day: "", gaps: [GAP] },
      rows: [
        {
          ...{ id: "threat", test: "necessary", title: "Threat", lookFor: "" },
          supports: { state: "not-looked", facts: [], looks: [] },
          against: { state: "facts", facts: [FACT], looks: [] },
          gaps: [],
        },
      ],
    },
  ],
};

const DOCUMENTS = [
  ["cover sheet", () => coverSheet(plan), "Cover sheet"],
  ["exhibit list", () => exhibitList(plan), "Exhibit list"],
  ["custody report", () => custodyReport(plan, first), "Custody report, exhibit GJ-001"],
  ["index", () => indexPdf(plan, { content: plan.content, files: FILES, pages: PAGES }), "Index"],
  ["transmittal", () => transmittalPdf(plan, FILES, PAGES), "Transmittal memorandum"],
  ["witness list", () => witnessListPdf(plan), "Witness list"],
  ["elements worksheet", () => elementsPdf(plan, ELEMENTS, DEFENCES), "Elements worksheet"],
  ["Supremacy Clause worksheet", () => immunityPdf(plan, IMMUNITY), "Supremacy Clause worksheet"],
  ["slip sheet", () => stampedPage(plan, first), "Slip sheet, exhibit GJ-001"],
] as const;

describe.each(DOCUMENTS)("the %s", (_, draw, title) => {
  test("is a tagged PDF in English with a title, the same at each drawing", async () => {
    const pdf = Buffer.from(await draw());
    const text = pdf.toString("latin1");
    expect(text.startsWith("%PDF-1.7")).toBe(true);
    for (const mark of [
      "/Marked true",
      "/Lang (en-US)",
      "/DisplayDocTitle true",
      "/StructTreeRoot",
      "pdfuaid",
    ]) {
      expect(text).toContain(mark);
    }
    expect(pdf.equals(await draw())).toBe(true);
  });

  testWith(
    ["pdfinfo", "pdffonts", "pdftotext"],
    "is Letter, embeds its fonts, and numbers every page",
    async () => {
      await inFolder(async (folder) => {
        const file = join(folder, "document.pdf");
        await writeFile(file, await draw());
        const run = (program: string, ...args: string[]) =>
          execFileSync(program, args, { encoding: "utf8" });
        const info = run("pdfinfo", file);
        expect(info).toMatch(/Tagged: +yes/);
        expect(info).toMatch(/Page size: +(?:612 x 792|792 x 612) pts \(letter\)/);
        expect(info).toContain(title);
        const fonts = run("pdffonts", file).trim().split("\n").slice(2);
        for (const line of fonts)
          expect(line).toMatch(/^[A-Z]{6}\+(?:PublicSans|RobotoMono).* yes yes yes /);
        const pages = Number(/Pages: +(\d+)/.exec(info)?.[1]);
        for (let page = 1; page <= pages; page += 1) {
          const text = run(
            "pdftotext",
            "-f",
            String(page),
            "-l",
            String(page),
            "-layout",
            file,
            "-",
          );
          expect(text).toContain(`Page ${page} of ${pages}`);
          expect(text).toContain("NYAG-2026-0045-GJ-01");
          expect(text).toContain("Grand jury set (GJ)");
        }
      });
    },
  );
});

testWith(
  ["pdftotext"],
  "the Supremacy Clause worksheet prints both columns of a row, the one that nobody looked for too",
  async () => {
    await inFolder(async (folder) => {
      const file = join(folder, "sheet.pdf");
      await writeFile(file, await immunityPdf(plan, IMMUNITY));
      const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" });
      const words = text.replaceAll(/\s+/g, " ");
      for (const seen of [
        ...["Supports immunity", "Against immunity", "Not looked for yet", "A man lies there."],
        ...["EX-001 at 0:01:02; witness W-01; strength 2 of 3", "No film (A. N., by 2026-06-01)"],
      ]) {
        expect(words).toContain(seen);
      }
    });
  },
);

testWith(
  ["pdftotext"],
  "the cover sheet names who signed the log, and the key by its fingerprint in groups of four",
  async () => {
    const textOf = (bytes: Uint8Array) =>
      inFolder(async (folder) => {
        const file = join(folder, "cover.pdf");
        await writeFile(file, bytes);
        const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" });
        return text.replaceAll(/\s+/g, " ");
      });
    const alone = await textOf(await coverSheet(plan));
    expect(alone).toContain("signed by the office only");
    expect(alone).toContain(inFours(keyFingerprint(LOG_KEY.key)));
    const policy = formatTrustPolicy({
      ...officeOnlyPolicy([LOG_KEY.key]),
      witnesses: [{ name: "clerk", key: CLERK.key, url: undefined }],
      quorum: "clerk",
    });
    const cosigned = planBundle(inventedContent({ policy, cosigners: [CLERK] }));
    expect(await textOf(await coverSheet(cosigned))).toContain(
      "signed by the office and cosigned by clerk.example.gov/witness: enough for the policy",
    );
  },
);

testWith(
  ["pdftotext", "pdfinfo"],
  "a report of many records lists each once, under a heading on every page",
  async () => {
    await inFolder(async (folder) => {
      const file = join(folder, "report.pdf");
      await writeFile(file, await custodyReport(plan, first));
      const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
      const numbers = [...text.matchAll(/^ *(\d+) +Jan \d/gm)].map(([, number]) => Number(number));
      expect(numbers).toEqual(Array.from({ length: 63 }, (_, index) => index + 1));
      const pages = text.split("\f").slice(0, -1);
      expect(pages.length).toBeGreaterThan(2);
      expect(
        pages.filter((page) => /No\. +When +Who +What/.test(page)).length,
      ).toBeGreaterThanOrEqual(pages.length - 1);
      // A screen reader meets the heading once: on later pages it is decoration.
      const structure = execFileSync("pdfinfo", ["-struct-text", file], { encoding: "utf8" });
      expect(structure.match(/"When"/g)).toHaveLength(1);
      expect(structure).not.toContain("Page 1 of");
    });
  },
);

testWith(
  ["pdftotext"],
  "words that no page can hold in one row go on over pages and lose nothing",
  async () => {
    const words = Array.from({ length: 4000 }, (_, index) => `w${index}`);
    const content = inventedContent({ originals: [PHOTO] });
    const [exhibit] = content.exhibits;
    if (exhibit === undefined) throw new Error("no exhibit");
    const long = planBundle({
      ...content,
      exhibits: [{ ...exhibit, place: { level: "statement", sentence: words.join(" ") } }],
    });
    await inFolder(async (folder) => {
      const file = join(folder, "list.pdf");
      await writeFile(file, await exhibitList(long));
      const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" });
      const found = new Set(text.match(/w\d+/g));
      expect(words.filter((word) => !found.has(word))).toEqual([]);
    });
  },
);

testWith(
  ["pdftotext"],
  "a character that the typeface has no picture for is named by its number",
  async () => {
    const odd = planBundle(
      inventedContent({ originals: [{ ...PHOTO, name: "中 \u202e\u0007.jpg" }] }),
    );
    const [listed] = odd.listed;
    if (listed === undefined) throw new Error("no exhibit");
    await inFolder(async (folder) => {
      const file = join(folder, "report.pdf");
      await writeFile(file, await custodyReport(odd, listed));
      const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" });
      expect(text).toContain("[U+4E2D]");
      expect(text).toContain("[U+202E]");
    });
  },
);

testWith(["pdftotext"], "no document of a grand jury says what is kept from it", async () => {
  await inFolder(async (folder) => {
    for (const [name, draw] of DOCUMENTS) {
      const file = join(folder, `${name}.pdf`);
      await writeFile(file, await draw());
      const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" });
      expect(text).not.toMatch(/Maria|protected remark|internal remark/);
    }
  });
});
