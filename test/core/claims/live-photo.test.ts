import { expect, test } from "@jest/globals";
import { areLivePair, liveIdentifier } from "#app/core/claims/live-photo.ts";
import type { RawValue } from "#app/core/claims/raw-field.ts";
import { fieldsOf } from "#test/core/claims/fields.ts";

const ID = "F67B7B3E-6A0B-4B52-9DD0-D1D2A3B4C5D6";
const half = (mediaType: string | null, source: string, value: RawValue) => ({
  mediaType,
  fields: fieldsOf({ [source]: value }),
});
const PICTURE = half("image/heic", "Apple:ContentIdentifier", ID);
const CLIP = half("video/quicktime", "Keys:ContentIdentifier", ID);

test.each([
  ["picture and clip with one identifier", PICTURE, CLIP, true],
  [
    "an identifier spelled in small letters",
    PICTURE,
    half("video/mp4", "Keys:ContentIdentifier", ID.toLowerCase()),
    true,
  ],
  ["the older maker's note", half("image/jpeg", "Apple:MediaGroupUUID", ID), CLIP, true],
  ["two pictures, which are copies of each other", PICTURE, PICTURE, false],
  ["two clips", CLIP, CLIP, false],
  [
    "another identifier",
    PICTURE,
    half("video/quicktime", "Keys:ContentIdentifier", ID.replace("F", "0")),
    false,
  ],
  [
    "blanks on both sides",
    half("image/heic", "Apple:ContentIdentifier", " "),
    half("video/mp4", "Keys:ContentIdentifier", " "),
    false,
  ],
  [
    "a counter, which two files share by chance",
    half("image/heic", "Apple:ContentIdentifier", "1"),
    half("video/mp4", "Keys:ContentIdentifier", "1"),
    false,
  ],
  ["a type that was not recognised", half(null, "Apple:ContentIdentifier", ID), CLIP, false],
])("%s", (_, one, other, are) => {
  expect(areLivePair(one, other)).toBe(are);
  expect(areLivePair(other, one)).toBe(are);
});

test("a file without an identifier says none", () => {
  expect(liveIdentifier(fieldsOf({ "IFD0:Make": "Apple" }))).toBeUndefined();
});
