import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { motionPhotoSign, saidClip } from "#app/core/claims/motion-clip.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { fieldsOf } from "#test/core/claims/fields.ts";

const index = (values: Parameters<typeof fieldsOf>[0]) => indexFields(fieldsOf(values));

test.each([
  ["the older offset", { "XMP-GCamera:MicroVideoOffset": "400" }, { offset: 600, length: 400 }],
  ["the newer offset", { "XMP-GCamera:MotionPhotoOffset": " 400 " }, { offset: 600, length: 400 }],
  [
    "the list of parts, with what is filled up behind",
    { "XMP-GContainer:MotionPhotoLength": "300", "XMP-GContainer:MotionPhotoPadding": "100" },
    { offset: 600, length: 300 },
  ],
  [
    "the list before the offset, which is the older way",
    { "XMP-GContainer:MotionPhotoLength": "300", "XMP-GCamera:MicroVideoOffset": "9" },
    { offset: 700, length: 300 },
  ],
])("a clip lies where %s says", (_, values, place) => {
  expect(saidClip(index(values), 1000)).toEqual(place);
});

test.each([
  ["nothing", {}],
  ["no length", { "XMP-GCamera:MicroVideoOffset": "0" }],
  ["all of the file", { "XMP-GCamera:MicroVideoOffset": "1000" }],
  ["more than the file", { "XMP-GContainer:MotionPhotoLength": "2000" }],
  ["no number", { "XMP-GCamera:MicroVideoOffset": "-4" }],
  ["words", { "XMP-GCamera:MicroVideoOffset": "1e3" }],
])("what names %s names no clip", (_, values) => {
  expect(saidClip(index(values), 1000)).toBeUndefined();
});

test("whatever is written, a clip that is named lies inside the file behind its first byte", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(), (length, padding, size) => {
      const values = {
        "XMP-GContainer:MotionPhotoLength": length,
        "XMP-GContainer:MotionPhotoPadding": padding,
      };
      const place = saidClip(index(values), size);
      if (place === undefined) return;
      expect(place.offset).toBeGreaterThan(0);
      expect(place.offset + place.length).toBeLessThanOrEqual(size);
    }),
  );
});

test("it is told what was found of the clip, and never that it is there where nobody looked", () => {
  const words = (values: Parameters<typeof fieldsOf>[0]) =>
    motionPhotoSign(index({ "XMP-GCamera:MotionPhoto": "1", ...values }))?.sentence;
  expect(words({ "MotionPhoto:ClipOffset": 600, "MotionPhoto:ClipLength": 400 })).toContain(
    "a clip of 400 bytes lies behind the picture, from byte 600 on",
  );
  expect(words({ "MotionPhoto:ClipMissing": 400 })).toContain("no film begins where they say");
  expect(words({})).toContain("or did before a copy cut them off");
  expect(motionPhotoSign(index({ "MotionPhoto:ClipOffset": 1 }))).toBeUndefined();
});
