import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { TusClient } from "#test/support/tus-client.ts";

let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ environment: { UNFINISHED_UPLOAD_DAYS: "3" } });
});
afterAll(() => server.remove());

test("where an office keeps unfinished files for less time than a draft, the page says that time", async () => {
  const client = new FormClient(server.origin);
  await client.post("/report/start", {});
  await new TusClient(server.origin, client).create({ name: "clip.mp4", size: 1_000 });
  const page = await (await client.get("/report/evidence")).text();
  expect(page).toContain("We keep what has come for 3 days while you write.");
  expect(page).toContain("Once you send your report, we keep it for 3 days,");
});
