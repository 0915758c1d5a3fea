import { createPrivateKey } from "node:crypto";
import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { foundInMemory, spellingsOfKey } from "#test/support/process-memory.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";

// K4, and what `ps` shows: the web process of a real start never holds the key that opens names, not even for the moment
// in which the key is made. The other process is the counter-check: there the same search finds it.

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.remove();
});

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return text.trim().split(" ").filter(Boolean).map(Number);
}

async function commandOf(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ");
}

async function unsealChildOf(pid: number): Promise<number> {
  for (const child of await childrenOf(pid)) {
    if ((await commandOf(child)).includes("scripts/unseal.ts")) return child;
  }
  throw new Error("the server has no unseal process");
}

/** Paths of everything a process has open. */
async function openFilesOf(pid: number): Promise<string[]> {
  const names = await readdir(`/proc/${pid}/fd`);
  return Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => "")));
}

test("from its first start on, the web process's memory holds the identity key in no spelling", async () => {
  server = await startServer();
  const keyFile = join(server.folder, "keys/master-identity.pem");
  const pem = await readFile(keyFile, "utf8");
  const scalar = Buffer.from(createPrivateKey(pem).export({ format: "jwk" }).d ?? "", "base64url");
  const spellings = spellingsOfKey(pem, scalar);
  await fetch(`${server.origin}/report/what-happened`);

  const unseal = await unsealChildOf(server.pid);
  expect(await foundInMemory(unseal, spellings)).not.toEqual([]);
  expect(await foundInMemory(server.pid, spellings)).toEqual([]);

  expect(await commandOf(server.pid)).not.toContain("identity");
  const environment = await readFile(`/proc/${server.pid}/environ`, "utf8");
  expect(environment).not.toContain("IDENTITY_KEY_FILE");
  expect(await openFilesOf(server.pid)).not.toContain(keyFile);
  // And the other way round: the child was told nothing of the server's.
  const told = await readFile(`/proc/${unseal}/environ`, "utf8");
  expect(told).not.toMatch(/MASTER_KEY_FILE|DATA_DIR|DATABASE_URL/);
});

test("without the process that opens names everything else works, health says so, and it comes back", async () => {
  server = await startServer();
  const { origin, pid } = server;
  const isUnsealUp = async () => {
    const answer = await fetch(`${origin}/health/ready`);
    return !((await answer.json()) as { alerts: string[] }).alerts.includes("unseal");
  };
  await until(isUnsealUp);
  const first = await unsealChildOf(pid);
  process.kill(first, "SIGKILL");
  const page = await fetch(`${origin}/report/what-happened`, { redirect: "manual" });
  expect(page.status).toBeLessThan(400);
  expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
  await until(async () => (await unsealChildOf(pid).catch(() => first)) !== first);
  await server.end();
  // It ended with its server.
  await until(async () => (await commandOf(first).catch(() => "")) === "");
});
