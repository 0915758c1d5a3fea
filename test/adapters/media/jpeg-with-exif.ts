/** A JPEG with this EXIF, from its TIFF header on, as a program writes it that keeps all of it. */
export function jpegWithExif(jpeg: Uint8Array, tiff: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** Where `tiffWith` puts the small picture. */
export const SMALL_PICTURE_AT = 44;

/** An EXIF block whose second directory says that a small picture of `length` begins at `at`. */
export function tiffWith(at: number, length: number, jpeg: Uint8Array): Buffer {
  const head = Buffer.alloc(14 + 2 + 24 + 4);
  head.write("II*\0", 0, "latin1");
  head.writeUInt32LE(8, 4);
  head.writeUInt32LE(14, 10);
  head.writeUInt16LE(2, 14);
  for (const [index, [tag, value]] of [
    [0x0201, at],
    [0x0202, length],
  ].entries() as IterableIterator<[number, [number, number]]>) {
    head.writeUInt16LE(tag, 16 + 12 * index);
    head.writeUInt16LE(4, 18 + 12 * index);
    head.writeUInt32LE(1, 20 + 12 * index);
    head.writeUInt32LE(value, 24 + 12 * index);
  }
  return Buffer.concat([head, jpeg]);
}
