import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ItemId } from "#app/core/ids.ts";
import { FormClient } from "#test/support/form-client.ts";
import { TusClient } from "#test/support/tus-client.ts";
import { until } from "#test/support/until.ts";
import { codeOn, fillReport, pageOf } from "../public/a-page.ts";
import { openDeskOffice, type DeskOffice } from "./desk-office.ts";

let office: DeskOffice;

beforeAll(async () => {
  office = await openDeskOffice();
}, 120_000);
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
