import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, copyFile, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { SERVER_FLAGS } from "#scripts/server-process.mjs";
import { startServer } from "#test/support/start-server.ts";

const ROOT = join(import.meta.dirname, "../..");

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bw-start-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Starts the server where it must not start, and answers what it said. */
async function refusedStart(
  environment: Record<string, string>,
): Promise<{ code: number | null; lines: string[] }> {
  const child = spawn(process.execPath, [...SERVER_FLAGS, "scripts/serve.ts"], {
    cwd: ROOT,
    env: {
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "",
      NODE_ENV: "production",
      PATH: process.env["PATH"],
      HOME: folder,
      DATA_DIR: join(folder, "data"),
      MASTER_KEY_FILE: join(folder, "keys/master.key"),
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, "exit")) as [number | null];
  const lines = errors.split("\n").filter((line) => line !== "" && !line.startsWith("{"));
  return { code, lines };
}

test.each([
  [{ PORT: "eighty" }, "PORT"],
  [{ PORT: "70000" }, "PORT"],
  [{ ORIGIN: "http://report.example.gov" }, "ORIGIN"],
  [{ ORIGIN: "https://report.example.gov/path" }, "ORIGIN"],
  [{ DATABASE_URL: "mysql://localhost/x" }, "DATABASE_URL"],
  [{ SMTP_URL: "smtp://localhost" }, "SMTP_URL"],
])("a wrong setting %j stops the start with one line that names it", async (environment, name) => {
  const { code, lines } = await refusedStart(environment);
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(name);
});

test("a master key inside the data folder is refused", async () => {
  const inside = join(folder, "data/master.key");
  const { code, lines } = await refusedStart({ MASTER_KEY_FILE: inside });
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("MASTER_KEY_FILE");
});

test("a port in use stops the start with one line", async () => {
  const other = createServer().listen(0, "localhost");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" ? String(address?.port) : "";
  const { code, lines } = await refusedStart({ PORT: port });
  other.close();
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`port ${port} is in use`);
});

test("a data folder that cannot be made stops the start with one line", async () => {
  await writeFile(join(folder, "file"), "not a folder");
  const { code, lines } = await refusedStart({ DATA_DIR: join(folder, "file/data") });
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("cannot start");
});

test("a lost or foreign master key is noticed, never replaced", async () => {
  const server = await startServer({ folder });
  await server.end();
  const key = join(folder, "keys/master.key");
  await rm(key);
  const lost = await refusedStart({});
  expect(lost.code).toBe(1);
  expect(lost.lines).toHaveLength(1);
  await expect(stat(key)).rejects.toThrow("ENOENT");

  const otherKey = join(folder, "other-keys/master.key");
  const elsewhere = await startServer({
    environment: { MASTER_KEY_FILE: otherKey, DATA_DIR: join(folder, "elsewhere") },
  });
  await elsewhere.remove();
  await copyFile(otherKey, key);
  const foreign = await refusedStart({});
  expect(foreign.code).toBe(1);
  expect(foreign.lines[0]).toContain("not the one this database was made with");
});

test("a key that others can read is refused", async () => {
  const server = await startServer({ folder });
  await server.end();
  await chmod(join(folder, "keys/master.key"), 0o644);
  const { code, lines } = await refusedStart({});
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
});

test("keys are for their owner alone, and a second start finds everything and closes in order", async () => {
  const server = await startServer({ folder });
  for (const name of ["keys/master.key", "keys/master-identity.pem"]) {
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  }
  expect(await server.end("SIGTERM")).toBe(0);
  const again = await startServer({ folder });
  expect(again.setupPath).toBeDefined();
  expect(again.setupPath).not.toBe(server.setupPath);
  expect(await again.end("SIGTERM")).toBe(0);
});

test("two servers never share one data folder", async () => {
  const server = await startServer({ folder });
  const { code, lines } = await refusedStart({ PORT: "18999" });
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  await server.end();
});

test("a data folder of somebody else is left alone", async () => {
  await mkdir(join(folder, "data/work"), { recursive: true });
  await writeFile(join(folder, "data/work/theirs.txt"), "mine");
  const { code, lines } = await refusedStart({});
  expect(code).toBe(1);
  expect(lines[0]).toContain("work");
  expect((await stat(join(folder, "data/work/theirs.txt"))).isFile()).toBe(true);
});
