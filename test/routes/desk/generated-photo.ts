import sharp from "sharp";

/** An invented photo with a capture time, an offset and a position, like one from a phone. */
export async function generatedPhoto(
  options: { readonly edge?: number; readonly grey?: number } = {},
): Promise<Buffer> {
  const { edge = 640, grey = 128 } = options;
  return sharp({
    create: { width: edge, height: edge, channels: 3, background: { r: grey, g: 90, b: 60 } },
  })
    .withExif({
      IFD0: { Make: "Invented", Model: "Phone 3" },
      IFD2: { DateTimeOriginal: "2026:11:01 21:31:07", OffsetTimeOriginal: "-05:00" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "40/1 42/1 4608/100",
        GPSLongitudeRef: "W",
        GPSLongitude: "74/1 0/1 2160/100",
      },
    })
    .jpeg({ quality: 90 })
    .toBuffer();
}
