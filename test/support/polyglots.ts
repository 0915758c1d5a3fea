import { crc32, deflateSync } from "node:zlib";

// Files that are two things at once: for whoever looks at their first bytes a record, for whoever guesses something that runs. Each calls
// `hit()` where it is run as what it is not.

const SCRIPT = "<script>top.hit?.();parent.hit?.();hit()</script>";
const PAGE = `<!doctype html><html><body>${SCRIPT}<img src=x onerror=hit()></body></html>`;

/** A file with the name it is sent under. */
export interface Polyglot {
  readonly name: string;
  readonly bytes: Buffer;
  /** Whether a door refuses it for what its first bytes are. */
  readonly refused: boolean;
}

const latin1 = (text: string) => Buffer.from(text, "latin1");

/** One entry of a ZIP, stored, whose end can be found from behind: what stands before it does not count. */
function zipOf(name: string, content: Buffer, before: number): Buffer {
  const file = latin1(name);
  const sums = Buffer.alloc(12);
  sums.writeUInt32LE(crc32(content), 0);
  sums.writeUInt32LE(content.length, 4);
  sums.writeUInt32LE(content.length, 8);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(file.length, 0);
  const local = Buffer.concat([latin1("PK\x03\x04\x14\0\0\0\0\0\0\0\0\0"), sums, lengths, file]);
  const offset = Buffer.alloc(4);
  offset.writeUInt32LE(before, 0);
  const entry = Buffer.concat([
    ...[latin1("PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0"), sums, lengths, Buffer.alloc(12)],
    ...[offset, file],
  ]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(before + local.length + content.length, 16);
  return Buffer.concat([local, content, entry, end]);
}

function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([latin1(type), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A picture of one grey point, with words in a chunk of its own. */
function png(words: string): Buffer {
  const size = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    latin1("\x89PNG\r\n\x1a\n"),
    pngChunk("IHDR", size),
    pngChunk("tEXt", latin1(`Comment\0${words}`)),
    pngChunk("IDAT", deflateSync(Buffer.from([0, 128]))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

function box(type: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + content.length);
  return Buffer.concat([size, latin1(type), content]);
}

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="hit()"><script>hit()</script></svg>`;
const JPEG = Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex");
const comment = (text: string) => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(2 + text.length);
  return Buffer.concat([Buffer.from([0xff, 0xfe]), length, latin1(text)]);
};
const JPEG_PAGE = Buffer.concat([JPEG, comment(PAGE), Buffer.from([0xff, 0xd9])]);
const GIF = Buffer.from(
  "47494638396101000100800000000000ffffff2c00000000010001000002024401003b",
  "hex",
);
const EBML = Buffer.from("1a45dfa3a34286810142f7810142f2810442f381084282847765626d", "hex");

/** Every one of them, made anew from nothing but these lines. */
export const POLYGLOTS: readonly Polyglot[] = [
  {
    name: "gif-script.gif",
    bytes: Buffer.concat([latin1(`GIF89a/*${SCRIPT}`), Buffer.alloc(64), latin1("*/=1;hit()")]),
    refused: false,
  },
  { name: "gif-page-behind.gif", bytes: Buffer.concat([GIF, latin1(PAGE)]), refused: false },
  {
    name: "pdf-page.pdf",
    bytes: latin1(
      `%PDF-1.4\n${PAGE}\n1 0 obj<</OpenAction<</S/JavaScript/JS(hit\\(\\))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`,
    ),
    refused: false,
  },
  {
    name: "jpeg-zip-page.jpg",
    bytes: Buffer.concat([JPEG_PAGE, zipOf("index.html", latin1(PAGE), JPEG_PAGE.length)]),
    refused: false,
  },
  { name: "jpeg-page-named.html", bytes: JPEG_PAGE, refused: false },
  {
    name: "png-page-behind.png",
    bytes: Buffer.concat([png("plain"), latin1(PAGE)]),
    refused: false,
  },
  { name: "png-page-inside.html.png", bytes: png(PAGE), refused: false },
  {
    name: "mp4-page-first.mp4",
    bytes: Buffer.concat([box("ftyp", latin1(`mp42\0\0\0\0${PAGE}`)), box("mdat", latin1(PAGE))]),
    refused: false,
  },
  {
    name: "mp4-page-box.mp4",
    bytes: Buffer.concat([box("free", latin1(PAGE)), box("ftyp", latin1("isom\0\0\0\0isom"))]),
    refused: false,
  },
  { name: "webm-page.webm", bytes: Buffer.concat([EBML, latin1(PAGE)]), refused: false },
  {
    name: "wav-page.wav",
    bytes: Buffer.concat([latin1("RIFF\x24\0\0\0WAVE"), latin1(PAGE)]),
    refused: false,
  },
  {
    name: "mp3-page.mp3",
    bytes: Buffer.concat([latin1("ID3\x03\0\0\0\0\0\0"), latin1(PAGE)]),
    refused: false,
  },
  {
    name: "tiff-page.tif",
    bytes: Buffer.concat([latin1("II*\0\x08\0\0\0\0\0\0\0\0\0"), latin1(PAGE)]),
    refused: false,
  },
  { name: "words-with-script.txt", bytes: latin1(`They came at noon.\n${PAGE}`), refused: false },
  { name: "zip-page.zip", bytes: zipOf("../../index.html", latin1(PAGE), 0), refused: false },
  {
    name: "mhtml.eml",
    bytes: latin1(`MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${PAGE}`),
    refused: false,
  },
  { name: "script.svg", bytes: latin1(SVG), refused: true },
  { name: "svg-named.jpg", bytes: latin1(`<?xml version="1.0"?><!-- x -->${SVG}`), refused: true },
  { name: "page-named.jpg", bytes: latin1(PAGE), refused: true },
  {
    name: "page-utf16.txt",
    bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(PAGE, "utf16le")]),
    refused: true,
  },
  {
    name: "program-named.mp4",
    bytes: Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46]), latin1(PAGE)]),
    refused: true,
  },
  { name: "script-named.jpg", bytes: latin1("#!/bin/sh\nid\n"), refused: true },
];
