import type { PayloadClass } from "./audience.ts";

/** Where things stand in a bundle, below its one top folder (evidence-standards 4.2). */
export const PATHS = {
  declaration: "bagit.txt",
  info: "bag-info.txt",
  startHere: "START-HERE.txt",
  verify: "VERIFY.txt",
  coverSheet: "data/00-cover/cover-sheet.pdf",
  index: "data/00-cover/index.csv",
  exhibitListCsv: "data/10-exhibits/exhibit-list.csv",
  exhibitListPdf: "data/10-exhibits/exhibit-list.pdf",
  events: "data/60-log/events.jsonl",
  logDisclosures: "data/60-log/disclosures.jsonl",
  heads: "data/60-log/heads.csv",
  versions: "data/90-system/versions.json",
} as const;

/** Folder that holds one folder for each exhibit. */
export const EXHIBITS_FOLDER = "data/10-exhibits";

/** Paths of one exhibit's files. */
export function exhibitPaths(number: string) {
  const folder = `${EXHIBITS_FOLDER}/${number}`;
  return {
    folder,
    native: `${folder}/native`,
    item: `${folder}/item.json`,
    metadata: `${folder}/metadata.json`,
    custody: `${folder}/custody.jsonl`,
    disclosures: `${folder}/disclosures.jsonl`,
    custodyReport: `${folder}/custody-report.pdf`,
  };
}

/** A file made by us, whole in memory; natives are never this. */
export interface MadeFile {
  readonly path: string;
  readonly class: PayloadClass;
  readonly bytes: Uint8Array;
}
