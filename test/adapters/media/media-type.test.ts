import { expect, test } from "@jest/globals";
import { supportedMimeTypes } from "file-type";
import { bytesInMemory } from "#app/adapters/media/byte-source.ts";
import { findingsSchema } from "#app/adapters/media/child-output.ts";
import { blankFindings } from "#app/adapters/media/findings.ts";
import { mediaTypeOf, usualName } from "#app/adapters/media/media-type.ts";

const typeOf = (bytes: Uint8Array) => mediaTypeOf(bytesInMemory(bytes));

/** `ftyp` with a major brand and those it is compatible with. */
function heif(...brands: readonly [string, ...string[]]): Buffer {
  const [major, ...others] = brands;
  const body = Buffer.from(`ftyp${major}\0\0\0\0${others.join("")}`, "latin1");
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 4);
  return Buffer.concat([size, body, Buffer.alloc(64)]);
}

/** An EBML header as Matroska writers write it. */
function ebml(docType: string): Buffer {
  const name = Buffer.from(docType, "latin1");
  const elements = Buffer.concat([
    ...[Buffer.of(0x42, 0x86, 0x81, 1, 0x42, 0xf7, 0x81, 1, 0x42, 0xf2, 0x81, 4)],
    ...[Buffer.of(0x42, 0xf3, 0x81, 8, 0x42, 0x82, 0x80 + name.length), name],
    Buffer.of(0x42, 0x87, 0x81, 4, 0x42, 0x85, 0x81, 2),
  ]);
  return Buffer.concat([
    ...[Buffer.of(0x1a, 0x45, 0xdf, 0xa3, 0x80 + elements.length), elements],
    Buffer.of(0x18, 0x53, 0x80, 0x67, 0x80),
  ]);
}

test("HEIF is told by its major brand", async () => {
  expect(await typeOf(heif("heic", "mif1", "heic"))).toBe("image/heic");
  expect(await typeOf(heif("heix", "mif1", "heix", "miaf"))).toBe("image/heif");
  expect(await typeOf(heif("mif1", "heic"))).toBe("image/heif");
});

test.each([
  ["matroska", "video/x-matroska"],
  ["webm", "video/webm"],
])(
  "%s is told whole, cut behind its name, and with a damaged element before it",
  async (name, type) => {
    const whole = ebml(name);
    expect(await typeOf(whole)).toBe(type);
    const end = whole.indexOf(name) + name.length;
    expect(await typeOf(whole.subarray(0, end))).toBe(type);
    const damaged = Buffer.from(whole);
    damaged[5] = 0;
    expect(await typeOf(damaged)).toBe(type);
    // Cut inside of the name nobody knows which of the two it was.
    expect(await typeOf(whole.subarray(0, end - 1))).toBeNull();
  },
);

test("pages, drawings and words are told apart from pictures, whatever they are called", async () => {
  expect(await typeOf(Buffer.from("<!doctype html><html>"))).toBe("text/html");
  expect(await typeOf(Buffer.from('<?xml version="1.0"?><svg >'))).toBe("image/svg+xml");
  expect(await typeOf(Buffer.from('<?xml version="1.0"?><note/>'))).toBe("application/xml");
  expect(await typeOf(Buffer.from("Dear office"))).toBe("text/plain");
  const late = Buffer.concat([Buffer.from("x".repeat(9_000)), Buffer.of(0)]);
  expect(await typeOf(late)).toBeNull();
  expect(await typeOf(Buffer.of(0, 1, 2))).toBeNull();
});

test("whatever the type is called that a file is known by, the examiner takes it from its child", () => {
  const refused = [...supportedMimeTypes]
    .map(usualName)
    .filter((type) => !findingsSchema.safeParse(blankFindings(type)).success);
  expect(refused).toEqual([]);
});

/** The first page of an Ogg stream (RFC 3533 6) with the beginning of its first packet. */
function ogg(packet: string): Buffer {
  const page = Buffer.alloc(27);
  page.write("OggS", "latin1");
  page[5] = 2;
  page[26] = 1;
  return Buffer.concat([page, Buffer.of(packet.length), Buffer.from(packet, "latin1")]);
}

test("a voice message is Ogg, whatever codec its name is followed by", async () => {
  expect(await typeOf(ogg(`OpusHead${"\0".repeat(40)}`))).toBe("audio/ogg");
});
