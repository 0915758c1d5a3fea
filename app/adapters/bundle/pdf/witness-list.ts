import type { BundlePlan } from "#app/core/bundle/payload.ts";
import { BY_HAND, IMMUNITY_NOTE, witnessesOf } from "#app/core/exhibits/witness-list.ts";
import { drawDocument } from "./paper.ts";
import { drawTable } from "./table.ts";

/** The witness list for the table in the court room; the rest of each row is written by hand (evidence-standards 9.5). */
export function witnessListPdf(plan: BundlePlan): Promise<Uint8Array> {
  const { content, listed } = plan;
  const witnesses = witnessesOf(listed);
  return drawDocument(plan, { title: "Witness list", landscape: true }, (paper) => {
    paper.heading("Witness list", 1);
    paper.paragraph(`Case ${content.caseNumber}, ${content.caseTitle}`);
    paper.paragraph(IMMUNITY_NOTE, { size: 8.5 });
    paper.gap(4);
    if (witnesses.length === 0) {
      paper.paragraph("No foundation sheet of these exhibits names a witness yet.");
      return;
    }
    drawTable(
      paper,
      [
        { heading: "Witness", share: 12, face: "bold" },
        { heading: "Role", share: 16 },
        { heading: "Exhibits", share: 18 },
        ...BY_HAND.map((heading) => ({ heading, share: 11, boxed: true })),
      ],
      witnesses.map(({ name, roles, exhibits }) => [
        name,
        roles.join("; "),
        exhibits.join("; "),
        ...BY_HAND.map(() => ""),
      ]),
    );
  });
}
