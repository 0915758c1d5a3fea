import { createHash } from "node:crypto";
import type { Unpacked } from "./unpacked.ts";

// Every way to meddle with a bundle's files that a stranger might try: each must be told with the name of the file.

export const EXHIBIT = "data/10-exhibits/GJ-001";
export const NATIVE = `${EXHIBIT}/native/IMG_0001.JPG`;
export const CUSTODY = `${EXHIBIT}/custody.jsonl`;
const DISCLOSURES = `${EXHIBIT}/disclosures.jsonl`;
const ITEM = `${EXHIBIT}/item.json`;
const EVENTS = "data/60-log/events.jsonl";
const HEADS = "data/60-log/heads.csv";

/** Edits a text of the bundle; an edit that changes nothing is a mistake of the test. */
export function change(files: Unpacked, path: string, edit: (text: string) => string): void {
  const before = String(files.get(path));
  const after = edit(before);
  if (after === before) throw new Error(`the change to ${path} changes nothing`);
  files.set(path, Buffer.from(after));
}

const editLines = (edit: (lines: string[]) => string[]) => (text: string) =>
  `${edit(text.trimEnd().split("\n")).join("\n")}\n`;

const swapFirstTwo = editLines(([one = "", two = "", ...rest]) => [two, one, ...rest]);

type Meddling = (files: Unpacked) => void;

/** What was done, how, the file that must be named, and a code that must be among those told. */
export type Cases = readonly (readonly [string, Meddling, string, string])[];

/** The bundle changed and left as it lies. */
export const PLAIN: Cases = [
  [
    "one bit of an original is turned",
    (files) => {
      const bytes = Buffer.from(files.get(NATIVE) ?? []);
      bytes[3] = (bytes[3] ?? 0) ^ 1;
      files.set(NATIVE, bytes);
    },
    NATIVE,
    "changed",
  ],
  [
    "an original is cut short",
    (files) => files.set(NATIVE, Buffer.from(files.get(NATIVE)?.subarray(1) ?? [])),
    NATIVE,
    "changed",
  ],
  [
    "a file is added to the payload",
    (files) => files.set("data/10-exhibits/extra.txt", Buffer.from("x")),
    "data/10-exhibits/extra.txt",
    "extra",
  ],
  [
    "a file is added beside the payload",
    (files) => files.set("notes.txt", Buffer.from("x")),
    "notes.txt",
    "extra",
  ],
  ["an original is removed", (files) => files.delete(NATIVE), NATIVE, "missing"],
  [
    "a custody report is removed",
    (files) => files.delete(`${EXHIBIT}/custody-report.pdf`),
    `${EXHIBIT}/custody-report.pdf`,
    "missing",
  ],
  [
    "the page that shows the exhibits says something else",
    (files) => change(files, "index.html", (text) => text.replace("GJ-001", "GJ-009")),
    "index.html",
    "changed",
  ],
  [
    "the page that shows the exhibits is removed",
    (files) => files.delete("index.html"),
    "index.html",
    "missing",
  ],
  [
    "a manifest is removed",
    (files) => files.delete("manifest-sha512.txt"),
    "manifest-sha512.txt",
    "manifest-missing",
  ],
  [
    "both tag manifests are removed",
    (files) => files.delete("tagmanifest-sha256.txt") && files.delete("tagmanifest-sha512.txt"),
    "tagmanifest-sha256.txt",
    "manifest-missing",
  ],
  [
    "two digests of a manifest are swapped",
    (files) => {
      change(
        files,
        "manifest-sha256.txt",
        editLines(([one = "", two = "", ...rest]) => [
          two.slice(0, 64) + one.slice(64),
          one.slice(0, 64) + two.slice(64),
          ...rest,
        ]),
      );
    },
    "data/00-cover/cover-sheet.pdf",
    "manifests-disagree",
  ],
  [
    "two lines of a manifest are swapped",
    (files) => {
      change(files, "manifest-sha256.txt", swapFirstTwo);
    },
    "manifest-sha256.txt",
    "manifest-order",
  ],
  [
    "a line of one manifest is dropped",
    (files) => {
      change(
        files,
        "manifest-sha256.txt",
        editLines((lines) => lines.filter((line) => !line.endsWith(NATIVE))),
      );
    },
    NATIVE,
    "manifests-disagree",
  ],
  [
    "a line of a manifest does not read",
    (files) => {
      change(files, "manifest-sha256.txt", (text) => text.replace("  data/00", " data/00"));
    },
    "manifest-sha256.txt",
    "manifest-line",
  ],
  [
    "VERIFY.txt is rewritten",
    (files) => {
      change(files, "VERIFY.txt", (text) => text.replace("sha256sum", "true #"));
    },
    "VERIFY.txt",
    "changed",
  ],
  [
    "Payload-Oxum is rewritten",
    (files) => {
      change(files, "bag-info.txt", (text) => text.replace(/Payload-Oxum: \d+/, "Payload-Oxum: 1"));
    },
    "bag-info.txt",
    "oxum",
  ],
  [
    "fetch.txt is added",
    (files) => files.set("fetch.txt", Buffer.from("https://example.com/x 1 data/x\n")),
    "fetch.txt",
    "fetch-file",
  ],
  [
    "bagit.txt says another version",
    (files) => {
      change(files, "bagit.txt", (text) => text.replace("1.0", "0.97"));
    },
    "bagit.txt",
    "declaration",
  ],
  [
    "bagit.txt begins with a mark",
    (files) => {
      change(files, "bagit.txt", (text) => `\uFEFF${text}`);
    },
    "bagit.txt",
    "declaration",
  ],
  ["bagit.txt is removed", (files) => files.delete("bagit.txt"), "bagit.txt", "missing"],
  ["bag-info.txt is removed", (files) => files.delete("bag-info.txt"), "bag-info.txt", "missing"],
];

