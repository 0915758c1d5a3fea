import type { BundleContent } from "./content.ts";
import { csvTable, UTF8_MARK } from "./csv.ts";
import { EXHIBITS_FOLDER } from "./layout.ts";
import { byPath } from "./names.ts";
import type { FileDigest } from "./manifest.ts";

const TITLES: readonly (readonly [pattern: RegExp, title: string])[] = [
  [/^data\/00-cover\/cover-sheet\.pdf$/, "Cover sheet"],
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

/** `index.csv`: every other payload file with its title, exhibit, extent, size and digest (evidence-standards 9.5). */
export function indexCsv(content: BundleContent, files: readonly FileDigest[]): string {
  const exhibits = new Map(content.exhibits.map((exhibit) => [exhibit.number, exhibit]));
  const rows = [...files].sort(byPath).map((file) => {
    const inside = file.path.startsWith(`${EXHIBITS_FOLDER}/`);
    const exhibit = inside ? exhibits.get(file.path.split("/")[2] ?? "") : undefined;
    const isNative = file.path.includes("/native/");
    return [
      file.path,
      TITLES.find(([pattern]) => pattern.test(file.path))?.[1] ?? "",
      exhibit?.number ?? "",
      exhibit?.description ?? "",
      isNative ? (exhibit?.extent ?? "") : "",
      String(file.size),
      file.sha256,
    ];
  });
  return (
    UTF8_MARK +
    csvTable(
      ["Path", "Title", "Exhibit", "Description", "Duration or pages", "Bytes", "SHA-256"],
      rows,
    )
  );
}
