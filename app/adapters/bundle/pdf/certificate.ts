import type { BundlePlan } from "#app/core/bundle/payload.ts";
import type { Certificate, PaperField } from "#app/core/exhibits/certificate.ts";
import { seqList } from "#app/core/exhibits/record-values.ts";
import { drawBlankLines } from "./blank-lines.ts";
import { drawFacts } from "./facts.ts";
import { drawDocument, type Paper } from "./paper.ts";
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

/** Most lines of one field: more go on in a field of their own, so that paper shows all of them. */
const MOST_LINES = 34;

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

/** Label, source and field, kept together; a value of many lines goes on in further fields. */
function drawField(paper: Paper, field: PaperField, name: string): void {
  const all = paper.form.linesOf(field.value, paper.width);
  const parts = Math.ceil(all.length / MOST_LINES);
  for (let part = 0; part < parts; part += 1) {
    const lines = all.slice(part * MOST_LINES, (part + 1) * MOST_LINES);
    const label = part === 0 ? field.label : `${field.label} (goes on)`;
    const words = field.source === "" ? label : `${label} (from ${field.source})`;
    const style = { face: "bold", size: 8.5 } as const;
    const labelHeight = paper.heightOf(words, paper.width, style);
    const height = paper.form.heightOf(Math.max(lines.length, part === 0 ? field.lines : 1));
    if (paper.y + labelHeight + height + 4 > paper.bottom) paper.newPage();
    const y = paper.y;
    paper.write(paper.element("P"), words, { x: paper.left, y, width: paper.width, ...style });
    const box = { x: paper.left, y: y + labelHeight + 2, width: paper.width, height };
    paper.form.add(
      { name: `${name}-${part + 1}`, label, lines, element: paper.element("Form") },
      box,
    );
    paper.moveTo(box.y + height + 6);
  }
}
