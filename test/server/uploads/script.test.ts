import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { projectRoot } from "#test/support/project-root.ts";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.remove());

const SCRIPT = /<script[^>]*src="(\/assets\/main-[^"]+\.js)"/;
const LEAVE: unknown = expect.stringMatching(/^\/assets\/leave-[^"]+\.js$/);
const SMALL: unknown = expect.stringMatching(/^\/assets\/main-[^"]+\.js$/);

test("the uploading script comes with the evidence page and no other page of the form", async () => {
  const client = new FormClient(server.origin);
  await client.post("/report/start", {});
  const [, uploader = ""] = SCRIPT.exec(await (await client.get("/report/evidence")).text()) ?? [];
  expect(uploader).not.toBe("");
  for (const [path, others] of [
    ["/", []],
    ["/report/what-happened", []],
    // Fills in where the phone is, when somebody presses for it.
    ["/report/where-and-when", [SMALL]],
    ["/report/who-was-involved", []],
    ["/report/your-part", []],
    ["/report/about-you", []],
  ] as const) {
    const page = await (await client.get(path)).text();
    expect(page).not.toContain(uploader);
    // What leaves the site is on every page, and small.
    const scripts = [...page.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, src = ""]) => src);
    expect(scripts.toSorted()).toEqual([LEAVE, ...others]);
    for (const script of scripts) {
      const bytes = await readFile(join(projectRoot, "build/client", script));
      expect(bytes.length).toBeLessThan(3_000);
    }
  }
});

test("with its worker it is at most 40 KB compressed", async () => {
  const client = new FormClient(server.origin);
  await client.post("/report/start", {});
  const [, script = ""] = SCRIPT.exec(await (await client.get("/report/evidence")).text()) ?? [];
  const main = await readFile(join(projectRoot, "build/client", script));
  const [worker = ""] = /hash-worker-[\w-]+\.js/.exec(main.toString()) ?? [];
  const files = [main, await readFile(join(projectRoot, "build/client/assets", worker))];
  // Nothing further comes with them: a piece that both shared would have to be counted too.
  expect(main.toString()).not.toMatch(/\bfrom\s*"|\bimport\s*"/);
  const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThanOrEqual(40_000);
});
