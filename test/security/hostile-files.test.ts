import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import { fileRefusal } from "#app/core/intake/file-refusal.ts";
import { parseManifest } from "#app/core/partner/manifest.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { downloadHead } from "#app/http/evidence-response.server.ts";
import { storableText } from "#app/server/storable-text.ts";
import { describeWithCorpus } from "#test/support/corpus.ts";
import { FormClient } from "#test/support/form-client.ts";
import { NAUGHTY_NAMES } from "#test/support/naughty-names.ts";
import { POLYGLOTS } from "#test/support/polyglots.ts";
import { TusClient } from "#test/support/tus-client.ts";
import { until } from "#test/support/until.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";

// Files and names that were made to do harm, through every door of the real server: none is given back as anything that a browser runs,
// none ends the server, and what a name would do on a page or in a header is only shown.

/** Also what takes minutes. */
const ALL = process.env["HOSTILE_NAMES"] === "all";
const MILLIS = 600_000;
const WAIT_MILLIS = 540_000;

interface Sent {
  readonly name: string;
  readonly bytes: Buffer;
}

let office: DeskOffice;

beforeAll(async () => {
  office = await openDeskOffice();
  await office.as("prosecutor");
}, MILLIS);
afterAll(() => office.remove());

const DOORS = ["form", "tus"] as const;
type Door = (typeof DOORS)[number];

/** The name as a door understands it: a form spells three characters with percent signs, and a longer name than a thousand is cut. */
const HEARD: Readonly<Record<Door, (name: string) => string>> = {
  form: (name) => name.replace(/%0a|%0d|%22/gi, (spelled) => decodeURIComponent(spelled)),
  tus: (name) => name.slice(0, 1_000),
};

const shownAs = (name: string) => originalName(storableText(name)).display;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Sends a report with these files through a door; answers with their ids once each is sealed and looked at. */
async function sendReport(files: readonly Sent[], door: Door) {
  const client = new FormClient(office.origin);
  await client.post("/report/start", {});
  const statuses: number[] = [];
  if (door === "form") {
    for (let at = 0; at < files.length; at += 40) {
      const form = files.slice(at, at + 40);
      statuses.push((await client.postFiles("/report/evidence", { go: "stay" }, form)).status);
    }
  } else {
    const tus = new TusClient(office.origin, client);
    for (const { name, bytes } of files) {
      const { status } = await tus.create({ name, size: bytes.length }, bytes);
      statuses.push(status);
    }
  }
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  const { useCases } = office;
  const token = client.cookie("__Host-bw-draft") ?? "";
  await useCases.saveAnswers({
    token,
    answers: {
      whatHappened: { category: "force", narrative: "They pushed a man." },
      whereAndWhen: {
        ...{ place: "Elm and 3rd", latitude: null, longitude: null },
        time: {
          from: null,
          fromTime: null,
          until: null,
          untilTime: null,
          about: false,
        },
      },
    },
  });
  await useCases.saveAboutYou({ token, form: { choice: "anonymous" } });
  const sent = await useCases.submitReport({ token, language: "en" });
  if (sent.kind !== "sent") throw new Error(sent.kind);
  return { reportId: sent.reportId, statuses };
}

