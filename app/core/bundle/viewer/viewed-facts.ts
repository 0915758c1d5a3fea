import type { Instant } from "../../instant.ts";
import type { ExhibitColumn } from "../audience.ts";
import { sizeInWords } from "../bag-info.ts";
import { shownOriginalName, type ListedExhibit } from "../exhibit-list.ts";
import type { SeenAssessment } from "./viewed-claims.ts";
import type { ViewedPart } from "./viewed-exhibit.ts";

type Row = readonly [what: string, value: string | undefined, from: string];

/** What is recorded of an exhibit, each with where it is from. Columns that this audience's list lacks are left out here too. */
export function factsPart(
  { exhibit, nativeName, custody, rules }: ListedExhibit,
  {
    seen,
    moment,
  }: {
    readonly seen: SeenAssessment | null;
    readonly moment: (at: Instant) => string;
  },
): ViewedPart {
  const { item } = exhibit;
  const received = `custody record ${custody[0]?.record.seq ?? "of receipt"} of the log`;
  const has = (column: ExhibitColumn, rows: readonly Row[]) =>
    rules.columns.includes(column) ? rows : [];
  const { width, height, durationSeconds, device } = seen ?? {};
  const camera = [device?.make, device?.model, device?.software].filter((one) => one != null);
  const rows: readonly Row[] = [
    ["Received", moment(item.receivedAt), received],
    ...has("original-name", [
      ["Name as received", shownOriginalName(custody), "as the device named it that sent the file"],
    ]),
    ...has("native", [["Name in this bundle", nativeName, "made from the name or the number"]]),
    [
      "In this bundle",
      exhibit.standIn === undefined
        ? undefined
        : "A redacted file, in place of the original; what is said here of the original is not all true of it",
      "the office’s choice, and the records of the redaction",
    ],
    ...has("type", [["Kind of file", item.mediaType, "found in the file’s content"]]),
    [
      "Size",
      item.size < 1000 ? sizeInWords(item.size) : `${sizeInWords(item.size)} (${item.size} bytes)`,
      received,
    ],
    ...has("extent", [["Duration or pages", exhibit.extent, "counted when it was examined"]]),
    [
      "Length of film or sound",
      durationSeconds == null ? undefined : `${durationSeconds} seconds`,
      "as the file says",
    ],
    [
      "Stored pixels",
      width == null || height == null ? undefined : `${width} × ${height}, before any turning`,
      "as the file says",
    ],
    [
      "Device and software",
      camera.length === 0 ? undefined : camera.join(", "),
      "as the file says; anybody can write it there",
    ],
    ...has("source", [["Source", exhibit.source, "the office’s name for who gave it"]]),
    ...has("marked", [
      [
        "Marked as an exhibit",
        exhibit.markedAt === undefined ? undefined : moment(exhibit.markedAt),
        "the office",
      ],
    ]),
    ...has("bates", [["Bates numbers", batesOf(exhibit), "given by the office"]]),
    ...has("sponsor", [["Sponsoring witness", exhibit.sponsoringWitness, "the office"]]),
    ...has("foundation", [["Foundation route", exhibit.foundationRoute, "the office"]]),
    ...has("remarks", [["Remarks", exhibit.remarks, "the office"]]),
    ...has("sha256", [
      [
        "SHA-256 of the redacted file",
        exhibit.standIn?.sha256,
        "the record that tells how it was made",
      ],
      ["SHA-256 of the original", item.sha256, received],
      ["SHA-512 of the original", item.sha512, received],
    ]),
  ];
  return {
    key: "facts",
    title: "What is recorded",
    before: [],
    heads: ["What", "Value", "Where it is from"],
    rows: rows.flatMap(([what, value, from]) =>
      value == null || value === "" ? [] : [[what, value, from]],
    ),
    after: [],
  };
}

function batesOf({ batesFirst, batesLast }: ListedExhibit["exhibit"]): string | undefined {
  if (batesFirst === undefined || batesLast === undefined) return batesFirst;
  return batesFirst === batesLast ? batesFirst : `${batesFirst} to ${batesLast}`;
}
