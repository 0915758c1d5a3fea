import type { BundleContent, BundleExhibit } from "./content.ts";
import { csvTable, UTF8_MARK } from "./csv.ts";
import { EXHIBITS_FOLDER } from "./layout.ts";
import { byPath } from "./names.ts";
import type { FileDigest } from "./manifest.ts";

const TITLES: readonly (readonly [pattern: RegExp, title: string])[] = [
  [/^data\/00-cover\/cover-sheet\.pdf$/, "Cover sheet"],
  [/\/transmittal\.pdf$/, "Transmittal memorandum with page counts; not signed"],
  [/\/witness-list\.(?:csv|pdf)$/, "List of witnesses"],
  [/\/disclosure-index\.csv$/, "Exculpatory review of every file of the case"],
  [/\/withheld-log\.csv$/, "What is withheld here, and under which head"],
  [/\/redaction-log\.csv$/, "What was covered in copies of exhibits, and why"],
  [/\/exhibit-list\.(?:csv|pdf)$/, "List of exhibits"],
  [/\/native\/[^/]+$/, "Original as received"],
  [/\/foundation\.pdf$/, "Foundation sheet: who can say what about the exhibit"],
  [/\/stamped\/[^/]+\.pdf$/, "Page with exhibit sticker and Bates number"],
  [/\/item\.json$/, "Facts about the exhibit"],
  [/\/metadata\.json$/, "Metadata found in the original"],
  [/\/custody\.jsonl$/, "Custody records, exact bytes"],
  [/\/disclosures\.jsonl$/, "Fields of the custody records that may be read here"],
  [/\/custody-report\.pdf$/, "Custody report"],
  [/\/events\.jsonl$/, "All custody records of this bundle"],
  [/\/heads\.csv$/, "Last custody record of each item"],
  [/\/checkpoint\.body$/, "Signed state of the custody log: the text that is signed"],
  [/\/checkpoint\.note$/, "Signed state of the custody log, with all signatures"],
  [/\/checkpoint\.sig$/, "The log's signature of it, for openssl"],
  [/\/log-key\.(?:pem|vkey)$/, "The log's public key"],
  [/\/log-keys\.jsonl$/, "Records of the log's keys: the first, and each that replaced one"],
  [/\/policy\.tlog$/, "Whose signatures the office asks for"],
  [/\.tlog-proof$/, "Proof that a custody record is in the signed log"],
  [/\/checkpoint-\d+\.note$/, "Signed state of the custody log in an earlier bundle of this case"],
  [/\/consistency-\d+-\d+\.txt$/, "Proof that the log has only grown since then"],
  [
    /\/checkpoint-test-authority(?:-\d+)?\.tsr$/,
    "Time stamp of a TEST authority: it proves nothing",
  ],
  [/\/checkpoint(?:-\d+)?\.tsr$/, "Time stamp of the signed state (RFC 3161)"],
  [/\/50-certificates\/[^/]+\.pdf$/, "Certificate to be filled in and signed; not signed"],
  [/\/VOL001\.DAT$/, "Load file: what is known of each exhibit (Concordance)"],
  [/\/VOL001\.OPT$/, "Load file: the page images (Opticon)"],
  [/\/70-loadfiles\/README\.txt$/, "How to load them, and what could not be written"],
  [/\/bates-numbers\.csv$/, "Every Bates number of the case so far, gaps explained"],
  [/\/versions\.json$/, "Software versions"],
];

/** What an index is made from. `pages` counts those of each paper by its path. */
export interface IndexInput {
  readonly content: BundleContent;
  readonly files: readonly FileDigest[];
  readonly pages: ReadonlyMap<string, number>;
}

/** One file as the index lists it. */
export interface IndexRow {
  readonly path: string;
  readonly title: string;
  readonly exhibit: string;
  readonly bates: string;
  readonly description: string;
  /** Pages of a paper, length or pages of an original; empty where neither is known. */
  readonly extent: string;
  readonly size: number;
  readonly sha256: string;
}

/** What a file of the payload is, by its path; empty where nothing is said of it. */
export function titleOf(path: string, exhibit?: Pick<BundleExhibit, "standIn">): string {
  if (exhibit?.standIn !== undefined && path.includes("/native/")) {
    return "Redacted file, in place of the original";
  }
  return TITLES.find(([pattern]) => pattern.test(path))?.[1] ?? "";
}

/** The files in the order of their paths, with what an index says of each (evidence-standards 9.5). */
export function indexRows({ content, files, pages }: IndexInput): readonly IndexRow[] {
  const exhibits = new Map(content.exhibits.map((exhibit) => [exhibit.number, exhibit]));
  return [...files].sort(byPath).map(({ path, size, sha256 }) => {
    const inside = path.startsWith(`${EXHIBITS_FOLDER}/`);
    const exhibit = inside ? exhibits.get(path.split("/")[2] ?? "") : undefined;
    const count = pages.get(path);
    const isNumbered = /\/(?:native|stamped)\//.test(path);
    return {
      ...{ path, size, sha256 },
      title: titleOf(path, exhibit),
      exhibit: exhibit?.number ?? "",
      bates: isNumbered ? (exhibit?.batesFirst ?? "") : "",
      description: exhibit?.description ?? "",
      extent:
        count !== undefined
          ? `${count} ${count === 1 ? "page" : "pages"}`
          : path.includes("/native/")
            ? (exhibit?.extent ?? "")
            : "",
    };
  });
}

/** `index.csv`: every payload file but the two indexes. */
export function indexCsv(input: IndexInput): string {
  const rows = indexRows(input).map((row) => [
    ...[row.path, row.title, row.exhibit, row.bates, row.description, row.extent],
    ...[String(row.size), row.sha256],
  ]);
  const head = ["Path", "Title", "Exhibit", "Bates", "Description", "Duration or pages"];
  return UTF8_MARK + csvTable([...head, "Bytes", "SHA-256"], rows);
}
