import type { BundlePlan } from "#app/core/bundle/payload.ts";
import type { Certificate, PaperField } from "#app/core/exhibits/certificate.ts";
import { seqList } from "#app/core/exhibits/record-values.ts";
import { drawBlankLines } from "./blank-lines.ts";
import { drawField } from "./draw-field.ts";
import { drawFacts } from "./facts.ts";
import { drawDocument } from "./paper.ts";
import { drawTable } from "./table.ts";

/** What every signer fills in about themselves; never by us. */
const SIGNER = [
  "Name of the signer",
  "Title",
  "Employer",
  "Business address",
  "From own knowledge, or from which records",
  "Form of oath or affirmation",
  "Place",
  "Date",
] as const;

/** One certificate as a form that can be changed, filled from records and signed by nobody (evidence-standards 9.4). */
export function certificatePdf(plan: BundlePlan, certificate: Certificate): Promise<Uint8Array> {
  const { content } = plan;
  const { name, title, statements, values, exhibits, seqs } = certificate;
  const stated: readonly PaperField[] = statements.map((label) => plainField(label, 3));
  const signer: readonly PaperField[] = SIGNER.map((label) => plainField(label, 1));
  const empty = [...values, ...stated, ...signer].filter(({ value }) => value === "");
  const wording = certificate.wordedBy === "office-pack" ? "The office's" : "The project's";
  return drawDocument(plan, { title: `${name} ${title}` }, (paper) => {
    let drawn = 0;
    paper.heading(`${name}: ${title}`, 1);
    paper.paragraph(
      "Not signed. Every field can be changed until it is. Filled from the records that are named beside a field, and from " +
        "nothing else; what no record says is empty.",
      { face: "bold" },
    );
    drawFacts(paper, [
      ["Case", `${content.caseNumber}, ${content.caseTitle}`],
      ["Bundle", content.bundleId],
      ["Rule", certificate.basis],
      ["Wording", `${wording}; counsel replaces it where the court asks for another`],
      [
        "Records relied on",
        seqs.length === 0 ? "None" : `${seqList(seqs)} (number in the custody log)`,
      ],
    ]);
    drawTable(
      paper,
      [
        { heading: "Exhibit", share: 14, face: "bold" },
        { heading: "Bates", share: 22 },
        { heading: "SHA-256 of the file as received", share: 64, face: "mono", size: 7.5 },
      ],
      exhibits.map(({ exhibit }) => [
        exhibit.number,
        [
          exhibit.batesFirst,
          exhibit.batesLast === exhibit.batesFirst ? undefined : exhibit.batesLast,
        ]
          .filter((one) => one !== undefined)
          .join(" to "),
        exhibit.item.sha256,
      ]),
    );
    drawFields("From the records", values);
    drawFields("The signer states", stated);
    drawFields("The signer", signer);
    drawBlankLines(paper, ["Signature, by hand"]);
    paper.heading("Left empty", 2);
    paper.paragraph(empty.map(({ label }) => label.replace(/\.$/, "")).join("; ") + ".", {
      size: 8.5,
    });

    function drawFields(heading: string, fields: readonly PaperField[]): void {
      if (fields.length === 0) return;
      paper.heading(heading, 2);
      for (const field of fields) {
        drawn += 1;
        drawField(paper, field, `field-${drawn}`);
      }
      paper.gap(4);
    }
  });
}

function plainField(label: string, lines: number): PaperField {
  return { label, value: "", source: "", lines };
}
