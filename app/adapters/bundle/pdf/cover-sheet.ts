import { reviewInWords } from "#app/core/bundle/disclosure-index.ts";
import { legendOf, sizeInWords } from "#app/core/bundle/bag-info.ts";
import { inOfficeZone, inUtc } from "#app/core/bundle/office-time.ts";
import { handedOut } from "#app/core/bundle/stand-in.ts";
import { GROUPS_TO_COMPARE } from "#app/core/bundle/log-steps.ts";
import type { BundlePlan } from "#app/core/bundle/payload.ts";
import { inFours, keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import { drawBlankLines } from "./blank-lines.ts";
import { drawFacts } from "./facts.ts";
import { verifierDigests } from "../verifier/files.ts";
import { drawDocument, type Paper } from "./paper.ts";

/** The sheet that goes on top: what this is, for whom, how to check it, and room for those who hand it over. */
export function coverSheet(plan: BundlePlan): Promise<Uint8Array> {
  const { content, rules, listed, signed } = plan;
  const { key, quorum } = signed;
  const { office, baggingDate } = content;
  const covered = listed.filter(({ exhibit }) => exhibit.standIn !== undefined).length;
  const octets = listed.reduce((sum, { exhibit }) => sum + handedOut(exhibit).size, 0);
  const contact = [office.contactName, office.contactPhone, office.contactEmail];
  const review =
    content.disclosure === undefined || !rules.classes.includes("disclosure-index")
      ? undefined
      : reviewInWords(content.disclosure, rules.review);
  return drawDocument(plan, { title: "Cover sheet" }, (paper) => {
    paper.paragraph(office.name, { size: 11 });
    paper.heading(rules.title, 1);
    paper.paragraph(`Case ${content.caseNumber}`, { face: "bold", size: 12 });
    paper.paragraph(content.caseTitle, { size: 12 });
    paper.gap(6);
    drawNotice(paper, legendOf(content));
    drawFacts(paper, [
      ["Bundle", content.bundleId, "bold"],
      ["Prepared", `${inOfficeZone(baggingDate, office.timeZone)}; ${inUtc(baggingDate)}`],
      [
        "Exhibits",
        `${listed.length} (${sizeInWords(octets)})${covered === 0 ? "" : `; ${covered} as a copy with parts covered`}`,
      ],
      ["Contents", content.description],
      ["Exculpatory review", review],
      ["Custody log", `${content.log.origin}, ${content.log.size} records when signed`],
      ["Signatures", quorum?.sentence],
      ["Log key", key === undefined ? undefined : inFours(keyFingerprint(key)), "mono"],
      ...verifierDigests().map(
        ({ name, sha256 }) => [`SHA-256 of ${name}`, sha256, "mono"] as const,
      ),
      ["Office", office.address],
      ["Questions to", contact.filter((one) => one !== undefined).join(", ")],
    ]);
    paper.heading("How to check it", 2);
    paper.paragraph(
      "VERIFY.txt in the bundle says step by step how to show, with the ordinary tools of any Linux or macOS " +
        "computer and without a network, that nothing was changed, added or removed, and that the custody records " +
        "are in the signed log. The log key in the bundle must have the fingerprint that stands here, in its first " +
        `${GROUPS_TO_COMPARE} groups at least: compare it with this paper, not with a file. The bundle itself carries no seal ` +
        "yet; compare the archive's digest with the one written here by the office:",
    );
    paper.gap(8);
    drawBlankLines(paper, ["SHA-256 of the archive"]);
    paper.heading("Handed over", 2);
    paper.gap(6);
    drawBlankLines(paper, [
      "By (name, signature)",
      "To (name, signature)",
      "Date and time",
      "Medium and number",
    ]);
    paper.paragraph(
      "Integrity is not truth: the checks show that the files are unchanged since receipt; that a photograph " +
        "fairly shows what happened is for a witness.",
      { size: 8.5 },
    );
  });
}

function drawNotice(paper: Paper, text: string): void {
  const style = { face: "bold", size: 10.5 } as const;
  const inner = paper.width - 24;
  const height = paper.heightOf(text, inner, style) + 18;
  const top = paper.y;
  paper.decorate((doc) => {
    doc.lineWidth(1.2).rect(paper.left, top, paper.width, height).stroke();
  });
  paper.write(paper.element("P"), text, { x: paper.left + 12, y: top + 9, width: inner, ...style });
  paper.moveTo(top + height + 14);
}
