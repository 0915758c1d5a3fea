import { expect, test } from "@jest/globals";
import type { BundleContent, BundleExhibit } from "#app/core/bundle/content.ts";
import { payloadTexts, planBundle } from "#app/core/bundle/payload.ts";
import { parseDat } from "#app/core/load-files/concordance.ts";
import { parseOpt } from "#app/core/load-files/opticon.ts";
import { DAT_COLUMNS, datRow } from "#app/core/load-files/dat-columns.ts";
import type { JsonObject } from "#app/core/json.ts";
import { inventedContent } from "#test/core/bundle/invented-bundle.ts";

const TIME = { level: "T2", earliest: "2026-01-14T13:12:05.000Z" };

/** The bundle's texts by name, with what is changed in its first exhibit. */
function loadFilesOf(change: Partial<BundleExhibit>, more: Partial<BundleContent> = {}) {
  const content = inventedContent({ audience: "PRO" });
  const exhibits = content.exhibits.map((one, at) => (at === 0 ? { ...one, ...change } : one));
  const texts = [...payloadTexts(planBundle({ ...content, exhibits, ...more }))];
  const named = new Map(texts.map(({ path, bytes }) => [path.split("/").at(-1) ?? "", bytes]));
  const dat = parseDat(named.get("VOL001.DAT") ?? new Uint8Array());
  const textOf = (name: string) => new TextDecoder().decode(named.get(name));
  const { columns, rows } = dat.ok ? dat.value : { columns: [], rows: [] };
  const [first = {}] = rows.map((row) =>
    Object.fromEntries(columns.map((column, at) => [column, row[at]])),
  );
  return { paths: texts.map(({ path }) => path), columns, first, textOf };
}

/** The row of the first exhibit, were this what its file says. */
function rowWith(assessment: JsonObject): Readonly<Record<string, string | undefined>> {
  const { listed, rules } = planBundle(inventedContent({ audience: "PRO" }));
  const [first] = listed;
  if (first === undefined) throw new Error("no exhibit");
  const { exhibit } = first;
  const one = { ...first, exhibit: { ...exhibit, item: { ...exhibit.item, assessment } } };
  const values = datRow({ listed: one, officeName: "The office", rules });
  return Object.fromEntries(DAT_COLUMNS.map((column, at) => [column, values[at]]));
}

test("the DAT has the fields of the standard in order, and what the bundle says of the exhibit", () => {
  const { columns } = loadFilesOf({});
  const first = rowWith({
    durationSeconds: 3725.9,
    bestTime: { ...TIME, latest: "2026-01-14T13:12:06.000Z" },
    bestPlace: { latitude: 40.7128, longitude: -74.006 },
    credentials: { state: "absent" },
  });
  expect(columns.join(" ")).toBe(
    "BEGBATES ENDBATES BEGATTACH ENDATTACH PARENTID EXHIBITNO CUSTODIAN SOURCE DOCTYPE TITLE FILENAME FILEEXT FILESIZE MIMETYPE PAGECOUNT DURATION " +
      "DATECREATED TIMECREATED TIMEZONE TIMELEVEL LATITUDE LONGITUDE PLACELEVEL DATERECEIVED TIMERECEIVED SHA256HASH REDACTED CONFIDENTIALITY " +
      "EXCULPATORY C2PASTATE NATIVEPATH TEXTPATH",
  );
  expect(first).toMatchObject({
    ...{ BEGBATES: "NYAG0000001", ENDBATES: "NYAG0000001", EXHIBITNO: "PX-001", SOURCE: "W-03" },
    ...{ FILENAME: "IMG_0001.JPG", DOCTYPE: "Image", DURATION: "01:02:05", C2PASTATE: "absent" },
    ...{ DATECREATED: "20260114", TIMECREATED: "13:12:05", TIMEZONE: "UTC", TIMELEVEL: "device" },
    ...{ LATITUDE: "40.7128", LONGITUDE: "-74.006", DATERECEIVED: "20260115" },
    ...{ TIMERECEIVED: "17:00:03", REDACTED: "N", CONFIDENTIALITY: "Prosecution working set" },
    NATIVEPATH: ".\\VOL001\\10-exhibits\\PX-001\\native\\IMG_0001.JPG",
  });
});

