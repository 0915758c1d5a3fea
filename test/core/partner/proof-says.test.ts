import { expect, test } from "@jest/globals";
import { proofTimesAndPlaces, readProof } from "#app/core/partner/proofmode.ts";

const SHA256 = "07".repeat(32);

/** What a note says of a file for which a proof with these fields, or this table, came. */
function said(fields: Readonly<Record<string, unknown>> | string, told = SHA256) {
  const isTable = typeof fields === "string";
  const text = isTable ? fields : JSON.stringify({ "File Hash SHA256": told, ...fields });
  const path = `${SHA256}.proof.${isTable ? "csv" : "json"}`;
  const proof = readProof(path, new TextEncoder().encode(text));
  return proofTimesAndPlaces([{ path: "a.jpg", sha256: SHA256 }], [proof]);
}

const PLACE = { "Location.Latitude": "1.5", "Location.Longitude": "-2.25" };
const HERE = "a.jpg: proof says, unchecked: at 1.5, -2.25";

test.each<[string, Readonly<Record<string, unknown>>, string[]]>([
  ["neither", {}, []],
  ["a place alone", PLACE, [HERE]],
  ["numbers", { "Location.Latitude": 1.5, "Location.Longitude": -2.25 }, [HERE]],
  ["half a place", { "Location.Latitude": "1.5" }, []],
  ["no place known", { "Location.Latitude": "0.0", "Location.Longitude": "0" }, []],
  ["a place off the globe", { ...PLACE, "Location.Latitude": "91" }, []],
  ["words as a place", { ...PLACE, "Location.Latitude": "north" }, []],
  ["no radius", { ...PLACE, "Location.Accuracy": "0" }, [HERE]],
  ["a radius", { ...PLACE, "Location.Accuracy": 0.4 }, [`${HERE} ± 1 m`]],
  ["no time of it", { ...PLACE, "Location.Time": "0" }, [HERE]],
  [
    "a time with its zone",
    { "Proof Generated": "2026-01-12T08:30-05:00" },
    ["a.jpg: proof says, unchecked: made 2026-01-12 13:30:00 UTC (device's clock)"],
  ],
  [
    "a time without one",
    { "Proof Generated": "2026-01-12 08:30:00" },
    ["a.jpg: proof says, unchecked: made “2026-01-12 08:30:00” (no moment)"],
  ],
])("a proof that says %s", (_, fields, expected) => {
  expect(said(fields)).toEqual(expected);
});

test("both kinds of tables are read", () => {
  const made = [
    "a.jpg: proof says, unchecked: made 2026-01-12 13:30:00 UTC (device's clock), at 1.5, -2.25",
  ];
  const names = "File Hash SHA256,Proof Generated,Location.Latitude,Location.Longitude";
  expect(said(`${names}\n${SHA256},2026-01-12T13:30Z,1.5,-2.25\n`)).toEqual(made);
  const lines = [
    ...[`File Hash SHA256,${SHA256}`, "Proof Generated,2026-01-12T13:30Z"],
    ...["Location.Latitude,1.5", "Location.Longitude,-2.25"],
  ];
  expect(said(lines.join("\n"))).toEqual(made);
});

test("a proof that names another digest says nothing of the file", () => {
  expect(said(PLACE, "0".repeat(64))).toEqual([]);
});
