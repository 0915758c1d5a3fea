import { Readable } from "node:stream";
import { expect, test } from "@jest/globals";
import {
  askedPart,
  attachment,
  downloadHead,
  downloadResponse,
  isStillThat,
  previewResponse,
  unsatisfiable,
  wantedPart,
} from "#app/http/evidence-response.server.ts";
import { originalName } from "#app/core/intake/original-name.ts";

const SHA256 = "ab".repeat(32);
const FACTS = { name: "a.bin", mediaType: "application/octet-stream", sha256: SHA256 };
const open = { closed: new AbortController().signal };

function asking(headers: Record<string, string>): Request {
  return new Request("http://localhost/", { headers });
}

/** A blob of `size` counting bytes, opened from `start` to `end`, in pieces of 1,000. */
function blob(size: number, start = 0, end = size) {
  const bytes = Buffer.from(Array.from({ length: size }, (_, at) => at % 251)).subarray(start, end);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 1_000) }, (_, at) =>
    bytes.subarray(at * 1_000, (at + 1) * 1_000),
  );
  return {
    bytes,
    opened: { size, start, end, stream: Readable.from(pieces, { objectMode: false }) },
  };
}

test("a whole download is answered with 200, its length, its tag and every byte", async () => {
  const { bytes, opened } = blob(5_432);
  const response = downloadResponse(open, opened, FACTS, { part: false });
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toEqual({
    "accept-ranges": "bytes",
    "content-disposition": `attachment; filename="a.bin"; filename*=UTF-8''a.bin`,
    "content-length": "5432",
    "content-type": "application/octet-stream",
    etag: `"sha256-${SHA256}"`,
  });
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
});

test("a part is answered with 206 and says where it lies", async () => {
  const { bytes, opened } = blob(5_432, 100, 2_500);
  const response = downloadResponse(open, opened, FACTS, { part: true });
  expect(response.status).toBe(206);
  expect(response.headers.get("Content-Range")).toBe("bytes 100-2499/5432");
  expect(response.headers.get("Content-Length")).toBe("2400");
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
});

test("a head says the same without a body", async () => {
  const response = downloadHead(FACTS, 7);
  expect(response.headers.get("Content-Length")).toBe("7");
  expect(response.body).toBeNull();
});

test("a part behind the end is refused with the size", () => {
  const response = unsatisfiable(42);
  expect(response.status).toBe(416);
  expect(response.headers.get("Content-Range")).toBe("bytes */42");
});

test.each([
  [{}, { kind: "whole" }],
  [{ Range: "bytes=0-9" }, { kind: "part", part: { start: 0, end: 10 } }],
  [{ Range: "bytes=-9" }, { kind: "part", part: { start: 91, end: 100 } }],
  [{ Range: "bytes=50-" }, { kind: "part", part: { start: 50, end: 100 } }],
  [{ Range: "bytes=100-" }, { kind: "unsatisfiable" }],
  [{ Range: "bytes=0-1,5-9" }, { kind: "unsatisfiable" }],
  [{ Range: "lines=1-2" }, { kind: "whole" }],
  [
    { Range: "bytes=0-9", "If-Range": `"sha256-${SHA256}"` },
    { kind: "part", part: { start: 0, end: 10 } },
  ],
  [{ Range: "bytes=0-9", "If-Range": `"sha256-${"cd".repeat(32)}"` }, { kind: "whole" }],
  [{ Range: "bytes=0-9", "If-Range": `W/"sha256-${SHA256}"` }, { kind: "whole" }],
])("%j of 100 bytes asks for %j", (headers, wanted) => {
  expect(wantedPart(asking(headers), { size: 100, sha256: SHA256 })).toEqual(wanted);
});

test.each([
  [{}, { kind: "whole" }],
  [{ Range: "bytes=0-9" }, { kind: "part", part: { start: 0, end: 10 } }],
  [{ Range: "bytes=50-" }, { kind: "part", part: { start: 50 } }],
  [{ Range: "bytes=-9" }, { kind: "whole" }],
  [{ Range: "bytes=0-1,5-9" }, { kind: "unsatisfiable" }],
  [{ Range: "lines=1-2" }, { kind: "whole" }],
])("%j of nobody knows how many bytes asks for %j", (headers, wanted) => {
  expect(askedPart(asking(headers))).toEqual(wanted);
});

