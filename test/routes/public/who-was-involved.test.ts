import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { begin, fillReport, pageOf } from "./a-page.ts";

const LIST = "/report/who-was-involved";

let server: RunningServer;
let client: FormClient;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  client = new FormClient(server.origin);
  await begin(client);
});

afterAll(async () => {
  await server.remove();
});

const get = async (path: string) => pageOf(await client.get(path));
const post = async (path: string, fields: Record<string, string>) =>
  pageOf(await client.post(path, fields));
const idsOn = (html: string) =>
  [...html.matchAll(/name="sighting" value="(sgt_[0-9a-z]{26})"/g)].map(([, id = ""]) => id);

describe("officers and cars, without script", () => {
  test("are added, changed and taken back, several of each", async () => {
    expect((await post(`${LIST}/officer`, { patch: "POLICE" })).location).toBe(LIST);
    await post(`${LIST}/officer`, { patch: "ERO", faceCovered: "yes" });
    await post(`${LIST}/vehicle`, { plate: "ABC ?23" });
    const { html } = await get(LIST);
    expect(html).toMatch(/Officer 1.*POLICE.*Officer 2.*ERO.*Car 1.*ABC \?23/s);
    const [first = "", second = "", car = ""] = idsOn(html);

    const form = await get(`${LIST}/officer?id=${second}`);
    expect(form.html).toContain('value="ERO"');
    await post(`${LIST}/officer?id=${second}`, { patch: "HSI" });
    await post(`${LIST}/remove`, { sighting: first });
    const after = await get(LIST);
    expect(idsOn(after.html)).toEqual([second, car]);
    expect(after.html).toContain("HSI");
    // As a word of its own: three letters also stand in random ones.
    expect(after.html).not.toMatch(/\bERO\b/);
  });

  test("none has to be given, and one without a word is not taken", async () => {
    expect((await post(LIST, {})).location).toBe("/report/your-part");
    const answer = await post(`${LIST}/vehicle`, { plate: "" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('href="#field-plate"');
  });

  test("passing the page twice takes nothing away", async () => {
    await post(LIST, {});
    await post(`${LIST}/vehicle`, { plate: "ABC" });
    await post(LIST, {});
    expect((await get(LIST)).html).toContain("ABC");
  });

  test("an address of another kind, and of one that was taken back, says so", async () => {
    expect((await get(`${LIST}/dog`)).status).toBe(404);
    const gone = await get(`${LIST}/officer?id=sgt_${"a".repeat(26)}`);
    expect([gone.status, gone.location]).toEqual([303, LIST]);
  });

  test("what was typed outlives a draft that is gone", async () => {
    const stranger = new FormClient(server.origin);
    const lost = await pageOf(await stranger.post(`${LIST}/officer`, { patch: "ERO" }));
    expect(lost.status).toBe(410);
    expect(lost.html).toContain('value="ERO"');
    const again = { patch: "ERO", "start-again": "yes" };
    const saved = await pageOf(await stranger.post(`${LIST}/officer`, again));
    expect(saved.location).toContain("/report/what-happened");
    expect((await pageOf(await stranger.get(LIST))).html).toContain("ERO");
  });

  test("the check page shows them with what stands beside the story; on the disk they lie encrypted", async () => {
    await fillReport(client);
    await post(`${LIST}/officer`, { patch: "a rare patch", asked: "refused" });
    await post("/report/your-part", { behalf: "someone-else", wish: "a rare wish" });
    const { html } = await get("/report/check");
    for (const words of [
      "a rare patch",
      "Yes, and the officer said no",
      "a rare wish",
      "For someone else",
    ]) {
      expect(html).toContain(words);
    }
    expect((await post("/report/check", {})).location).toBe("/report/sent");
    const files = ["bearwitness.sqlite", "bearwitness.sqlite-wal"].map((name) =>
      readFile(join(server.folder, "data", name)),
    );
    const bytes = Buffer.concat(await Promise.all(files)).toString("latin1");
    expect(bytes).toContain("report_sighting");
    expect(bytes).not.toContain("a rare patch");
    expect(bytes).not.toContain("a rare wish");
  });
});
