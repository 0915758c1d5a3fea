import { assessFile } from "#app/core/claims/assess-file.ts";
import { fieldsOf } from "#test/core/claims/fields.ts";

// Run by time-zones.test.ts under several time zones: prints assessments of awkward hours.

const WALLS = [
  "2024:03:10 02:30:00",
  "2024:11:03 01:30:00",
  "2024:06:30 23:59:59",
  "1999:12:31 18:30:00",
];
const OFFSETS = ["", "+05:45", "-04:00", "+14:00", "   :  "];

const NAMES = [
  "x.jpg",
  "IMG_20240310_023000.jpg",
  "PXL_20240310_073000123.jpg",
  "Screenshot_20241103-013000.png",
];

for (const wall of WALLS) {
  for (const [at, offset] of OFFSETS.entries()) {
    const declaredName = NAMES[at % NAMES.length] ?? "";
    const fields = fieldsOf({
      "ExifIFD:DateTimeOriginal": wall,
      "ExifIFD:OffsetTimeOriginal": offset,
      "GPS:GPSDateStamp": wall.slice(0, 10),
      "GPS:GPSTimeStamp": [7, 30, 2],
      "QuickTime:CreateDate": 3793000000,
      "XMP-photoshop:DateCreated": "2024-03-10",
    });
    const file = {
      path: "x",
      size: 1,
      sha256: "",
      sha512: "",
      mediaType: "image/jpeg",
      width: 1,
      height: 1,
      durationSeconds: 1,
      fields,
      problems: [],
    };
    process.stdout.write(
      `${JSON.stringify(assessFile(file, { declaredName, receivedAt: null }))}\n`,
    );
  }
}
process.stdout.write(`${new Date(2024, 6, 1).getTimezoneOffset()}\n`);
