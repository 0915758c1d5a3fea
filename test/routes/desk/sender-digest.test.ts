import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { ItemId } from "#app/core/ids.ts";
import { FormClient } from "#test/support/form-client.ts";
import { TusClient } from "#test/support/tus-client.ts";
import { until } from "#test/support/until.ts";
import { codeOn, fillReport, pageOf } from "../public/a-page.ts";
import { openDeskOffice, type DeskOffice } from "./desk-office.ts";

let office: DeskOffice;

beforeAll(async () => {
  office = await openDeskOffice();
});
afterAll(() => office.remove());

const OTHER = "0".repeat(64);
const DIFFERS = "Sealed, but not the same as on your device. Please keep your own file.";

test("where a device had another digest than was sealed, its owner and the desk are told so in words", async () => {
  const client = new FormClient(office.origin);
  await fillReport(client);
  const tus = new TusClient(office.origin, client);
  const bytes = randomBytes(20_000);
  const paths: string[] = [];
  for (const [name, part] of [
    ["changed.bin", bytes],
    ["same.bin", bytes.subarray(1)],
    ["untold.bin", bytes.subarray(2)],
  ] as const) {
    const { location = "" } = await tus.create({ name, size: part.length });
    await tus.patch(location, 0, part);
    paths.push(location);
  }
  const same = createHash("sha256").update(bytes.subarray(1)).digest("hex");
  await until(async () => {
    const { files } = (await (await client.get("/uploads/")).json()) as {
      files: { state: string }[];
    };
    return files.every(({ state }) => state === "sealed");
  });
  for (const [place, sha256] of [OTHER, same].entries()) {
    await client.post(`${paths[place] ?? ""}/digest`, { sha256 });
  }
  const evidence = (await pageOf(await client.get("/report/evidence"))).html;
  expect(evidence).toContain(DIFFERS);
  expect(evidence).toContain("2 files received whole");
  expect(evidence).toContain("1 file is not as it was on your device. The list says which.");
  expect((await pageOf(await client.get("/report/check"))).html).toContain(DIFFERS);
  await client.post("/report/check", {});
  const sent = await pageOf(await client.get("/report/sent"));
  await client.post("/follow-up", { code: codeOn(sent) });
  const visit = await pageOf(await client.get("/follow-up/status"));
  for (const { html } of [sent, visit]) {
    expect(html.split(DIFFERS)).toHaveLength(2);
    expect(html.split("Received whole and sealed")).toHaveLength(3);
  }

  const by = await office.person("prosecutor");
  const itemIds = paths.map((path) => path.split("/").at(-1) as ItemId);
  const found = await office.useCases.readItem({ by, itemId: itemIds[0]! });
  if (found.kind !== "item") throw new Error(found.kind);
  const page = `/desk/reports/${found.item.reportId ?? ""}`;
  const desk = await office.as("prosecutor");
  const itemPage = async (place: number) =>
    pageOf(await desk.get(`${page}/items/${itemIds[place] ?? ""}`));
  const [differs, agrees, untold] = [await itemPage(0), await itemPage(1), await itemPage(2)];
  expect(differs.html).toContain("Another than was sealed.");
  expect(differs.html).toContain(OTHER.slice(0, 8));
  expect(agrees.html).toContain("The same, taken before sending");
  expect(untold.html).not.toContain("sender’s device");
  const { html } = await pageOf(await desk.get(page));
  expect(html).toContain("another than the sender’s device had");
  expect(html).toContain("not as on the sender’s device");
  expect((await pageOf(await desk.get("/desk/queue"))).html).toContain("1 not as sent");
  expect(html).toContain("the same as the sender’s device had");
});

test("a file of a sent report that its first part shows to be a program is said to be one, to its sender and at the desk", async () => {
  const client = new FormClient(office.origin);
  await fillReport(client);
  const tus = new TusClient(office.origin, client);
  const { location = "" } = await tus.create({ name: "night.mp4", size: 900 });
  await client.post("/report/check", {});
  const code = codeOn(await pageOf(await client.get("/report/sent")));
  await tus.patch(location, 0, Buffer.from("\x7fELF and what follows"));
  await client.post("/follow-up", { code });
  const words = "This is a program. We take photos, videos, sound and papers, but no programs.";
  for (const path of ["/report/sent", "/follow-up/status"]) {
    const { html } = await pageOf(await client.get(path));
    expect(html).toContain("Files that did not arrive");
    expect(html).toContain(words);
  }
  const desk = await office.as("prosecutor");
  const queue = (await pageOf(await desk.get("/desk/queue"))).html;
  const reports = new Set(queue.match(/\/desk\/reports\/rpt_[0-9a-z]{26}/g));
  const pages = await Promise.all([...reports].map(async (path) => pageOf(await desk.get(path))));
  const told = "not taken, because it is a program; 900 bytes were announced, nothing was kept";
  expect(pages.filter(({ html }) => html.includes(told))).toHaveLength(1);
});

test("a custodian has a damaged file sealed again from its page, with a reason", async () => {
  const { itemIds } = await office.given({
    files: [{ name: "a.bin", bytes: randomBytes(2_000) }],
  });
  const [itemId] = itemIds as [ItemId];
  if (office.config.database.kind !== "sqlite") throw new Error("an office on SQLite");
  const database = new Sqlite(office.config.database.file);
  database.prepare("update evidence_item set state = 'damaged' where id = ?").run(itemId);
  database.close();
  const desk = await office.as("evidence-custodian");
  const page = await pageOf(await desk.get("/desk/unsealed"));
  expect(page.html).toContain(itemId);
  expect(page.html).toContain("Damaged: what lay there was not what was received");
  const token = /name="token" value="([^"]+)"/.exec(page.html)?.[1] ?? "";
  const send = async (reason: string) =>
    pageOf(await desk.post("/desk/unsealed", { token, item: itemId, intent: "seal", reason }));
  const unsaid = await send("");
  expect(unsaid.status).toBe(422);
  expect(unsaid.html).toContain("Say why, in at most 500 characters.");
  expect(await send("The disk was mended")).toMatchObject({
    ...{ status: 303, location: "/desk/unsealed?done=asked" },
  });
  await until(async () => !(await pageOf(await desk.get("/desk/unsealed"))).html.includes(itemId));
  const prosecutor = await office.as("prosecutor");
  expect((await prosecutor.get("/desk/unsealed")).status).toBe(403);
});
