import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import type { Request } from "express";
import fc from "fast-check";
import multer, { type StorageEngine } from "multer";
import { anyFileName } from "#app/server/any-file-name.ts";
import { asSent, PartHeaders } from "#app/server/part-headers.ts";

const BOUNDARY = "----WebKitFormBoundaryq1";

interface Sent {
  readonly name: Buffer;
  readonly bytes: Buffer;
}

/** A form as a client sends it: what would end the name or its line is spelled as browsers spell it. */
function formOf(files: readonly Sent[]): Buffer {
  return Buffer.concat([
    ...files.flatMap(({ name, bytes }) => [
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="`),
      Buffer.from(
        name.toString("latin1").replaceAll('"', "%22").replaceAll("\r\n", "%0D%0A"),
        "latin1",
      ),
      Buffer.from('"\r\nContent-Type: image/jpeg\r\n\r\n'),
      bytes,
      Buffer.from("\r\n"),
    ]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);
}

/** Cuts bytes at these places. */
function cut(whole: Buffer, places: readonly number[]): Buffer[] {
  const at = [...new Set(places.map((place) => place % (whole.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, index) => whole.subarray(from, at[index] ?? whole.length));
}

/** What multer takes from a form that comes in these pieces. */
async function taken(
  pieces: readonly Buffer[],
): Promise<readonly { name: string; bytes: Buffer }[]> {
  const files: { name: string; bytes: Buffer }[] = [];
  const storage: StorageEngine = {
    _handleFile: (_request, file, done) => {
      const taking = { name: asSent(file.originalname), bytes: Buffer.alloc(0) };
      files.push(taking);
      buffer(file.stream).then((bytes) => {
        taking.bytes = bytes;
        done(null, {});
      }, done);
    },
    _removeFile: (_request, _file, done) => {
      done(null);
    },
  };
  const read = multer({ ...anyFileName, storage, defParamCharset: "utf8", preservePath: true });
  const request = Object.assign(
    Readable.from(pieces, { objectMode: false }).pipe(new PassThrough()),
    {
      headers: {
        "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
        "transfer-encoding": "chunked",
      },
    },
  ) as unknown as Request;
  await new Promise<void>((resolve, reject) => {
    read.array("files")(request, {} as never, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error("no form"));
    });
  });
  return files;
}

/** What UTF-8 makes of the bytes; browsers' own spellings of three characters are undone. */
function readBack(name: Buffer): string {
  const sent = name.toString("latin1").replaceAll('"', "%22").replaceAll("\r\n", "%0D%0A");
  return Buffer.from(sent, "latin1")
    .toString("utf8")
    .replace(/%(0A|0D|22)/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const ANY_BYTES = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes));
/** Bytes that look like what the reader looks for, or like its own stand-ins. */
const TRICKY = fc
  .array(
    fc.constantFrom(
      "\r",
      "\n",
      "\r\n",
      "--",
      `\r\n--${BOUNDARY}`.slice(0, -1),
      `--${BOUNDARY}`,
      `\r\r\n--${BOUNDARY}x`,
      "\0",
      "\u0001",
      "\u{10FF80}",
      "\u{10FF01}",
      "\u{10FFFF}",
      "\xf4",
      "\\",
      '"',
      'Content-Disposition: form-data; name="x"; filename="\u0001"\r\n\r\n',
      "a",
    ),
    { maxLength: 12 },
  )
  .map((parts) => Buffer.from(parts.join("")));
/** Backslashes anywhere, at the end too: browsers send each as it is. */
const NAME = fc.oneof(ANY_BYTES, TRICKY).map((bytes) => Buffer.concat([Buffer.from("a"), bytes]));
/** File bytes: anything without the boundary itself, which no client would have chosen then. */
const BYTES = fc
  .oneof(ANY_BYTES, TRICKY)
  .filter((bytes) => !Buffer.concat([Buffer.from("\r\n"), bytes]).includes(`\r\n--${BOUNDARY}`));
const PLACES = fc.array(fc.nat(), { maxLength: 12 });

describe("files whose names hold any bytes", () => {
  test("arrive unchanged, with the name as it was sent, however the form is cut into pieces", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: NAME, bytes: BYTES }), { minLength: 1, maxLength: 3 }),
        PLACES,
        async (files, places) => {
          const found = await taken(cut(formOf(files), places));
          expect(found.map(({ name }) => name)).toEqual(files.map(({ name }) => readBack(name)));
          for (const [at, { bytes }] of files.entries()) {
            expect(found[at]?.bytes.equals(bytes)).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  test("a name that ends in backslashes is no file left out; a quote that a program escaped is a quote", async () => {
    const bytes = Buffer.from("the file");
    for (const name of ["a\\", "a\\\\", "C:\\photos\\a.jpg", '\\"a"\\']) {
      for (const places of [[], [60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70]]) {
        const [file] = await taken(cut(formOf([{ name: Buffer.from(name), bytes }]), places));
        expect(file?.name).toBe(name);
        expect(file?.bytes.equals(bytes)).toBe(true);
      }
    }
    const escaped = formOf([{ name: Buffer.from("a#b.jpg"), bytes }]).toString("latin1");
    const [file] = await taken([Buffer.from(escaped.replace("a#b", 'a\\"b'), "latin1")]);
    expect(file?.name).toBe('a"b.jpg');
  });

  test("each control character by itself", async () => {
    for (const code of [...Array.from({ length: 32 }, (_, at) => at), 127]) {
      const name = Buffer.from(`a${String.fromCharCode(code)}b.jpg`);
      const bytes = Buffer.from("\0\u0001 bytes");
      const [file] = await taken([formOf([{ name, bytes }])]);
      expect(file?.name).toBe(`a${String.fromCharCode(code)}b.jpg`);
      expect(file?.bytes.equals(bytes)).toBe(true);
    }
  });
});

/** What is handed on for a body that comes in these pieces. */
function handedOn(pieces: readonly Buffer[]): Buffer {
  const headers = new PartHeaders(BOUNDARY);
  return Buffer.concat([...pieces.map((piece) => headers.push(piece)), headers.end()]);
}

describe("what is not a header", () => {
  test("is never touched: any bytes at all, with or without boundaries in them, differ in stand-ins only", () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.oneof(TRICKY, ANY_BYTES), { maxLength: 8 })
          .map((parts) => Buffer.concat(parts)),
        PLACES,
        (body, places) => {
          const result = handedOn(cut(body, places));
          // However it is cut, the same comes out.
          expect(result.equals(handedOn([body]))).toBe(true);
          expect(withoutStandIns(result).equals(withoutStandIns(body))).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("a body without headers comes out byte for byte", () => {
    fc.assert(
      fc.property(BYTES, PLACES, (bytes, places) => {
        const start = Buffer.from(`--${BOUNDARY}\r\nContent-Type: a/b\r\n\r\n`);
        const body = Buffer.concat([start, bytes]);
        expect(handedOn(cut(body, places)).equals(body)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("headers longer than busboy takes are left to it, and memory does not grow with them", () => {
    const headers = new PartHeaders(BOUNDARY);
    headers.push(Buffer.from(`--${BOUNDARY}\r\nX: `));
    let out = 0;
    for (let at = 0; at < 160; at += 1) out += headers.push(Buffer.alloc(65_536, 1)).length;
    expect(out).toBeLessThan(160 * 65_536 + 3 * 16 * 1024 + 1);
  });
});

/** Control characters and their stand-ins taken out, so that two bodies can be compared for the rest. */
function withoutStandIns(body: Buffer): Buffer {
  const text = body.toString("latin1");
  return Buffer.from(
    text
      .replaceAll("\xf4\x8f\xbe\x80", "")
      .replace(/\xf4\x8f(?:\xbc[\x80-\xbf]|\xbd[\x80-\xbf])/g, "")
      .replace(/[\0-\x08\x0a-\x1f\x5c\x7f]/g, ""),
    "latin1",
  );
}
