import { sizeInWords } from "#app/core/bundle/bag-info.ts";
import { shownOriginalName, type ListedExhibit } from "#app/core/bundle/exhibit-list.ts";
import { counterpartWords } from "#app/core/bundle/recorded-redactions.ts";
import type { BundlePlan } from "#app/core/bundle/payload.ts";
import type { LevelledSentence } from "#app/core/bundle/content.ts";
import { handedOut } from "#app/core/bundle/stand-in.ts";
import { drawDocument } from "./paper.ts";
import { drawTable, type Cell } from "./table.ts";

/** The exhibit list for the table in the court room; the CSV beside it has every column. */
export function exhibitList(plan: BundlePlan): Promise<Uint8Array> {
  const { content, listed } = plan;
  return drawDocument(plan, { title: "Exhibit list", landscape: true }, (paper) => {
    paper.heading("Exhibit list", 1);
    paper.paragraph(`Case ${content.caseNumber}, ${content.caseTitle}`);
    paper.gap(4);
    drawTable(
      paper,
      [
        { heading: "Exhibit", share: 9, face: "bold" },
        { heading: "Description", share: 24 },
        { heading: "Date, time and place, and how well known", share: 24 },
        { heading: "File", share: 16 },
        { heading: "SHA-256", share: 14, face: "mono", size: 7.5 },
        { heading: "Offered", share: 8, boxed: true },
        { heading: "Received or refused", share: 9, boxed: true },
        { heading: "Clerk's initials", share: 8, boxed: true },
      ],
      listed.map((one) => rowOf(one)),
    );
    paper.paragraph(
      "Each exhibit's file is in data/10-exhibits/<exhibit>/native/, its custody report beside it.",
    );
  });
}

function rowOf(listed: ListedExhibit): readonly Cell[] {
  const { exhibit, nativeName, custody } = listed;
  const file = handedOut(exhibit);
  const bates = [exhibit.batesFirst, exhibit.batesLast]
    .filter((one) => one !== undefined)
    .join(" to ");
  const name = shownOriginalName(custody);
  const counterpart = counterpartWords(listed);
  const description = [
    exhibit.description,
    exhibit.extent,
    bates === "" ? undefined : `Bates ${bates}`,
    exhibit.source === undefined ? undefined : `Source: ${exhibit.source}`,
    name === undefined ? undefined : `Received as: ${name}`,
    counterpart === "" ? undefined : `Redacted counterpart: ${counterpart}`,
  ];
  return [
    exhibit.number,
    description.filter((part) => part !== undefined),
    [
      levelled("Time", exhibit.time, exhibit.silence?.times),
      levelled("Place", exhibit.place, exhibit.silence?.places),
    ].filter((part) => part !== ""),
    [nativeName, file.mediaType, sizeInWords(file.size)],
    file.sha256.match(/.{16}/g) ?? [],
    "",
    "",
    "",
  ];
}

function levelled(
  what: string,
  value: LevelledSentence | undefined,
  silence: string | undefined,
): string {
  if (value === undefined) return silence === undefined ? "" : `${what}: ${silence}`;
  return `${what}: ${value.sentence} Level: ${value.level}.`;
}
