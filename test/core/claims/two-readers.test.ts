import { describe, expect, test } from "@jest/globals";
import { assessFile } from "#app/core/claims/assess-file.ts";
import type { RawValue } from "#app/core/claims/raw-field.ts";
import { fieldsOf } from "#test/core/claims/fields.ts";

type Fields = Readonly<Record<string, RawValue>>;

const assess = (first: Fields, exifTool?: Fields) =>
  assessFile(
    {
      path: "x",
      ...{ size: 1, sha256: "", sha512: "", mediaType: "image/jpeg" },
      ...{ width: 1, height: 1, durationSeconds: null, problems: [] },
      fields: fieldsOf(first),
      exifTool: exifTool === undefined ? undefined : fieldsOf(exifTool),
    },
    { declaredName: "x.jpg", receivedAt: null },
  );

const TAKEN = "ExifIFD:DateTimeOriginal";

describe("two readers of one file", () => {
  test("what both read alike is one claim without a mark", () => {
    const { times, signs } = assess(
      { [TAKEN]: "2024:07:04 12:00:00" },
      { [TAKEN]: "2024:07:04 12:00:00" },
    );
    expect(times).toHaveLength(1);
    expect(times[0]?.sentence).not.toContain("alone");
    expect(signs).toEqual([]);
  });

  test("a best time that is judged beside another clock keeps the mark of who alone read it", () => {
    const fix = { "GPS:GPSDateStamp": "2024:07:04", "GPS:GPSTimeStamp": [16, 0, 5] } as const;
    const stated = { [TAKEN]: "2024:07:04 12:00:00", "ExifIFD:OffsetTimeOriginal": "-04:00" };
    const agreed = assess(fix, { ...stated, ...fix }).bestTime;
    expect(agreed?.level).toBe("T1");
    expect(agreed?.sentence).toMatch(
      /the time of the position agrees within .*\(Read by ExifTool alone\.\)$/,
    );
    const other = { "XMP-exif:DateTimeOriginal": "2024-07-01T12:00:00-04:00" };
    const apart = assess({ ...stated, ...other }, other).bestTime;
    expect(apart?.level).toBe("T0");
    expect(apart?.sentence).toMatch(/\(Read by the first reader alone\.\)$/);
  });

  test("what they read differently is two claims, each with its reader, the authority's first, and a lead", () => {
    const { times, bestTime, signs } = assess(
      { [TAKEN]: "2024:07:04 12:00:00" },
      { [TAKEN]: "2024:07:05 12:00:00" },
    );
    expect(times.map(({ local }) => local)).toEqual(["2024-07-05T12:00:00", "2024-07-04T12:00:00"]);
    expect(times[0]?.sentence).toMatch(/\(Read by ExifTool alone\.\)$/);
    expect(times[1]?.sentence).toMatch(/\(Read by the first reader alone\.\)$/);
    expect(bestTime?.local).toBe("2024-07-05T12:00:00");
    expect(signs.map(({ code }) => code)).toEqual(["readers-differ", "times-contradict"]);
    expect(bestTime?.level).toBe("T0");
    expect(bestTime?.sentence).toContain("a field that two readers took differently");
  });

  test("what one alone read is kept, and is no disagreement", () => {
    const { times, device, signs } = assess(
      { "IFD0:Make": "Testphone" },
      { "RIFF:DateTimeOriginal": "2009:02:11 15:33:20" },
    );
    expect(times.map(({ source }) => source)).toEqual(["RIFF:DateTimeOriginal"]);
    expect(device.make).toBe("Testphone");
    expect(signs).toEqual([]);
  });

  test("a position that one reads where the other reads none is a disagreement, and none is lost", () => {
    const there: Fields = {
      "GPS:GPSLatitude": [33, 26, 13.92],
      "GPS:GPSLatitudeRef": "S",
      "GPS:GPSLongitude": [70, 39, 2.16],
      "GPS:GPSLongitudeRef": "W",
    };
    const { places, signs } = assess({ ...there, "GPS:GPSLongitudeRef": "" }, there);
    expect(places.map(({ latitude }) => latitude)).toEqual([-33.4372, null]);
    expect(signs.map(({ code }) => code)).toEqual(["readers-differ"]);
  });

  test("what became of the place is the stronger of what the two found", () => {
    const there: Fields = {
      "GPS:GPSLatitude": [33, 26, 13.92],
      "GPS:GPSLatitudeRef": "S",
      "GPS:GPSLongitude": [70, 39, 2.16],
      "GPS:GPSLongitudeRef": "W",
    };
    expect(assess(there, {})).toMatchObject({
      ...{ locationStatus: "present", bestPlace: { latitude: -33.4372 } },
    });
    const zeroed: Fields = { "GPS:GPSLatitude": [0, 0, 0], "GPS:GPSLongitude": [0, 0, 0] };
    expect(assess(zeroed, {}).locationStatus).toBe("zeroed-by-device");
    expect(assess(zeroed, { ...there, "GPS:GPSLatitudeRef": "" }).locationStatus).toBe(
      "incomplete",
    );
    expect(assess({}, {}).locationStatus).toBe("absent");
  });

  test("different devices are named", () => {
    const { signs } = assess({ "IFD0:Model": "One" }, { "IFD0:Model": "Two" });
    expect(signs[0]?.sentence).toContain("“Two”");
  });

  test("with one reader nothing is marked", () => {
    expect(assess({ [TAKEN]: "2024:07:04 12:00:00" }).times[0]?.sentence).not.toContain("alone");
  });
});
