import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";
import { until } from "#test/support/until.ts";

const SERVER = join(import.meta.dirname, "../../support/postgres-server.ts");

/** A run of its own: starts a server as Jest would and then waits to be ended. */
const RUN = `
  const { supervise, newPostgresDatabase } = await import(process.argv[1]);
  const control = await supervise();
  await newPostgresDatabase(control);
  process.stdout.write(control);
  setInterval(() => undefined, 1000);`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.each(["SIGKILL", "SIGTERM", "SIGINT"] as const)(
  "a run that ends by %s leaves no server and no folder behind",
  async (signal) => {
    const flags = ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", RUN];
    const run = spawn(process.execPath, [...flags, SERVER], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const control = await new Promise<string>((resolve) => {
      run.stdout.setEncoding("utf8").once("data", resolve);
    });
    const folder = dirname(control);
    const pid = Number(
      (await readFile(join(folder, "data/postmaster.pid"), "utf8")).split("\n")[0],
    );
    expect(isAlive(pid)).toBe(true);
    run.kill(signal);
    await until(() => !isAlive(pid) && !existsSync(folder));
  },
);

test("without a server a test that needs one fails; it is not skipped, and nothing stays open", async () => {
  const open = () =>
    process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length;
  const before = open();
  await expect(newPostgresDatabase("")).rejects.toThrow();
  await expect(newPostgresDatabase("/nowhere/control")).rejects.toThrow("ENOENT");
  // A closed one is gone a moment later.
  await until(() => open() <= before);
});
