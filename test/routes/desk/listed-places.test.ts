import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { projectRoot } from "#test/support/project-root.ts";
import { openDeskOffice, wordsOf, type DeskOffice } from "./desk-office.ts";

// An office that completed one of its pack's lists with coordinates.

const LIST = `name,kind,municipality,latitude,longitude
Test School,school,Albany,42.65,-73.75
Twin Clinic,clinic,Troy,42.7,-73.7
Twin Clinic,clinic,Troy,42.8,-73.6
Somewhere,school,,,
`;

let office: DeskOffice;
let folder: string;
let page: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bw-lists-"));
  await cp(join(projectRoot, "app/adapters/office/packs/us-ny"), folder, { recursive: true });
  await writeFile(join(folder, "sensitive-places.csv"), LIST);
  office = await openDeskOffice({ OFFICE_PACK: folder });
  const { reportId, itemIds } = await office.given({
    files: [{ name: "words.txt", bytes: Buffer.from("At the school.") }],
  });
  page = `/desk/reports/${reportId}/items/${String(itemIds[0])}/placing`;
});

afterAll(async () => {
  await office.remove();
  await rm(folder, { recursive: true, force: true });
});

async function asked(name: string): Promise<Response> {
  const desk = await office.as("intake-analyst");
  return desk.get(`${page}?listed=${encodeURIComponent(name)}`);
}

test("a place of the office's list fills the form with its point and with what the entry was; nothing is kept by it", async () => {
  const answer = await asked("Test School, Albany (Sensitive places)");
  const html = await answer.text();
  expect(html).toMatch(/name="latitude"[^>]*value="42.65"/);
  expect(html).toMatch(/name="longitude"[^>]*value="-73.75"/);
  expect(html).toMatch(/name="radius"[^>]*value=""/);
  expect(html).toMatch(/<option value="place-list" selected/);
  const bytes = await readFile(join(folder, "sensitive-places.csv"));
  expect(html).toContain(createHash("sha256").update(bytes).digest("hex"));
  expect(html).toContain("Test School (school, Albany)");
  expect(html).toContain("Nobody has worked out a time or a place of this file.");
});

test("what two entries are called, or none, fills nothing and says so", async () => {
  const two = await wordsOf(await asked("Twin Clinic, Troy (Sensitive places)"));
  expect(two).toContain("2 places of the lists have that name");
  const none = await asked("Nowhere <b>");
  const html = await none.clone().text();
  expect(html).toMatch(/name="latitude"[^>]*value=""/);
  expect(await wordsOf(none)).toContain("have no place of that name");
});

test("an entry without a position is not offered", async () => {
  const html = await (await asked("")).text();
  expect(html).toContain('<option value="Test School, Albany (Sensitive places)"');
  expect(html).not.toContain("Somewhere");
});
