import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openDatabase } from "#app/adapters/database/open.ts";
import { openMasterKey } from "#app/adapters/security/keys.ts";
import { createRootKeys } from "#app/adapters/security/root-keys.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { ItemId } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { until } from "#test/support/until.ts";
import { openDeskOffice, type DeskOffice } from "./desk-office.ts";
import { generatedPhoto } from "./generated-photo.ts";

let office: DeskOffice;
let item: string;

beforeAll(async () => {
  office = await openDeskOffice();
  const sent = await office.given({
    files: [{ name: "photo.jpg", bytes: await generatedPhoto() }],
  });
  item = `/desk/reports/${sent.reportId}/items/${sent.itemIds[0] ?? ""}`;
});

afterAll(() => office.remove());

/** Presses the button of a page, which carries its form's token; `to` is where it is sent instead. */
async function post(
  role: "prosecutor" | "auditor" | "evidence-custodian",
  page: string,
  to: string = page,
) {
  const browser = await office.as(role);
  const html = await (await browser.get(page)).text();
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? "";
  return browser.post(to, { token });
}

test("“Examine again” leads back to the file, says so, and the new examination stands beside the first", async () => {
  const answer = await post("prosecutor", item);
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, `${item}?asked=1`]);
  const prosecutor = await office.as("prosecutor");
  const asked = await (await prosecutor.get(`${item}?asked=1`)).text();
  expect(asked).toContain("The file will be examined again.");
  const page = () => prosecutor.get(item).then((one) => one.text());
  await until(async () => (await page()).includes("of examination <!-- -->2"));
  expect(await page()).toContain("Examination <!-- -->1");
});

test("it is not for those who see claims cut down, and a file that is not there cannot be examined", async () => {
  expect((await post("auditor", "/desk/custody", item)).status).toBe(403);
  const nowhere = item.replace(/itm_[a-z0-9]+$/, `itm_${"0".repeat(26)}`);
  expect((await post("prosecutor", item, nowhere)).status).toBe(404);
});

/** An examination as an earlier examiner kept it whose ExifTool was stopped: it found nothing, and called that absent. */
async function examinedLongAgo(itemId: ItemId): Promise<void> {
  const clock = { now: () => instantFromMillis(Date.now()) };
  const { database: location, masterKeyFile } = office.config;
  const database = await openDatabase({ location, clock, newLogOrigin: "test" });
  const master = await openMasterKey(masterKeyFile, { existing: true });
  if (!master.ok) throw new Error(master.problem);
  database.useRootKeys(createRootKeys(master.value));
  const item = await database.read(({ items }) => items.find(itemId));
  if (item?.assessment == null) throw new Error("not examined");
  const { facing: _, ...known } = item.assessment;
  const assessment: Assessment = {
    ...known,
    ...{ times: [], places: [], bestTime: null, bestPlace: null, surroundings: null, sun: null },
    ...{ locationStatus: "absent", problems: ["exiftool-timed-out"] },
  };
  const made = { number: 2, state: "done", mediaType: item.mediaType, assessment } as const;
  await database.transact(({ items }) =>
    items.recordExamination(
      itemId,
      { ...made, at: clock.now(), examinedWith: "examiner 9", rawMetadata: [], waitsFor: [] },
      {
        ev: "item.metadata_extracted",
        subj: itemId,
        actor: { kind: "system", id: "svc-examine" },
        obj: { tool: "bearwitness-examiner", tool_version: "examiner 9", examination: 2 },
      },
    ),
  );
  await database.close();
}

