import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What another program (ExifTool) found in each file of the corpus: the fields compared here. */
const schema = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      sha256: z.string(),
      mime: z.string().nullable(),
      width: z.number().nullable(),
      height: z.number().nullable(),
      orientation: z.number().nullable(),
      rotation: z.number().nullable(),
      duration_s: z.number().nullable(),
      capture: z
        .object({
          tag: z.string(),
          local: z.string().nullable(),
          subsec: z.string().nullable(),
          offset: z.string().nullable(),
          kind: z.string(),
          utc: z.string().optional(),
        })
        .nullable(),
      gps: z
        .object({
          lat: z.number(),
          lon: z.number(),
          alt_m: z.number().nullable(),
          source: z.string(),
          plausible: z.boolean(),
          h_error_m: z.number().nullable(),
        })
        .nullable(),
      gps_unusable: z.boolean(),
      gps_utc: z.string().nullable(),
      derived_offset_from_gps_utc: z
        .object({ offset: z.string(), trustworthy: z.boolean() })
        .nullable(),
      invalid_date_tags: z.array(z.string()),
    }),
  ),
});

export type Expected = z.infer<typeof schema>["files"][number];

/** The corpus's own records. */
export function readExpected(folder: string): Expected[] {
  return schema.parse(JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"))).files;
}

/** Values that the first reader does not have, by file, with the reason. Anything else missing fails. */
export const KNOWN_GAPS: Readonly<Record<string, string>> = {
  "capture generated-video/gen-webm-with-date.webm": "no reader for Matroska and WebM yet",
  "altitude generated-video/gen-threegp-loci-south.3gp": "0 in 3GPP's loci means unknown",
  "altitude photo-jpeg/mdx-issue-173-dotnet.jpg": "848 m below the sea is not plausible",
  "altitude photo-jpeg/photoprism-altitude.jpg": "4,294,967,284 m is not plausible",
  "gpsUtc photo-jpeg/androidx-ss-motion-photo-shortened.jpg": "1970-01-01 is a clock never set",
  "size generated-video/gen-webm-with-date.webm": "no reader for Matroska and WebM yet",
  "size video/filetype-fixture.mkv": "no reader for Matroska and WebM yet",
  "size video/mediabunny-frames.webm": "no reader for Matroska and WebM yet",
  "size video/filetype-fixture.avi": "no reader for AVI yet",
  "duration generated-video/gen-webm-with-date.webm": "no reader for Matroska and WebM yet",
  "duration video/filetype-fixture.mkv": "no reader for Matroska and WebM yet",
  "duration video/mediabunny-frames.webm": "no reader for Matroska and WebM yet",
  "duration video/filetype-fixture.avi": "no reader for AVI yet",
  "size photo-other/exiv2-img-1361.dng":
    "the first directory of a raw file says that it is a preview",
  "size photo-other/imagemeta-sample.dng":
    "the first directory of a raw file says that it is a preview",
  "size photo-jpeg/nomexif-motion-photo-pixel-synth.jpg": "no frame header in the file",
  "size hostile/exiv2-issue-1833-poc.jpg": "broken between two segments",
  "size hostile/gen-gif-javascript-polyglot.gif": "a height of 0 and no picture",
  "size hostile/gen-svg-external-entity.svg": "SVG is never opened",
  "size hostile/gen-svg-script.svg": "SVG is never opened",
  "size hostile/imagers-bad-width.bmp": "BMP is never opened",
  "size hostile/libheif-github-45.heic": "a movie without a header",
  "orientation photo-jpeg/immich-thompson-springs.jpg": "in XMP only",
  "orientation photo-other/pigallery-png-with-faces-and-dates.png": "in XMP only",
};

/** Values that differ from the record on purpose, by file, with the reason. Anything else that differs fails. */
export const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {
  "gps video/androidx-sample.mp4":
    "two places in one file: the record mixes them, here each is a claim and the best is contradicted (P0)",
  "gps photo-jpeg/goexif-geodegrees-as-string.jpg":
    "written as text with decimal commas, 52,00000,50,00000,34,01180: the record took the first three groups (52, 0, 50) for degrees, minutes and seconds, and 17 h 0 min for the time 17,00000,8,00000,29,00000 beside it, which fits the camera's clock (19:09:19 in summer) only as 17:08:29",
  "radius video/androidx-sample.mp4": "reaches to the other place",
  "radius generated-photo/gen-offset-quarter-hour-chatham.jpg":
    "written to whole minutes: no finer than 1.1 km",
  "radius photo-jpeg/mdx-nexus-4.jpg": "the fix is from the day before: the radius has grown",
  "radius photo-jpeg/exifr-img-20180725-163423-tiny.jpg":
    "its satellites stood badly: 10 m for each unit of dilution",
  "radius photo-jpeg/mdx-nokia-lumia-800.jpg":
    "its satellites stood badly: 10 m for each unit of dilution",
  "radius photo-heic/pillowheif-xiaomi.heic": "from cell towers: 500 m at least",
  "radius photo-jpeg/nomexif-motion-photo-pixel-synth.jpg": "from cell towers: 500 m at least",
  "radius photo-other/nomexif-exif-legacy.png": "from cell towers: 500 m at least",
  "radius photo-other/nomexif-exif.png": "from cell towers: 500 m at least",
};