test("a download goes on only with the bytes that it began with", () => {
  expect(isStillThat(asking({}), SHA256)).toBe(true);
  expect(isStillThat(asking({ "If-Range": `"sha256-${SHA256}"` }), SHA256)).toBe(true);
  expect(isStillThat(asking({ "If-Range": `"sha256-${"cd".repeat(32)}"` }), SHA256)).toBe(false);
  expect(isStillThat(asking({ "If-Range": "Tue, 21 Apr 2026 00:00:00 GMT" }), SHA256)).toBe(false);
});

test.each([
  ["plain.jpg", "plain.jpg", "plain.jpg"],
  ["Straße 3 – Ü.jpg", "Stra_e 3 _ _.jpg", "Stra%C3%9Fe%203%20%E2%80%93%20%C3%9C.jpg"],
  ['he said "no".mp4', "he said _no_.mp4", "he%20said%20%22no%22.mp4"],
  ["100%41.jpg", "100_41.jpg", "100%2541.jpg"],
  ["it's (1)*.jpg", "it's (1)*.jpg", "it%27s%20%281%29%2A.jpg"],
  ["证据.mov", "__.mov", "%E8%AF%81%E6%8D%AE.mov"],
  [
    "a\r\nSet-Cookie: x=1.jpg",
    "a__Set-Cookie: x=1.jpg",
    "a%EF%BF%BD%EF%BF%BDSet-Cookie%3A%20x%3D1.jpg",
  ],
  ["photo\u202Egpj.exe", "photo_gpj.exe", "photo%EF%BF%BDgpj.exe"],
  ["../../etc/passwd", "passwd", "passwd"],
  ["C:\\evil\\x;y.txt", "x;y.txt", "x%3By.txt"],
])("the name %j is saved under a name that cannot act", (received, plain, extended) => {
  const header = attachment(originalName(received).display);
  expect(header).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${extended}`);
  expect(header).toMatch(/^[\x20-\x7e]*$/);
});

test("only our own pictures are shown inline", () => {
  const facts = (mediaType: string) => ({ mediaType, sha256: "0".repeat(64) });
  const whole = { part: false };
  expect(
    previewResponse(open, blob(3).opened, facts("image/jpeg"), whole).headers.get(
      "Content-Disposition",
    ),
  ).toBe("inline");
  const other = previewResponse(open, blob(3).opened, facts("text/html"), whole);
  expect(other.headers.get("Content-Type")).toBe("application/octet-stream");
  expect(other.headers.get("Content-Disposition")).toBe("attachment");
});

test("nothing is read ahead of the connection", async () => {
  let taken: () => void = () => undefined;
  let waits = 0;
  const drained = () => {
    waits += 1;
    return new Promise<void>((resolve) => {
      taken = resolve;
    });
  };
  let given = 0;
  const stream = new Readable({
    highWaterMark: 1,
    read() {
      given += 1;
      this.push(given > 5 ? null : Buffer.alloc(1_000, given));
    },
  });
  const response = downloadResponse(
    { ...open, drained },
    { size: 5_000, start: 0, end: 5_000, stream },
    FACTS,
    { part: false },
  );
  const reader = response.body?.getReader();
  const first = reader?.read();
  await new Promise(setImmediate);
  expect({ waits, given }).toEqual({ waits: 1, given: 0 });
  taken();
  expect((await first)?.value?.length).toBe(1_000);
  expect(given).toBeLessThanOrEqual(2);
  await reader?.cancel();
  expect(stream.destroyed).toBe(true);
});

test("a reader who goes away ends the reading without an error", async () => {
  const gone = new AbortController();
  const { opened } = blob(100_000);
  const response = downloadResponse({ closed: gone.signal }, opened, FACTS, { part: false });
  const reader = response.body?.getReader();
  await reader?.read();
  gone.abort();
  expect(opened.stream.destroyed).toBe(true);
  let end = await reader?.read();
  while (end?.done === false) end = await reader?.read();
  expect(end?.done).toBe(true);
});

test("a store that fails breaks the answer instead of ending it", async () => {
  const stream = new Readable({
    read() {
      this.destroy(new Error("the disk failed"));
    },
  });
  const response = downloadResponse(open, { size: 9, start: 0, end: 9, stream }, FACTS, {
    part: false,
  });
  await expect(response.arrayBuffer()).rejects.toThrow();
});
