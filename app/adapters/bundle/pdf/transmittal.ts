import { sizeInWords } from "#app/core/bundle/bag-info.ts";
import type { FileDigest } from "#app/core/bundle/manifest.ts";
import { inOfficeZone, inUtc } from "#app/core/bundle/office-time.ts";
import type { BundlePlan } from "#app/core/bundle/payload.ts";
import { byPath } from "#app/core/bundle/names.ts";
import { drawBlankLines } from "./blank-lines.ts";
import { drawFacts } from "./facts.ts";
import { drawDocument } from "./paper.ts";
import { drawTable } from "./table.ts";

/**
 * The memorandum that goes with the bundle: which papers, how many pages each, which files have none, and room for whoever sends and receives it
 * (evidence-standards 9.1, CPL 190.30(2-a)). It certifies nothing by itself: nobody has signed it.
 */
export function transmittalPdf(
  plan: BundlePlan,
  files: readonly FileDigest[],
  pages: ReadonlyMap<string, number>,
): Promise<Uint8Array> {
  const { content, listed } = plan;
  const papers = files
    .flatMap((file) => {
      const count = pages.get(file.path);
      return count === undefined ? [] : [{ ...file, count }];
    })
    .toSorted(byPath);
  const total = papers.reduce((sum, { count }) => sum + count, 0);
  return drawDocument(plan, { title: "Transmittal memorandum" }, (paper) => {
    paper.heading("Transmittal memorandum", 1);
    drawFacts(paper, [
      ["Case", `${content.caseNumber}, ${content.caseTitle}`],
      ["Bundle", content.bundleId, "bold"],
      [
        "Prepared",
        `${inOfficeZone(content.baggingDate, content.office.timeZone)}; ${inUtc(content.baggingDate)}`,
      ],
      [
        "Papers",
        `${papers.length} documents, ${total} pages, this memorandum and the index not counted`,
      ],
      ["Files without pages", `${listed.length} exhibits as received; data and lists besides`],
    ]);
    paper.heading("Sent", 2);
    paper.paragraph(
      "Whoever sends it states by signing that the papers below were not altered. Until then this page states nothing.",
    );
    drawBlankLines(paper, ["By (name, office)", "Signature", "Date and time", "By which way"]);
    paper.heading("Received", 2);
    drawBlankLines(paper, [
      "By (name, office)",
      "Pages received",
      "SHA-256 of the archive seen",
      "Signature",
      "Date and time",
    ]);
    paper.heading("To be filed", 2);
    paper.paragraph(
      "Where CPL 190.30(2-a) governs, the certified original of a report that was sent electronically is filed with the court within 20 days " +
        "after arraignment on the indictment. The day of arraignment is not on record here; whoever knows it writes both days down.",
    );
    drawBlankLines(paper, ["Arraignment on", "File by (20 days after)", "Filed on, by"]);
    paper.heading("Papers and their pages", 2);
    drawTable(
      paper,
      [
        { heading: "Paper", share: 66 },
        { heading: "Pages", share: 12 },
        { heading: "SHA-256, first 16", share: 22, face: "mono", size: 7.5 },
      ],
      papers.map(({ path, count, sha256 }) => [path, String(count), sha256.slice(0, 16)]),
    );
    paper.heading("Exhibits as received", 2);
    drawTable(
      paper,
      [
        { heading: "Exhibit", share: 14 },
        { heading: "Bates", share: 20 },
        { heading: "Type and size", share: 34 },
        { heading: "SHA-256, first 16", share: 32, face: "mono", size: 7.5 },
      ],
      listed.map(({ exhibit }) => [
        exhibit.number,
        exhibit.batesFirst ?? "",
        `${exhibit.item.mediaType}, ${sizeInWords(exhibit.item.size)}`,
        exhibit.item.sha256.slice(0, 16),
      ]),
    );
  });
}
