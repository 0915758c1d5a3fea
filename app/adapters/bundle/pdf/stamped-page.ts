import { sizeInWords } from "#app/core/bundle/bag-info.ts";
import { shownOriginalName, type ListedExhibit } from "#app/core/bundle/exhibit-list.ts";
import type { BundlePlan } from "#app/core/bundle/payload.ts";
import { handedOut } from "#app/core/bundle/stand-in.ts";
import { drawFacts, grouped } from "./facts.ts";
import { drawDocument, type Paper } from "./paper.ts";

/** 60 × 30 mm in points (evidence-standards 9.6). */
const STICKER = { width: 170, height: 85 };

/** What helps whoever opens the file, by the first half of its media type. */
const ADVICE: Readonly<Record<string, string>> = {
  video:
    "A player that plays the file as it is, such as VLC, shows it unchanged. Do not convert it.",
  audio:
    "A player that plays the file as it is, such as VLC, plays it unchanged. Do not convert it.",
  image: "Open a copy in any picture viewer. Saving it again there changes it.",
};

/**
 * The page that stands for a file without pages: exhibit sticker, Bates number, file, digest (evidence-standards 9.6). The file itself is
 * never touched; the sticker's lines for date and initials are filled in by hand.
 */
export function stampedPage(plan: BundlePlan, listed: ListedExhibit): Promise<Uint8Array> {
  const { exhibit, nativeName, custody } = listed;
  const { item } = exhibit;
  const file = handedOut(exhibit);
  const seconds = item.assessment?.durationSeconds;
  return drawDocument(plan, { title: `Slip sheet, exhibit ${exhibit.number}` }, (paper) => {
    drawSticker(paper, plan, exhibit.number);
    paper.moveTo(200);
    paper.heading(`Exhibit ${exhibit.number}`, 1);
    paper.paragraph(exhibit.description, { size: 11 });
    paper.gap(6);
    drawFacts(paper, [
      [
        "What this is",
        exhibit.standIn === undefined
          ? "This page stands for a media file, which is handed over as it was received."
          : "This page stands for a copy of a media file in which parts are covered.",
      ],
      ["File in this bundle", `native/${nativeName}`, "mono"],
      ["Name as received", shownOriginalName(custody)],
      ["Type and size", `${file.mediaType}, ${sizeInWords(file.size)}`],
      [
        "Length or pages",
        typeof seconds === "number" ? `${seconds.toFixed(1)} seconds` : exhibit.extent,
      ],
      ["SHA-256", grouped(file.sha256), "mono"],
      ["Bates number", exhibit.batesFirst, "bold"],
      ["How to open it", ADVICE[file.mediaType.split("/")[0] ?? ""]],
    ]);
    drawBates(paper, exhibit.batesFirst);
  });
}

function drawSticker(paper: Paper, { content, rules }: BundlePlan, number: string): void {
  const x = paper.left + paper.width - STICKER.width;
  const y = 88;
  paper.decorate((doc) => {
    doc.lineWidth(1.2).rect(x, y, STICKER.width, STICKER.height).stroke();
  });
  const box = { x: x + 8, width: STICKER.width - 16 };
  const sticker = paper.element("Div");
  const title = content.audience === "GJ" ? "GRAND JURY EXHIBIT" : `EXHIBIT, ${rules.title}`;
  const lines = [
    { text: title, size: 8.5, face: "bold", down: 6 },
    { text: number, size: 20, face: "bold", down: 19 },
    { text: `Case ${content.caseNumber}`, size: 8, face: "regular", down: 45 },
    { text: "Date", size: 7.5, face: "regular", down: 57 },
    { text: "Initials", size: 7.5, face: "regular", down: 70 },
  ] as const;
  for (const { text, size, face, down } of lines) {
    paper.write(paper.element("P", sticker), text, { ...box, y: y + down, size, face });
  }
  paper.decorate((doc) => {
    for (const down of [66, 79]) {
      doc
        .lineWidth(0.5)
        .moveTo(x + 44, y + down)
        .lineTo(x + STICKER.width - 8, y + down)
        .stroke();
    }
  });
}

/** Bottom right, above the running line (evidence-standards 7.4). The number stands in the page's facts for screen readers. */
function drawBates(paper: Paper, number: string | undefined): void {
  if (number === undefined) return;
  paper.decorate(() => {
    const width = 160;
    const x = paper.left + paper.width - width;
    paper.print(number, { x, y: paper.bottom - 16, width, size: 12, face: "bold", align: "right" });
  });
}