test("the codes of the exculpatory review stand in the DAT, joined as many values are, and not for whoever is not given the review", () => {
  const { listed, rules } = planBundle(inventedContent({ audience: "PRO" }));
  const [first] = listed;
  if (first === undefined) throw new Error("no exhibit");
  const at = DAT_COLUMNS.indexOf("EXCULPATORY");
  const valueFor = (seen: typeof rules, exculpatory?: readonly string[]) =>
    datRow({ listed: first, officeName: "The office", rules: seen, exculpatory })[at];
  expect(valueFor(rules, ["EX-3", "EX-4"])).toBe("EX-3;EX-4");
  expect(valueFor(rules)).toBe("");
  const without = { ...rules, classes: rules.classes.filter((one) => one !== "disclosure-index") };
  expect(valueFor(without, ["EX-3"])).toBe("");
});

test.each([
  ["one day", "2026-01-14T20:00:00.000Z", "20260114", ""],
  ["no day", "2026-01-15T20:00:00.000Z", "", ""],
])("a claim that leaves %s of UTC gives no more than that", (_, latest, day, time) => {
  expect(rowWith({ bestTime: { ...TIME, latest } })).toMatchObject({
    DATECREATED: day,
    TIMECREATED: time,
  });
});

test("every path of DAT and OPT is a file of the bundle, and the OPT's keys are the Bates numbers", () => {
  const { first, paths, textOf } = loadFilesOf({});
  const opt = parseOpt(textOf("VOL001.OPT"));
  const pages = opt.ok ? opt.value.flatMap((document) => document.pages) : [];
  expect(pages.map(({ key }) => key)).toEqual(["NYAG0000001", "NYAG0000002"]);
  expect(pages[0]?.path).toBe(".\\VOL001\\10-exhibits\\PX-001\\stamped\\PX-001-p0001.pdf");
  const item = paths.find((path) => path.endsWith("PX-001/item.json")) ?? "";
  expect(String(first["NATIVEPATH"]).replaceAll("\\", "/")).toContain(
    item.replace(/^data/, "VOL001").replace(/item\.json$/, "native/"),
  );
});

test("what the format cannot hold is left empty and named, and stops no bundle", () => {
  const { first, textOf } = loadFilesOf({ description: "A Toyota® at the curb" });
  expect(first["TITLE"]).toBe("");
  expect(textOf("README.txt")).toContain("PX-001 TITLE: it holds U+00AE");
});

test("every number of the case is listed, those that are missing here with the reason", () => {
  const gap = { first: "NYAG0000003", last: "NYAG0000005" };
  const { textOf } = loadFilesOf(
    { batesFirst: "NYAG0000006", batesLast: "NYAG0000006" },
    { batesElsewhere: [gap] },
  );
  expect(textOf("bates-numbers.csv").replace("\uFEFF", "").split("\r\n")).toEqual([
    "First,Last,Exhibit,What",
    "NYAG0000002,NYAG0000002,PX-002,In this bundle",
    "NYAG0000003,NYAG0000005,,Given in this case to a file that is no exhibit any more; not given again",
    "NYAG0000006,NYAG0000006,PX-001,In this bundle",
    "",
  ]);
});

test("where an exhibit has no number there are no load files", () => {
  const content = inventedContent({ audience: "PRO" });
  const exhibits = content.exhibits.map(({ batesFirst: _, batesLast: __, ...one }) => one);
  const paths = [...payloadTexts(planBundle({ ...content, exhibits }))].map(({ path }) => path);
  expect(paths.filter((path) => path.includes("70-loadfiles"))).toEqual([]);
});

test("a grand jury gets none: they are for review platforms of prosecution and defence", () => {
  const paths = [...payloadTexts(planBundle(inventedContent()))].map(({ path }) => path);
  expect(paths.filter((path) => path.includes("70-loadfiles"))).toEqual([]);
});