test("a file that an earlier examiner called without a place, as its ExifTool was stopped, is shown as not read and can be examined again", async () => {
  const sent = await office.given({
    files: [{ name: "photo.jpg", bytes: await generatedPhoto() }],
  });
  const itemId = sent.itemIds[0] ?? "itm_none";
  await examinedLongAgo(itemId);
  const path = `/desk/reports/${sent.reportId}/items/${itemId}`;
  const prosecutor = await office.as("prosecutor");
  const shown = await (await prosecutor.get(path)).text();
  expect(shown).toContain("whether a place is saved in it is not known");
  expect(shown).toContain("whether it says a time is not known");
  expect(shown).toContain("because it took too long");
  expect(shown).not.toMatch(/No place is saved in the file|The file says no time/);
  expect(shown).toMatch(/<button[^>]*>Examine again/);

  const issued = await office.useCases.issueToken({
    by: await office.person("prosecutor"),
    ...{ label: "Test", abilities: ["report.read", "evidence.full-metadata"], days: 1 },
  });
  if (issued.kind !== "issued") throw new Error(issued.kind);
  const claims = async () => {
    const answer = await fetch(`${office.origin}/api/v1/reports/${sent.reportId}`, {
      headers: { authorization: `Bearer ${issued.token}` },
    });
    const { items } = (await answer.json()) as { items: { claims: Record<string, unknown> }[] };
    return items[0]?.claims;
  };
  expect(await claims()).toMatchObject({
    ...{ locationStatus: "unread", bestTime: null, bestPlace: null, facing: null },
    problems: ["exiftool-timed-out"],
  });
  expect((await post("prosecutor", path)).status).toBe(303);
  await until(async () => (await claims())?.["locationStatus"] !== "unread");
  expect(await claims()).toMatchObject({ locationStatus: "present", facing: [] });
  // Beside it the older one is no more said to have found nothing, and what differs is told.
  const beside = await (await prosecutor.get(path)).text();
  expect(beside).toContain("whether a place is saved in it is not known");
  expect(beside).toContain(
    "What became of the place: this one alone says unread; the one shown first alone says present",
  );
  expect(beside).not.toContain("It found no place");
});

test("the custodian is told how many files an older examiner looked at, and nobody else is asked", async () => {
  const custodian = await (
    await (await office.as("evidence-custodian")).get("/desk/custody")
  ).text();
  expect(custodian).toContain("Every examined file was examined by the examiner in use.");
  expect((await post("evidence-custodian", "/desk/custody")).status).toBe(303);
  const auditor = await (await (await office.as("auditor")).get("/desk/custody")).text();
  expect(auditor).not.toContain("examined by the examiner in use");
  expect((await post("auditor", "/desk/custody")).status).toBe(403);
});

test("a preview that was shown before another one was made is opened from the file's page, and that look is recorded", async () => {
  const sent = await office.given({
    files: [{ name: "older.jpg", bytes: await generatedPhoto() }],
  });
  const itemId = sent.itemIds[0] ?? "itm_none";
  const { database } = office.config;
  if (database.kind !== "sqlite") throw new Error("another database");
  const file = new Sqlite(database.file);
  const set = file.prepare("update derivative set sha256 = ? where kind = ? and item_id = ?");
  set.run("f".repeat(64), "preview-1600", itemId);
  file.close();
  const page = `/desk/reports/${sent.reportId}/items/${itemId}`;
  const prosecutor = await office.as("prosecutor");
  const older = `/desk/evidence/${itemId}/preview?size=1600-before-2`;
  expect((await prosecutor.get(older)).status).toBe(404);
  expect((await post("prosecutor", page)).status).toBe(303);
  const shown = () => prosecutor.get(page).then((one) => one.text());
  await until(async () => (await shown()).includes(`<a href="${older}">`));
  const answer = await prosecutor.get(older);
  expect(answer.status).toBe(303);
  const picture = await prosecutor.get(answer.headers.get("Location") ?? "");
  expect([picture.status, picture.headers.get("Content-Type")]).toEqual([200, "image/jpeg"]);
  const by = await office.person("prosecutor");
  const read = await office.useCases.readReport({ by, reportId: sent.reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  const looks = read.file.custody.filter(({ ev }) => ev === "item.viewed");
  expect(looks.map(({ leaf }) => new TextDecoder().decode(leaf)).join()).toContain(
    "preview-1600-before-examination-2",
  );
});
