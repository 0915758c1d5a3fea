import { expect, test } from "@jest/globals";
import { assessFile } from "#app/core/claims/assess-file.ts";
import { facingClaims } from "#app/core/claims/facing.ts";
import type { RawField, RawValue } from "#app/core/claims/raw-field.ts";
import { recordedFacing } from "#app/use-cases/evidence/examined-event.ts";

const gps = (tag: string, value: RawValue): RawField => ({ group: "GPS", tag, value });
const field = (source: string, value: RawValue): RawField => {
  const [group = "", tag = ""] = source.split(":");
  return { group, tag, value };
};
const told = (...fields: RawField[]) => facingClaims({ fields });

test.each<readonly [string, readonly RawField[], object]>([
  [
    "a direction from true north",
    [gps("GPSImgDirection", 212.87206823), gps("GPSImgDirectionRef", "T")],
    {
      ...{ source: "GPS:GPSImgDirection", raw: "212.87206823 T", of: "direction" },
      ...{ degrees: 212.872, north: "true" },
      sentence: expect.stringMatching(
        /^The file says that the camera pointed to 212.9°, about south-west, counted from true north. .*nobody checked it\.$/,
      ),
    },
  ],
  [
    "a direction from magnetic north",
    [gps("GPSImgDirection", 351), gps("GPSImgDirectionRef", "M")],
    {
      degrees: 351,
      north: "magnetic",
      sentence: expect.stringContaining("about north, counted from magnetic"),
    },
  ],
  [
    "a direction that does not say from which north",
    [gps("GPSImgDirection", 90), gps("GPSImgDirectionRef", "")],
    {
      raw: "90",
      degrees: 90,
      north: null,
      sentence: expect.stringContaining("does not say whether"),
    },
  ],
  ["a full turn", [gps("GPSImgDirection", 360)], { degrees: 0 }],
  [
    "an empty space",
    [gps("GPSImgDirection", [null]), gps("GPSImgDirectionRef", "T")],
    {
      raw: "undef T",
      degrees: null,
      north: null,
      sentence: expect.stringContaining("nothing in it"),
    },
  ],
  [
    "no direction",
    [gps("GPSImgDirection", 400)],
    { raw: "400", degrees: null, sentence: expect.stringContaining("“400”") },
  ],
  [
    "text that is none",
    [gps("GPSImgDirection", "north\u202e")],
    { degrees: null, sentence: expect.stringContaining("“north·”") },
  ],
  ["a fraction, as XMP writes it", [field("XMP-exif:GPSImgDirection", "488/2")], { degrees: 244 }],
  [
    "Apple's text with its letter",
    [field("Keys:CameraDirection", "20.34M")],
    {
      degrees: 20.34,
      north: "magnetic",
      sentence: expect.stringContaining("when the recording began"),
    },
  ],
  [
    "a bearing, which is no direction of the camera",
    [gps("GPSDestBearing", "32.87"), gps("GPSDestBearingRef", "T")],
    {
      of: "bearing",
      degrees: 32.87,
      sentence: expect.not.stringContaining("says that the camera pointed"),
    },
  ],
  ["a drone's yaw", [field("XMP-drone-dji:GimbalYawDegree", "-115.300003")], { degrees: 244.7 }],
  [
    "a drone's camera that looks down",
    [field("XMP-drone-dji:GimbalPitchDegree", "-90.000000")],
    {
      of: "pitch",
      degrees: -90,
      north: null,
      sentence: expect.stringContaining("pointed 90° down"),
    },
  ],
  [
    "an upright camera",
    [field("XMP-drone-dji:GimbalRollDegree", "-0.000000")],
    { of: "roll", degrees: 0, sentence: expect.stringContaining("not tilted") },
  ],
])("%s is told with its source and its text", (_, fields, expected) => {
  expect(told(...fields)).toMatchObject([expected]);
});

test("a letter of one EXIF block stands beside no number of another", () => {
  const further = { ...gps("GPSImgDirection", 10), block: 2 };
  expect(told(gps("GPSImgDirectionRef", "T"), further)).toMatchObject([{ block: 2, north: null }]);
});

test("both readers are one claim where they agree, and each its own where not", () => {
  const readers = { first: "first", exifTool: "ExifTool 13" };
  const fields = [gps("GPSImgDirection", 342.0498753117207)];
  const exifTool = (value: number) => [gps("GPSImgDirection", value)];
  expect(facingClaims({ fields, exifTool: exifTool(342.0498753), readers })).toMatchObject([
    { tool: "first and ExifTool 13" },
  ]);
  const apart = facingClaims({ fields, exifTool: exifTool(12), readers });
  expect(apart.map(({ degrees }) => degrees)).toEqual([12, 342.05]);
});

test("an assessment tells it apart from time and place, and its record holds no fraction", () => {
  const none = { sha256: null, sha512: null, width: null, height: null, durationSeconds: null };
  const file = { path: "", size: 9, mediaType: "image/jpeg", ...none, problems: [] };
  const context = { declaredName: "a.jpg", receivedAt: null };
  const said = assessFile({ ...file, fields: [gps("GPSImgDirection", 12.5)] }, context);
  expect(said.places).toEqual([]);
  expect(said.facing).toHaveLength(1);
  expect(recordedFacing(said)).toEqual([
    { source: "GPS:GPSImgDirection", of: "direction", north: null, degrees: "12.5" },
  ]);
  expect(assessFile({ ...file, fields: [] }, context).facing).toEqual([]);
});
