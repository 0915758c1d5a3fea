import sharp from "sharp";
import { randomFrom } from "./random.ts";
import { drawScene, type Scene } from "./scene.ts";

/** What the invented phone wrote into its file. */
export interface Exif {
  readonly make: string;
  readonly model: string;
  readonly software: string | null;
  /** Wall time as EXIF spells it, `YYYY:MM:DD HH:MM:SS`. */
  readonly taken: string;
  readonly offset: string | null;
  readonly position: Position | null;
}

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  /** `YYYY-MM-DDTHH:MM:SSZ` by the satellites, where the phone writes it. */
  readonly fixedAt: string | null;
  readonly radiusMetres: number | null;
}

/** A photo before it is taken. */
export interface Picture {
  readonly scene: Scene;
  readonly format: "jpeg" | "png";
  /** None where a messenger stripped it or a screenshot never had it. */
  readonly exif: Exif | null;
  /** True for a file that broke off on its way: only its first part is there. */
  readonly cutShort: boolean;
}

/** What is drawn is smaller than the file: phones at night are not sharp either, and it is quicker. */
const DRAWN = 0.7;
const GRAIN = 192;

// Several photos are drawn at once anyway; threads of its own and a cache would only take memory from the server.
sharp.concurrency(1);
sharp.cache(false);

/** Draws a picture and writes its metadata. The same picture is always the same bytes, with one version of sharp. */
export async function takePhoto(picture: Picture): Promise<Uint8Array> {
  const { scene, exif } = picture;
  const width = Math.round(scene.width * DRAWN);
  const height = Math.round(scene.height * DRAWN);
  const image = sharp(Buffer.from(drawScene({ ...scene, width, height })))
    .removeAlpha()
    .resize(scene.width, scene.height)
    .composite([{ ...grain(scene.viewSeed), tile: true, blend: "soft-light" }]);
  if (exif !== null) image.withExif(exifTags(exif));
  const bytes =
    picture.format === "png"
      ? await image.png({ compressionLevel: 6, palette: true }).toBuffer()
      : await image.jpeg({ quality: 74 }).toBuffer();
  return picture.cutShort ? bytes.subarray(0, Math.floor(bytes.length * 0.6)) : bytes;
}

/** A tile of noise, as small sensors have it. */
function grain(seed: string) {
  const random = randomFrom(`${seed} grain`);
  const pixels = Buffer.alloc(GRAIN * GRAIN * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const value = 128 + Math.round((random.next() + random.next() - 1) * 46);
    pixels.fill(value, at, at + 3);
  }
  return { input: pixels, raw: { width: GRAIN, height: GRAIN, channels: 3 as const } };
}

function exifTags(exif: Exif) {
  const { position } = exif;
  return {
    IFD0: {
      Make: exif.make,
      Model: exif.model,
      ...(exif.software === null ? {} : { Software: exif.software }),
      DateTime: exif.taken,
    },
    IFD2: {
      DateTimeOriginal: exif.taken,
      DateTimeDigitized: exif.taken,
      ...(exif.offset === null
        ? {}
        : { OffsetTimeOriginal: exif.offset, OffsetTimeDigitized: exif.offset }),
    },
    ...(position === null ? {} : { IFD3: gpsTags(position) }),
  };
}

function gpsTags({ latitude, longitude, fixedAt, radiusMetres }: Position) {
  return {
    GPSLatitudeRef: latitude < 0 ? "S" : "N",
    GPSLatitude: degrees(latitude),
    GPSLongitudeRef: longitude < 0 ? "W" : "E",
    GPSLongitude: degrees(longitude),
    ...(fixedAt === null
      ? {}
      : {
          GPSDateStamp: fixedAt.slice(0, 10).replaceAll("-", ":"),
          GPSTimeStamp: fixedAt
            .slice(11, 19)
            .split(":")
            .map((part) => `${Number(part)}/1`)
            .join(" "),
        }),
    ...(radiusMetres === null ? {} : { GPSHPositioningError: `${radiusMetres * 10}/10` }),
  };
}

/** Degrees, minutes and hundredths of seconds, as rationals. */
function degrees(value: number): string {
  const hundredths = Math.round(Math.abs(value) * 360_000);
  const whole = Math.floor(hundredths / 360_000);
  const minutes = Math.floor((hundredths % 360_000) / 6_000);
  return `${whole}/1 ${minutes}/1 ${hundredths % 6_000}/100`;
}