async function itemsOf(reportId: ReportId) {
  const by = await office.person("prosecutor");
  const read = await office.useCases.readReport({ by, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  return read.file.items.filter(({ state }) => state !== "withdrawn");
}

const looked = (reportId: ReportId, state: "sealed" | "examined") =>
  until(async () => {
    const items = await itemsOf(reportId);
    const waits = items.some(
      (item) =>
        item.state === "received" || (state === "examined" && item.examination === "waiting"),
    );
    return waits ? false : items;
  }, WAIT_MILLIS);

/** Follows the desk's way to a representation of a file; answers what the media host gives. */
async function given(path: string) {
  const browser = await office.as("prosecutor");
  const asked = await browser.get(path);
  const to = asked.headers.get("Location");
  const response = asked.status === 303 && to !== null ? await browser.get(to) : asked;
  return { response, body: Buffer.from(await response.arrayBuffer()) };
}

const QUOTED = /^attachment; filename="([\x20-\x21\x23-\x5b\x5d-\x7e]*)"; filename\*=UTF-8''([\w.!#$&+^`|~%-]*)$/; // prettier-ignore

/** The original comes back byte for byte, as nothing but a file to keep under the name that is shown. */
async function expectKeptOnly(id: ItemId, name: string, bytes: Uint8Array | undefined) {
  const { response, body } = await given(`/desk/evidence/${id}/original?purpose=review`);
  const { headers } = response;
  expect({ name, status: response.status }).toEqual({ name, status: 200 });
  expect(headers.get("Content-Type")).toBe("application/octet-stream");
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(headers.get("Content-Security-Policy")).toMatch(/^default-src 'none'; sandbox;/);
  expect(headers.get("X-Planted") ?? headers.get("Set-Cookie")).toBeNull();
  expectNamed(name, headers);
  if (bytes !== undefined) expect(sha256(body)).toBe(sha256(bytes));
}

/** A download is called what is shown, in letters that end no header and no quoted text. */
function expectNamed(name: string, headers: Headers) {
  const said = headers.get("Content-Disposition") ?? "";
  const [, plain, spelled = ""] = QUOTED.exec(said) ?? [];
  expect({ name, said, plain: typeof plain }).toEqual({
    name,
    said,
    plain: "string",
  });
  expect(decodeURIComponent(spelled)).toBe(shownAs(name));
}

const OURS = ["image/jpeg", "image/png", "image/webp", "image/avif"];

/** A preview is a picture of ours, or there is none. */
async function expectPictureOrNothing(id: ItemId) {
  for (const size of ["320", "1280"]) {
    const { response, body } = await given(`/desk/evidence/${id}/preview?size=${size}`);
    const type = response.headers.get("Content-Type") ?? "";
    if (response.status === 200) expect(OURS).toContain(type);
    else expect(body.toString("latin1")).not.toContain("hit()");
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(response.status).toBeLessThan(500);
  }
}

/** As React writes a text into a page. */
function escaped(text: string): string {
  const entities = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#x27;",
  };
  return text.replace(/[&<>"']/g, (one) => entities[one as keyof typeof entities]);
}

async function expectShown(reportId: ReportId, names: readonly string[]) {
  const page = await (await office.as("prosecutor")).get(`/desk/reports/${reportId}`);
  expect(page.status).toBe(200);
  const html = await page.text();
  const missing = names.map(shownAs).filter((name) => !html.includes(escaped(name)));
  expect(missing).toEqual([]);
  expect(html).not.toMatch(/<script>hit|<img src=x|<svg onload|<iframe srcdoc|<base href/);
  // Nothing that turns text around or hides it.
  expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/);
}

async function expectAlive() {
  const health = await fetch(`${office.origin}/health`);
  expect(health.status).toBe(200);
}

describe("files that are two things at once", () => {
  test.each(DOORS)(
    "through the %s: refused for what they are, or given back as nothing that runs",
    async (door) => {
      const { reportId, statuses } = await sendReport(POLYGLOTS, door);
      if (door === "tus") {
        expect(statuses).toEqual(POLYGLOTS.map(({ refused }) => (refused ? 415 : 201)));
      }
      const items = await looked(reportId, "examined");
      const kept = POLYGLOTS.filter(({ refused }) => !refused);
      expect(items.map(({ originalName: name }) => name)).toEqual(kept.map(({ name }) => name));
      for (const [at, item] of items.entries()) {
        await expectKeptOnly(item.id, item.originalName, kept[at]?.bytes);
        await expectPictureOrNothing(item.id);
        const shown = await (
          await office.as("prosecutor")
        ).get(`/desk/reports/${reportId}/items/${item.id}`);
        expect(shown.status).toBe(200);
        expect(await shown.text()).not.toContain("<script>top.hit");
      }
      await expectAlive();
    },
    MILLIS,
  );
});

describeWithCorpus("the hostile files of the corpus", (corpus) => {
  test(
    "are kept whole, given back as nothing that runs, and end nothing",
    async () => {
      const folder = join(corpus, "hostile");
      const names = (await readdir(folder)).sort();
      const files = await Promise.all(
        names.map(async (name) => ({
          name,
          bytes: await readFile(join(folder, name)),
        })),
      );
      const { reportId } = await sendReport(files, "form");
      const items = await looked(reportId, "examined");
      const kept = files.filter(
        ({ name, bytes }) => bytes.length > 0 && fileRefusal(bytes, name) === undefined,
      );
      expect(items.map(({ originalName: name }) => name)).toEqual(kept.map(({ name }) => name));
      for (const [at, item] of items.entries()) {
        await expectKeptOnly(item.id, item.originalName, kept[at]?.bytes);
        await expectPictureOrNothing(item.id);
      }
      await expectAlive();
    },
    MILLIS,
  );
});

const WAYS_OUT_OF = ["../../etc/passwd", "/etc/shadow", "C:\\Windows", "~root", "a/../../b"];

describe("five hundred names that were made to do harm", () => {
  const PER_REPORT = 195;
  /** No two files are alike: the same bytes sent twice are one item. */
  const fileOf = (name: string, at: number): Sent => ({
    name,
    bytes: Buffer.from(`They came at noon, and there were ${at} of them.\n`),
  });
  const isTaken = ({ name, bytes }: Sent) => fileRefusal(bytes, storableText(name)) === undefined;
  const files = NAUGHTY_NAMES.map(fileOf);
  const parts: Sent[][] = [];
  for (let at = 0; at < files.length; at += PER_REPORT) {
    parts.push(files.slice(at, at + PER_REPORT));
  }

  test("in an agency's list lead nowhere but below its folder, or are named and left out", () => {
    const rows = NAUGHTY_NAMES.map(
      (name) => `"${name.replaceAll('"', '""').toWellFormed()}",${"0".repeat(64)}`,
    );
    const read = parseManifest(Buffer.from(`file,sha256\r\n${rows.join("\r\n")}\r\n`));
    if (!read.ok) throw new Error(read.problem);
    const paths = read.value.rows.map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(200);
    for (const path of paths) {
      expect(posix.resolve("/delivery", path).startsWith("/delivery/")).toBe(true);
      // Nothing in it acts on a terminal.
      expect(path).not.toMatch(/[\u0000-\u001f\u007f]/);
    }
    const named = read.value.badRows.map(({ path }) => path);
    for (const way of WAYS_OUT_OF) expect(named.some((path) => path.includes(way))).toBe(true);
  });

  test("are more than five hundred, each another, and none of them ends a download's header", () => {
    expect(new Set(NAUGHTY_NAMES).size).toBeGreaterThanOrEqual(500);
    for (const name of NAUGHTY_NAMES) {
      const facts = {
        name: shownAs(name),
        mediaType: "application/octet-stream",
        sha256: "",
      };
      expectNamed(name, downloadHead(facts, 1).headers);
    }
  });

  test.each(DOORS)(
    "through the %s: given back under what is shown, in no header as anything else",
    async (door) => {
      // Every tenth in full, each night all of them: sealing and looking at hundreds of files takes minutes.
      const sent = files.filter((_, at) => ALL || at % 10 === 0).slice(0, PER_REPORT);
      const { reportId } = await sendReport(sent, door);
      const kept = sent.filter(isTaken);
      const items = await looked(reportId, "sealed");
      expect(items).toHaveLength(kept.length);
      for (const [at, item] of items.entries()) {
        await expectKeptOnly(item.id, kept[at]?.name ?? "", kept[at]?.bytes);
      }
      await expectAlive();
    },
    MILLIS,
  );

  test.each(DOORS.flatMap((door) => parts.map((_, part) => [door, part] as const)))(
    "through the %s, part %i: shown at the desk as what they say, and nothing else",
    async (door, part) => {
      const sent = parts[part] ?? [];
      const { reportId } = await sendReport(sent, door);
      const kept = sent.filter(isTaken).map(({ name }) => HEARD[door](name));
      const items = await itemsOf(reportId);
      expect(items.map((item) => originalName(item.originalName).display)).toEqual(
        kept.map(shownAs),
      );
      await expectShown(reportId, kept);
      await expectAlive();
    },
    MILLIS,
  );
});
