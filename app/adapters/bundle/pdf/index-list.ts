import { indexRows, type IndexInput } from "#app/core/bundle/index-list.ts";
import type { BundlePlan } from "#app/core/bundle/payload.ts";
import { sizeInWords } from "#app/core/bundle/bag-info.ts";
import { drawDocument } from "./paper.ts";
import { drawTable } from "./table.ts";

/** The index for people: every file with the beginning of its digest; the CSV beside it has it whole (evidence-standards 9.5). */
export function indexPdf(plan: BundlePlan, input: IndexInput): Promise<Uint8Array> {
  return drawDocument(plan, { title: "Index", landscape: true }, (paper) => {
    paper.heading("Index", 1);
    paper.paragraph(
      `Every file below data but the two indexes, in the order of their paths. Case ${plan.content.caseNumber}.`,
    );
    drawTable(
      paper,
      [
        { heading: "Path", share: 33 },
        { heading: "Title", share: 24 },
        { heading: "Exhibit", share: 8 },
        { heading: "Bates", share: 11 },
        { heading: "Pages or duration", share: 8 },
        { heading: "Size", share: 8 },
        { heading: "SHA-256, first 16", share: 12, face: "mono", size: 7 },
      ],
      indexRows(input).map((row) => [
        row.path,
        row.title,
        row.exhibit,
        row.bates,
        row.extent,
        sizeInWords(row.size),
        row.sha256.slice(0, 16),
      ]),
    );
  });
}
