import { sizeInWords } from "#app/core/bundle/bag-info.ts";
import type { LevelledSentence } from "#app/core/bundle/content.ts";
import { recordInWords } from "#app/core/bundle/custody-words.ts";
import { shownOriginalName, type ListedExhibit } from "#app/core/bundle/exhibit-list.ts";
import { inOfficeZone, inUtc } from "#app/core/bundle/office-time.ts";
import type { BundlePlan } from "#app/core/bundle/payload.ts";
import { handedOut } from "#app/core/bundle/stand-in.ts";
import type { ShownRecord } from "#app/core/bundle/shown-records.ts";
import { toHex } from "#app/core/encoding.ts";
import { drawFacts, grouped } from "./facts.ts";
import { drawDocument } from "./paper.ts";
import { drawTable, type Cell } from "./table.ts";

/** The custody history of one exhibit for people: when, who, what, why, and whether the file was the same. */
export function custodyReport(plan: BundlePlan, listed: ListedExhibit): Promise<Uint8Array> {
  const { exhibit, nativeName, custody } = listed;
  const { item } = exhibit;
  const file = handedOut(exhibit);
  const { timeZone } = plan.content.office;
  const title = `Custody report, exhibit ${exhibit.number}`;
  return drawDocument(plan, { title }, (paper) => {
    paper.heading(title, 1);
    paper.paragraph(exhibit.description);
    paper.gap(4);
    drawFacts(paper, [
      ["Case", `${plan.content.caseNumber}, ${plan.content.caseTitle}`],
      ["Name as received", shownOriginalName(custody)],
      ["File in this bundle", `native/${nativeName}`],
      [
        "Type and size",
        `${file.mediaType}, ${sizeInWords(file.size)}${file.size < 1000 ? "" : ` (${file.size} bytes)`}`,
      ],
      [
        "What it is",
        exhibit.standIn === undefined
          ? undefined
          : "A copy with parts covered, made of the file received; that file is kept, and is not in this bundle",
      ],
      ["SHA-256 of this copy", exhibit.standIn && grouped(exhibit.standIn.sha256), "mono"],
      ["Received", `${inOfficeZone(item.receivedAt, timeZone)}; ${inUtc(item.receivedAt)}`],
      ["Source", exhibit.source],
      ["Time shown", levelled(exhibit.time, exhibit.silence?.times)],
      ["Place shown", levelled(exhibit.place, exhibit.silence?.places)],
      ["SHA-256 as received", grouped(item.sha256), "mono"],
      ["SHA-512 as received", grouped(item.sha512), "mono"],
    ]);
    paper.heading("What was done, in order", 2);
    drawTable(
      paper,
      [
        { heading: "No.", share: 5 },
        { heading: "When", share: 27, size: 8 },
        { heading: "Who", share: 17 },
        { heading: "What", share: 24 },
        { heading: "Why", share: 15 },
        { heading: "File's digest", share: 12 },
      ],
      custody.map((shown) => rowOf(shown, item.sha256, timeZone)),
    );
    const last = custody.at(-1);
    if (last === undefined) return;
    paper.paragraph(
      `The list is whole from receipt to the preparation of this bundle: numbers run from 1 to ${custody.length} ` +
        "without a gap, and each record names the one before it by its digest. " +
        "“As received” means that the act recorded the same SHA-256 as above. " +
        "Where nothing stands, the act did not touch the file itself but a preview, or only a record of it.",
    );
    paper.paragraph(
      `Log ${last.record.log}, last record ${last.record.seq}, its digest (as in 60-log/heads.csv):`,
    );
    paper.paragraph(grouped(toHex(last.leafHash)), { face: "mono", size: 8 });
  });
}

function levelled(value: LevelledSentence | undefined, silence?: string): string | undefined {
  return value === undefined ? silence : `${value.sentence} Level: ${value.level}.`;
}

function rowOf(shown: ShownRecord, received: string, timeZone: string): readonly Cell[] {
  const { record } = shown;
  const { who, what, why, sha256 } = recordInWords(shown);
  return [
    String(record.sseq + 1),
    [inOfficeZone(record.ts, timeZone), inUtc(record.ts)],
    who,
    what,
    why,
    sha256 === undefined ? "" : sha256 === received ? "As received" : `Differs: ${grouped(sha256)}`,
  ];
}