/** The same, with every manifest made to fit again: only the custody records can tell. */
export const FORGED: Cases = [
  ["an original is replaced", (files) => files.set(NATIVE, Buffer.from("another picture")), NATIVE, "native"],
  ["an original is replaced and item.json made to fit", (files) => {
    replaceNative(files);
  }, NATIVE, "native"],
  ["a second original is added", (files) => files.set(`${EXHIBIT}/native/other.jpg`, Buffer.from("x")), `${EXHIBIT}/native/other.jpg`, "layout"],
  ["the original is renamed", (files) => {
    files.set(`${EXHIBIT}/native/other.jpg`, files.get(NATIVE) ?? Buffer.alloc(0));
    files.delete(NATIVE);
  }, ITEM, "item"],
  ["a record is edited", (files) => { change(files, CUSTODY, (text) => text.replace("web-form", "web-farm")); }, CUSTODY, "chain"],
  ["a record is edited in both places", (files) => {
    for (const path of [CUSTODY, EVENTS]) change(files, path, (text) => text.replace("preview-1600", "preview-1601"));
  }, CUSTODY, "chain"],
  ["the last record is edited in both places", (files) => {
    for (const path of [CUSTODY, EVENTS]) change(files, path, (text) => text.replace('"proceeding":"cas_1"', '"proceeding":"cas_2"'));
  }, CUSTODY, "chain"],
  ["a record in the middle is dropped in both places", (files) => {
    const dropped = String(files.get(CUSTODY)).split("\n")[2] ?? "";
    for (const path of [CUSTODY, EVENTS]) change(files, path, editLines((lines) => lines.filter((line) => line !== dropped)));
  }, CUSTODY, "chain"],
  ["the last record is dropped in both places", (files) => {
    const dropped = String(files.get(CUSTODY)).trimEnd().split("\n").at(-1) ?? "";
    for (const path of [CUSTODY, EVENTS]) change(files, path, editLines((lines) => lines.filter((line) => line !== dropped)));
  }, CUSTODY, "chain"],
  ["a record is dropped from the exhibit alone", (files) => { change(files, CUSTODY, editLines((lines) => lines.slice(0, -1))); }, CUSTODY, "chain"],
  ["a record is dropped from the log alone", (files) => { change(files, EVENTS, editLines((lines) => lines.slice(1))); }, CUSTODY, "events"],
  ["two records are swapped", (files) => { change(files, CUSTODY, swapFirstTwo); }, CUSTODY, "chain"],
  ["two records of the log are swapped", (files) => { change(files, EVENTS, swapFirstTwo); }, EVENTS, "events"],
  ["a record is not JSON", (files) => { change(files, CUSTODY, (text) => text.replace("{", "[")); }, CUSTODY, "record"],
  ["the file of records does not end with LF", (files) => { change(files, CUSTODY, (text) => text.trimEnd()); }, CUSTODY, "record"],
  ["the files of two exhibits' records are exchanged", (files) => {
    const other = "data/10-exhibits/GJ-002/custody.jsonl";
    const first = files.get(CUSTODY) ?? Buffer.alloc(0);
    files.set(CUSTODY, files.get(other) ?? Buffer.alloc(0));
    files.set(other, first);
  }, CUSTODY, "chain"],
  ["a disclosure is edited", (files) => {
    change(files, DISCLOSURES, (text) => text.replace(/"d":"(.)/, (_, first: string) => `"d":"${first === "W" ? "X" : "W"}`));
  }, DISCLOSURES, "disclosure"],
  ["a disclosure is put to another record", (files) => { change(files, DISCLOSURES, (text) => text.replace('"seq":0', '"seq":1')); }, DISCLOSURES, "disclosure"],
  ["a disclosure of the log is made up", (files) => {
    const made = Buffer.from(JSON.stringify(["c2FsdA", "case", "another case"])).toString("base64url");
    change(files, "data/60-log/disclosures.jsonl", (text) => `${text}{"seq":12,"d":"${made}"}\n`);
  }, "data/60-log/disclosures.jsonl", "disclosure"],
  ["the name in item.json is edited", (files) => { change(files, ITEM, (text) => text.replace('"value": "IMG_0001.JPG"', '"value": "IMG_0002.JPG"')); }, ITEM, "item"],
  ["the name in item.json is half of a character", (files) => { change(files, ITEM, (text) => text.replace('"value": "IMG_0001.JPG"', '"value": "\\ud800"')); }, ITEM, "item"],
  ["an examination's number is beyond any", (files) => { change(files, ITEM, (text) => text.replace(/("examinations": \[\s*\{\s*"number": )1/, "$11e999")); }, ITEM, "examination"],
  ["item.json is of another exhibit", (files) => files.set(ITEM, files.get("data/10-exhibits/GJ-002/item.json") ?? Buffer.alloc(0)), ITEM, "item"],
  ["item.json is not JSON", (files) => files.set(ITEM, Buffer.from("{")), ITEM, "item"],
  ["an examination is left out", (files) => { editItem(files, (item) => { item.examinations.splice(1, 1); }); }, ITEM, "examination"],
  ["all examinations are left out", (files) => { editItem(files, (item) => { item.examinations.splice(0); }); }, ITEM, "examination"],
  ["an examination is made up", (files) => { editItem(files, (item) => { item.examinations.push({ ...item.examinations[0], number: 5 }); }); }, ITEM, "examination"],
  ["an examination stands twice", (files) => { editItem(files, (item) => { item.examinations.push({ ...item.examinations[0] }); }); }, ITEM, "examination"],
  ["another examination is shown first", (files) => { editItem(files, (item) => { for (const one of item.examinations) one.shownFirst = one.number === 1; }); }, ITEM, "examination"],
  ["an examination is said to be of another examiner", (files) => { editItem(files, (item) => { (item.examinations[1] ?? {}).examinedWith = "examiner 9"; }); }, ITEM, "examination"],
  ["an examination is said to have been asked for by somebody else", (files) => { editItem(files, (item) => { (item.examinations[1] ?? {}).askedBy = "usr_8"; }); }, ITEM, "examination"],
  ["an examination that failed is said to be done", (files) => { editItem(files, (item) => { (item.examinations[1] ?? {}).state = "done"; }); }, ITEM, "examination"],
  ["another examination is said to have found something else", (files) => { editItem(files, (item) => { (item.examinations[0] ?? {}).assessment = { mediaType: "image/png" }; }); }, ITEM, "examination"],
  ["the one shown first is said to have found something else", (files) => { editItem(files, (item) => { item.assessment.mediaType = "image/png"; }); }, ITEM, "examination"],
  ["what the one shown first found is left out", (files) => { editItem(files, (item) => { Object.assign(item, { assessment: null }); }); }, ITEM, "examination"],
  ["examinations are nested without end", (files) => {
    editItem(files, (item) => { (item.examinations[0] ?? {}).examinedWith = "DEEP"; });
    change(files, ITEM, (text) => text.replace('"DEEP"', `${"[".repeat(50_000)}${"]".repeat(50_000)}`));
  }, ITEM, "examination"],
  ["item.json is called one of the first format", (files) => { editItem(files, (item) => { item.format = "bearwitness-item/1"; }); }, ITEM, "item"],
  ["heads.csv is edited", (files) => { change(files, HEADS, (text) => text.replace(/[0-9a-f]{8}\r/, "00000000\r")); }, HEADS, "heads"],
  ["bundle.prepared is dropped", (files) => { change(files, EVENTS, editLines((lines) => lines.slice(0, -1))); }, EVENTS, "events"],
  ["bundle.prepared is edited", (files) => { change(files, EVENTS, (text) => text.replace('"audience":"GJ"', '"audience":"PRO"')); }, EVENTS, "events"],
  ["a whole exhibit is removed", (files) => {
    for (const path of [...files.keys()]) if (path.startsWith("data/10-exhibits/GJ-002/")) files.delete(path);
  }, EVENTS, "heads"],
  ["the bundle is given to another audience", (files) => { change(files, "bag-info.txt", (text) => text.replace("X-Audience: GJ", "X-Audience: PRO")); }, EVENTS, "events"],
  ["the bundle is given another number", (files) => { change(files, "bag-info.txt", (text) => text.replace("GJ-01\n", "GJ-02\n")); }, "bag-info.txt", "bag-info"],
  ["the log's origin is changed", (files) => { change(files, "bag-info.txt", (text) => text.replace("custody.example.gov", "custody.example.com")); }, EVENTS, "record"],
  ["a name that hides is used", (files) => files.set("data/10-exhibits/.hidden", Buffer.from("x")), `NYAG-2026-0045-GJ-01/data/10-exhibits/.hidden`, "unsafe-name"],
  ["a name differs in case only", (files) => files.set("data/10-exhibits/EXHIBIT-LIST.CSV", Buffer.from("x")), "NYAG-2026-0045-GJ-01/data/10-exhibits/exhibit-list.csv", "clashing-names"],
]; // prettier-ignore

export interface EditedItem {
  format: string;
  assessment: Record<string, unknown>;
  examinations: Record<string, unknown>[];
}

function editItem(files: Unpacked, edit: (item: EditedItem) => void): void {
  const item = JSON.parse(String(files.get(ITEM))) as EditedItem;
  edit(item);
  files.set(ITEM, Buffer.from(JSON.stringify(item)));
}

function replaceNative(files: Unpacked): void {
  const bytes = Buffer.from("another picture");
  files.set(NATIVE, bytes);
  const known = JSON.parse(String(files.get(ITEM))) as { native: object };
  files.set(
    ITEM,
    Buffer.from(JSON.stringify({ ...known, native: { ...known.native, ...digestsOf(bytes) } })),
  );
}

function digestsOf(bytes: Buffer) {
  return {
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sha512: createHash("sha512").update(bytes).digest("hex"),
  };
}
