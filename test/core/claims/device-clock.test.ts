import { expect, test } from "@jest/globals";
import { assessFile } from "#app/core/claims/assess-file.ts";
import { clockAhead, deviceClockLead } from "#app/core/claims/device-clock.ts";
import type { RawValue } from "#app/core/claims/raw-field.ts";
import { fieldsOf } from "#test/core/claims/fields.ts";

type Fields = Readonly<Record<string, RawValue>>;

const PHONE: Fields = { "IFD0:Make": "Acme", "IFD0:Model": "One" };
const clock = (second: number, zone = "-05:00"): Fields => ({
  "ExifIFD:DateTimeOriginal": `2026:01:12 03:30:${String(second).padStart(2, "0")}`,
  ...(zone === "" ? {} : { "ExifIFD:OffsetTimeOriginal": zone }),
});
const satellites = (minute: number, second: number): Fields => ({
  "GPS:GPSDateStamp": "2026:01:12",
  "GPS:GPSTimeStamp": [8, minute, second],
});

function assess(...fields: readonly Fields[]) {
  return assessFile(
    {
      ...{ path: "", size: 1, sha256: null, sha512: null, mediaType: "image/jpeg" },
      ...{ width: 1, height: 1, durationSeconds: null, problems: [] },
      fields: fieldsOf(Object.assign({}, PHONE, ...fields) as Fields),
    },
    { declaredName: "a.jpg", receivedAt: null },
  );
}

test.each<[string, readonly Fields[], number | undefined]>([
  ["a written zone", [clock(20), satellites(30, 8)], 12],
  ["a zone that the satellites tell", [clock(20, ""), satellites(30, 8)], 12],
  ["a clock that is behind", [clock(0), satellites(30, 8)], -8],
  ["a zone that was set wrong", [clock(20, "-06:00"), satellites(30, 8)], undefined],
  ["no satellite time", [clock(20)], undefined],
  ["no zone and no fit", [clock(20, ""), satellites(37, 8)], undefined],
  [
    "a network's time, which may be the device's own",
    [clock(20), satellites(30, 8), { "GPS:GPSProcessingMethod": "NETWORK" }],
    undefined,
  ],
  [
    "a mixed fix",
    [clock(20), satellites(30, 8), { "GPS:GPSProcessingMethod": "FUSED" }],
    undefined,
  ],
  [
    "satellites that were lost",
    [clock(20), satellites(30, 8), { "GPS:GPSStatus": "V" }],
    undefined,
  ],
])("how far a clock is ahead, with %s", (_, fields, seconds) => {
  expect(clockAhead(assess(...fields))).toBe(seconds);
});

test("a file without satellite time is told how far the clock was off in the device's others, with bounds and their count", () => {
  const others = [
    assess(clock(20), satellites(30, 8)),
    assess(clock(0), satellites(30, 4)),
    assess(clock(30)),
    assess({ ...PHONE, "IFD0:Model": "Two" }, clock(59), satellites(30, 0)),
  ];
  const file = assess(clock(40));
  const lead = deviceClockLead(file, others);
  expect(lead?.code).toBe("device-clock-off");
  expect(lead?.sentence).toContain(
    "In 2 other files of this report that name the device “Acme One” its clock was between 4 s behind and 12 s ahead of the time of the position.",
  );
  expect(lead?.sentence).toContain("nothing was changed by it");
  expect(deviceClockLead(file, others.slice(0, 1))?.sentence).toContain("was 12 s ahead of");
});

test("a clock that was right to the second is not said to be off", () => {
  const right = assess(clock(20), satellites(30, 20));
  expect(clockAhead(right)).toBe(0);
  expect(deviceClockLead(assess(clock(40)), [right])).toBeUndefined();
});

test("nothing is told of a file that knows satellite time itself, has no clock, or names no device, nor from other devices", () => {
  const others = [assess(clock(20), satellites(30, 8))];
  expect(deviceClockLead(assess(clock(40), satellites(30, 0)), others)).toBeUndefined();
  expect(deviceClockLead(assess(), others)).toBeUndefined();
  expect(deviceClockLead(assess({ "IFD0:Model": "" }, clock(40)), others)).toBeUndefined();
  expect(deviceClockLead(assess({ "IFD0:Make": "Other" }, clock(40)), others)).toBeUndefined();
  expect(deviceClockLead(assess(clock(40)), [])).toBeUndefined();
});
