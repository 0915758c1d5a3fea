/** A box of an ISO base media file around its content. */
export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8);
  const body = Buffer.concat(content);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

/** A box with a version and flags before its content. */
export function fullBox(type: string, version: number, ...content: readonly Buffer[]): Buffer {
  return box(type, Buffer.from([version, 0, 0, 0]), ...content);
}

export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16BE(value, index * 2));
  return bytes;
}

export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, index * 4));
  return bytes;
}

export function text(value: string): Buffer {
  return Buffer.from(value, "latin1");
}

/** Seconds since 1904 of a moment, as movie headers count. */
export function since1904(iso: string): number {
  return Date.parse(iso) / 1000 + 2_082_844_800;
}

export function movieHeader(created: number, timescale: number, duration: number): Buffer {
  return fullBox("mvhd", 0, u32(created, created, timescale, duration), Buffer.alloc(80));
}

/** A video track's header with a matrix of 16.16 numbers, and its sample entry. */
export function videoTrack(
  shown: readonly [number, number],
  matrix: readonly number[],
  stored?: readonly [number, number],
): Buffer {
  const fixed = (value: number): number => value * 65536;
  const [a = 1, b = 0, c = 0, d = 1] = matrix;
  const turn = u32(fixed(a), fixed(b), 0, fixed(c), fixed(d), 0, 0, 0, 0x40000000);
  const header = fullBox("tkhd", 0, Buffer.alloc(36), turn, u32(fixed(shown[0]), fixed(shown[1])));
  const handler = fullBox("hdlr", 0, Buffer.alloc(4), text("vide"), Buffer.alloc(13));
  const entry =
    stored === undefined ? [] : [box("avc1", Buffer.alloc(24), u16(...stored), Buffer.alloc(50))];
  const table = box("minf", box("stbl", fullBox("stsd", 0, u32(entry.length), ...entry)));
  return box("trak", header, box("mdia", handler, table));
}

/** Apple's `meta`: keys with their values. */
export function appleMeta(values: Readonly<Record<string, string>>): Buffer {
  const names = Object.keys(values);
  const keys = names.map((name) => box("mdta", text(name)));
  const items = Object.values(values).map((value, index) => {
    const item = box("----", box("data", u32(1, 0), Buffer.from(value)));
    item.writeUInt32BE(index + 1, 4);
    return item;
  });
  const handler = fullBox("hdlr", 0, Buffer.alloc(4), text("mdta"), Buffer.alloc(13));
  return box(
    "meta",
    handler,
    fullBox("keys", 0, u32(names.length), ...keys),
    box("ilst", ...items),
  );
}

/** QuickTime user data text: length, language, text. */
export function userText(type: string, value: string): Buffer {
  return box(type, u16(value.length, 0x15c7), text(value));
}

export function fileType(brand: string): Buffer {
  return box("ftyp", text(brand), u32(0), text("isom"));
}
