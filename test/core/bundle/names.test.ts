import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  clashingPaths,
  problemOfPath,
  problemOfSegment,
  safeNativeName,
} from "#app/core/bundle/names.ts";

const mediaType = fc.constantFrom(
  "image/jpeg",
  "video/mp4",
  "application/x-msdownload",
  "text/html",
  "constructor",
  "",
);

test("whatever an original was called, its name in the bundle is safe and not empty", () => {
  const name = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom(".", "/", "\\", "-", "C", "O", "N", "%", "\n", "é", " "),
      maxLength: 40,
    }),
  );
  fc.assert(
    fc.property(
      name,
      mediaType,
      fc.integer({ min: 16, max: 64 }),
      (originalName, type, longest) => {
        const safe = safeNativeName({ originalName, mediaType: type, longest });
        expect(problemOfSegment(safe)).toBeUndefined();
        expect(safe.length).toBeLessThanOrEqual(longest);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  ["IMG_0001.JPG", "image/jpeg", "IMG_0001.JPG"],
  ["photo.jpg.exe", "image/jpeg", "photo.jpg.jpg"],
  ["invoice.pdf.exe", "application/x-msdownload", "invoice.pdf.bin"],
  ["page.html", "text/html", "page.bin"],
  ["Vidéo de la señora (2).mov", "video/quicktime", "Video-de-la-senora-2.mov"],
  ["../../etc/passwd", "text/plain", "etc-passwd.txt"],
  ["con.jpg", "image/jpeg", "file-con.jpg"],
  ["фото.jpg", "image/jpeg", "original.jpg"],
  [".htaccess", "text/plain", "htaccess.txt"],
  ["", "image/png", "original.png"],
  ["a".repeat(300), "video/mp4", `${"a".repeat(60)}.mp4`],
])("%j of type %s becomes %s", (originalName, type, expected) => {
  expect(safeNativeName({ originalName, mediaType: type })).toBe(expected);
});

test.each([
  "data/../secret",
  "/data/a",
  "data//a",
  "data/.hidden",
  "data/a b",
  "data/ñ",
  "data/a%41",
  "data/nul",
  "data/COM1.txt",
  "data/a.",
  "data/a\\b",
  `data/${"a".repeat(65)}`,
  `data/${"a/".repeat(100)}a`,
  "",
])("%j may not stand in a bundle", (path) => {
  expect(problemOfPath(path)).not.toBeUndefined();
});

test("names that differ in case only are one file to some computers", () => {
  expect(clashingPaths(["data/a", "data/b", "data/A"])).toEqual([["data/a", "data/A"]]);
  expect(clashingPaths(["data/a", "data/b"])).toEqual([]);
});
