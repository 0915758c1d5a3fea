import type { PayloadClass } from "./audience.ts";

/** Where things stand in a bundle, below its one top folder (evidence-standards 4.2). */
export const PATHS = {
  declaration: "bagit.txt",
  info: "bag-info.txt",
  startHere: "START-HERE.txt",
  verify: "VERIFY.txt",
  /** Programs that check a bundle. They stand beside the payload and belong to no bundle in particular. */
  verifyPython: "verify.py",
  verifyPage: "verify.html",
  /** Shows the exhibits in a browser. It stands beside the payload too, and is of this bundle alone. */
  viewer: "index.html",
  coverSheet: "data/00-cover/cover-sheet.pdf",
  index: "data/00-cover/index.csv",
  indexPdf: "data/00-cover/index.pdf",
  transmittal: "data/00-cover/transmittal.pdf",
  exhibitListCsv: "data/10-exhibits/exhibit-list.csv",
  exhibitListPdf: "data/10-exhibits/exhibit-list.pdf",
  witnessListCsv: "data/20-witnesses/witness-list.csv",
  witnessListPdf: "data/20-witnesses/witness-list.pdf",
  elements: "data/30-charges/elements.json",
  elementsPdf: "data/30-charges/elements.pdf",
  defences: "data/30-charges/defences.json",
  immunity: "data/30-charges/supremacy-clause.json",
  immunityPdf: "data/30-charges/supremacy-clause.pdf",
  disclosureIndex: "data/40-disclosure/disclosure-index.csv",
  withheldLog: "data/40-disclosure/withheld-log.csv",
  /** Only where something of an exhibit was to be covered. */
  redactionLog: "data/40-disclosure/redaction-log.csv",
  events: "data/60-log/events.jsonl",
  logDisclosures: "data/60-log/disclosures.jsonl",
  heads: "data/60-log/heads.csv",
  checkpointBody: "data/60-log/checkpoint.body",
  checkpointNote: "data/60-log/checkpoint.note",
  checkpointSig: "data/60-log/checkpoint.sig",
  logKeyPem: "data/60-log/log-key.pem",
  /** Only where the log's key was replaced. */
  logKeys: "data/60-log/log-keys.jsonl",
  logKeyVkey: "data/60-log/log-key.vkey",
  policy: "data/60-log/policy.tlog",
  loadDat: "data/70-loadfiles/VOL001.DAT",
  loadOpt: "data/70-loadfiles/VOL001.OPT",
  loadReadMe: "data/70-loadfiles/README.txt",
  batesNumbers: "data/70-loadfiles/bates-numbers.csv",
  versions: "data/90-system/versions.json",
} as const;

/** Folder of what is said about the custody log. */
export const LOG_FOLDER = "data/60-log";

/** Where the proof stands that a record is in the signed log. */
export function proofPath(seq: number): string {
  return `${LOG_FOLDER}/proofs/${seq}.tlog-proof`;
}

/** Where the proof stands that the log of `first` records is the beginning of the one of `second`. */
export function consistencyPath(first: number, second: number): string {
  return `${LOG_FOLDER}/consistency-${first}-${second}.txt`;
}

/** Where the checkpoint of an earlier bundle stands. */
export function earlierNotePath(size: number): string {
  return `${LOG_FOLDER}/checkpoint-${size}.note`;
}

/** Where a time stamp of the checkpoint stands. The name of a test authority's says what it is. */
export function timestampPath(number: number, isTest: boolean): string {
  const name = isTest ? "checkpoint-test-authority" : "checkpoint";
  return `${LOG_FOLDER}/${name}${number === 1 ? "" : `-${number}`}.tsr`;
}

/** Where a certificate stands, by its name. */
export function certificatePath(name: string): string {
  return `data/50-certificates/${name.replace(/[^A-Za-z0-9._-]/g, "-")}.pdf`;
}

/** Folder that holds one folder for each exhibit. */
export const EXHIBITS_FOLDER = "data/10-exhibits";

/** Paths of one exhibit's files. */
export function exhibitPaths(number: string) {
  const folder = `${EXHIBITS_FOLDER}/${number}`;
  return {
    folder,
    native: `${folder}/native`,
    /** Its page image, with sticker and Bates number. */
    stamped: `${folder}/stamped/${number}-p0001.pdf`,
    item: `${folder}/item.json`,
    foundation: `${folder}/foundation.pdf`,
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
