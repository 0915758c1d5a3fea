import { createHash, randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import sharp from "sharp";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import { jpegWithExif, SMALL_PICTURE_AT, tiffWith } from "#test/adapters/media/jpeg-with-exif.ts";
import { until } from "#test/support/until.ts";
import { openDeskOffice, signedIn, type DeskOffice } from "./desk-office.ts";
import { generatedPhoto } from "./generated-photo.ts";

/** A gradient, so that it has a look. */
const SMALL = sharp(Buffer.from([10, 60, 120, 200, 90, 30]), {
  raw: { width: 3, height: 2, channels: 1 },
})
  .resize(160, 107, { kernel: "cubic", fit: "fill" })
  .jpeg({ quality: 60 })
  .toBuffer();

/** A photo that carries it. */
async function photoWithSmall(): Promise<Buffer> {
  const small = await SMALL;
  const photo = await sharp(small).resize(640, 428, { fit: "fill" }).jpeg().toBuffer();
  return jpegWithExif(photo, tiffWith(SMALL_PICTURE_AT, small.length, small));
}

let office: DeskOffice;
let reportId: ReportId;
const bytes = randomBytes(300_000);
const sha256 = createHash("sha256").update(bytes).digest("hex");
let photo: ItemId;
let carrying: ItemId;
let original: string;
let preview: string;

beforeAll(async () => {
  office = await openDeskOffice();
  const sent = await office.given({
    files: [
      { name: '../..\\evil "name" – 证据.bin', bytes },
      { name: "photo.jpg", bytes: await generatedPhoto({ edge: 2_000 }) },
      { name: "small-inside.jpg", bytes: await photoWithSmall() },
      { name: "large.bin", bytes: Buffer.alloc(40_000_000, "evidence ") },
    ],
  });
  reportId = sent.reportId;
  const [file, picture, carrier] = sent.itemIds;
  if (file === undefined || picture === undefined || carrier === undefined)
    throw new Error("no files");
  photo = picture;
  carrying = carrier;
  original = `/desk/evidence/${file}/original?purpose=review`;
  preview = `/desk/evidence/${picture}/preview`;
});

afterAll(() => office.remove());

/** How often an event is in the report's part of the log. */
async function recorded(ev: string): Promise<number> {
  const read = await office.useCases.readReport({
    by: await office.person("prosecutor"),
    reportId,
  });
  if (read.kind !== "report") throw new Error(read.kind);
  return read.file.custody.filter((record) => record.ev === ev).length;
}

async function get(path: string, headers: Record<string, string> = {}) {
  const browser = await office.as("prosecutor");
  const asked = await browser.get(path, headers);
  const to = asked.headers.get("Location") ?? "";
  const response = asked.status === 303 ? await browser.get(to, headers) : asked;
  return { response, body: Buffer.from(await response.arrayBuffer()) };
}

test("an original comes byte for byte as a file to keep, and the download is recorded once", async () => {
  const before = await recorded("item.downloaded");
  const { response, body } = await get(original);
  expect(response.status).toBe(200);
  expect(createHash("sha256").update(body).digest("hex")).toBe(sha256);
  const { headers } = response;
  expect(headers.get("Content-Length")).toBe("300000");
  expect(headers.get("Content-Type")).toBe("application/octet-stream");
  expect(headers.get("Accept-Ranges")).toBe("bytes");
  expect(headers.get("ETag")).toBe(`"sha256-${sha256}"`);
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(headers.get("Content-Security-Policy")).toBe(
    `default-src 'none'; sandbox; frame-ancestors ${office.origin}`,
  );
  expect(headers.get("Referrer-Policy")).toBe("no-referrer");
  expect(headers.get("Cross-Origin-Resource-Policy")).toBe("same-site");
  expect(headers.get("Cache-Control")).toBe("no-store");
  expect(await recorded("item.downloaded")).toBe(before + 1);
});

test("a hostile name arrives without its path and cannot end the header", async () => {
  const { response } = await get(original);
  expect(response.headers.get("Content-Disposition")).toBe(
    `attachment; filename="evil _name_ _ __.bin"; filename*=UTF-8''evil%20%22name%22%20%E2%80%93%20%E8%AF%81%E6%8D%AE.bin`,
  );
});

test.each([
  ["bytes=0-0", 0, 1],
  ["bytes=0-99", 0, 100],
  ["bytes=65535-65537", 65_535, 65_538],
  ["bytes=299999-", 299_999, 300_000],
  ["bytes=0-", 0, 300_000],
  ["bytes=299990-400000", 299_990, 300_000],
])("%s gives exactly those bytes", async (range, start, end) => {
  const { response, body } = await get(original, { Range: range });
  expect(response.status).toBe(206);
  expect(response.headers.get("Content-Range")).toBe(`bytes ${start}-${end - 1}/300000`);
  expect(response.headers.get("Content-Length")).toBe(String(end - start));
  expect(body.equals(bytes.subarray(start, end))).toBe(true);
});

test.each([
  ["bytes=300000-", "bytes */300000"],
  ["bytes=0-1,5-9", null],
])("%s cannot be given", async (range, said) => {
  const { response, body } = await get(original, { Range: range });
  expect(response.status).toBe(416);
  expect(response.headers.get("Content-Range")).toBe(said);
  expect(body.toString()).toBe("This part of the file does not exist.");
});

test("a download goes on only with the same original", async () => {
  const same = await get(original, { Range: "bytes=10-19", "If-Range": `"sha256-${sha256}"` });
  expect([same.response.status, same.body.length]).toEqual([206, 10]);
  const other = await get(original, { Range: "bytes=10-19", "If-Range": '"something-else"' });
  expect([other.response.status, other.body.length]).toEqual([200, 300_000]);
});

test("asking for the head of an original neither shows nor records anything", async () => {
  const before = await recorded("item.downloaded");
  const browser = await office.as("prosecutor");
  const head = (path: string) =>
    fetch(office.origin + path, {
      method: "HEAD",
      redirect: "manual",
      headers: { Cookie: browser.cookieHeader() },
    });
  const asked = await head(original);
  expect(asked.status).toBe(303);
  const { status, headers } = await head(asked.headers.get("Location") ?? "");
  expect([status, headers.get("Content-Length")]).toEqual([200, "300000"]);
  expect(headers.get("ETag")).toBe(`"sha256-${sha256}"`);
  expect(headers.get("Content-Disposition")).toContain("attachment");
  expect(await recorded("item.downloaded")).toBe(before);
});

test.each(["", "?purpose=", "?purpose=because", "?purpose=%00"])(
  "without a purpose from the list there is no original (%s)",
  async (query) => {
    const { response, body } = await get(`/desk/evidence/${photo}/original${query}`);
    expect(response.status).toBe(400);
    expect(body.toString()).toContain("needs its purpose");
  },
);

test("a preview is shown inline as our own picture, and showing it is recorded", async () => {
  const before = await recorded("item.viewed");
  const { response, body } = await get(`${preview}?size=320`);
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toBe("image/jpeg");
  expect(response.headers.get("Content-Disposition")).toBe("inline");
  expect(response.headers.get("Content-Length")).toBe(String(body.length));
  expect(body.subarray(0, 3).toString("hex")).toBe("ffd8ff");
  expect(body.includes("Exif")).toBe(false);
  expect(await recorded("item.viewed")).toBe(before + 1);
  // The same picture again, as a page that is reloaded asks: the same look.
  expect((await get(`${preview}?size=320`)).body.equals(body)).toBe(true);
  expect(await recorded("item.viewed")).toBe(before + 1);
  const large = await get(`${preview}?size=1600`);
  expect(large.body.length).toBeGreaterThan(body.length);
});

test("the small picture in a photo is kept as it is, shown drawn anew beside the photo, and both are recorded", async () => {
  const page = await get(`/desk/reports/${reportId}/items/${carrying}`);
  expect(page.body.toString()).toContain('alt="Kept inside small-inside.jpg for lists"');
  const viewed = await recorded("item.viewed");
  const { response, body } = await get(`/desk/evidence/${carrying}/preview?size=embedded`);
  expect(response.headers.get("Content-Type")).toBe("image/jpeg");
  expect(await sharp(body).metadata()).toMatchObject({ width: 160, height: 107 });
  expect(body.equals(await SMALL)).toBe(false);
  expect(await recorded("item.viewed")).toBe(viewed + 1);
  const read = await office.useCases.readReport({
    by: await office.person("prosecutor"),
    reportId,
  });
  if (read.kind !== "report") throw new Error(read.kind);
  const [kept] = read.file.derivatives.filter(
    ({ itemId, kind }) => itemId === carrying && kind === "embedded-thumbnail",
  );
  expect(kept?.sha256).toBe(
    createHash("sha256")
      .update(await SMALL)
      .digest("hex"),
  );
  const said = read.file.custody
    .filter(({ ev, subj }) => ev === "item.derived" && subj === carrying)
    .map(({ leaf }) => JSON.parse(new TextDecoder().decode(leaf)) as { obj: object });
  expect(said.map(({ obj }) => obj)).toContainEqual(
    expect.objectContaining({
      ...{ kind: "embedded-thumbnail", child_sha256: kept?.sha256, deterministic: true },
      parameters: expect.objectContaining({ bytes: "unaltered", width: 160, height: 107 }),
    }),
  );
});

test.each(["?size=64", "?size=preview-320", "?size=__proto__", "?size="])(
  "there is no preview of another size (%s)",
  async (query) => {
    expect((await get(preview + query)).response.status).toBe(404);
  },
);

test("a reader who goes away in the middle leaves the server well", async () => {
  const read = await office.useCases.readReport({
    by: await office.person("prosecutor"),
    reportId,
  });
  if (read.kind !== "report") throw new Error(read.kind);
  const large = read.file.items.at(-1)?.id ?? "";
  const browser = await office.as("prosecutor");
  const asked = await browser.get(`/desk/evidence/${large}/original?purpose=review`);
  const ticket = asked.headers.get("Location") ?? "";
  await new Promise<void>((resolve, reject) => {
    const asking = httpRequest(
      new URL(ticket, office.origin),
      { headers: { Cookie: browser.cookieHeader() } },
      (response) => {
        response.once("data", () => {
          asking.destroy();
          resolve();
        });
      },
    );
    asking.once("error", reject);
    asking.end();
  });
  await until(async () => (await fetch(`${office.origin}/health`)).ok);
  const { response, body } = await get(original, { Range: "bytes=0-9" });
  expect([response.status, body.length]).toEqual([206, 10]);
});

describe("a ticket", () => {
  const ticketOf = async (path: string) => {
    const asked = await (await office.as("prosecutor")).get(path);
    return asked.headers.get("Location") ?? "";
  };

  test("that was copied elsewhere opens nothing and leaves no record", async () => {
    const path = await ticketOf(`${preview}?size=1600`);
    expect(path).toMatch(/^\/media\/[A-Za-z0-9_-]{43}$/);
    const before = await recorded("item.viewed");
    const stranger = await fetch(office.origin + path);
    const colleague = await (await office.as("investigator")).get(path);
    const guessed = await (await office.as("prosecutor")).get(`/media/${"A".repeat(43)}`);
    const answers = [];
    for (const answer of [stranger, colleague, guessed]) {
      answers.push([answer.status, await answer.text()]);
    }
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]?.[0]).toBe(404);
    expect(await recorded("item.viewed")).toBe(before);
    expect((await (await office.as("prosecutor")).get(path)).status).toBe(200);
  });

  test("dies with the session that it was given to", async () => {
    const { signInName } = await office.person("prosecutor");
    const browser = await signedIn(office.origin, signInName);
    const asked = await browser.get(`${preview}?size=320`);
    const path = asked.headers.get("Location") ?? "";
    const cookies = browser.cookieHeader();
    const again = () => fetch(office.origin + path, { headers: { Cookie: cookies } });
    expect((await again()).status).toBe(200);
    const page = await (await browser.get("/desk/account")).text();
    const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
    await browser.post("/desk/sign-out", { token });
    expect((await again()).status).toBe(404);
  });
});
