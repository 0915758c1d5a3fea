import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import type { BundleId } from "#app/core/ids.ts";
import { compose, type Application } from "#app/server/compose.ts";
import { FormClient } from "#test/support/form-client.ts";
import { PASSWORD, openTestOffice, testConfig } from "#test/support/open-test-office.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Looks at a data folder beside whatever serves it, as the operator's commands do. */
async function visit<T>(folder: string, look: (office: Application) => Promise<T>): Promise<T> {
  const composed = await compose(testConfig(folder), {
    purpose: "visit",
    writeLog: () => undefined,
  });
  if (!composed.ok) throw new Error(composed.problem);
  try {
    return await look(composed.value);
  } finally {
    await composed.value.close();
  }
}

/** Sends a form with one large file and never finishes it; resolves once so many bytes are out. */
async function halfUpload(
  server: RunningServer,
  client: FormClient,
  bytesBeforeKill: number,
): Promise<void> {
  const { port } = new URL(server.origin);
  const sent = request({
    host: "localhost",
    port,
    method: "POST",
    path: "/report/evidence",
    headers: {
      Origin: server.origin,
      Cookie: client.cookieHeader(),
      "Content-Type": "multipart/form-data; boundary=cut",
      "Content-Length": String(64 * 1024 * 1024),
    },
  });
  sent.on("error", () => undefined);
  sent.write(
    '--cut\r\nContent-Disposition: form-data; name="files"; filename="half.mp4"\r\n' +
      "Content-Type: video/mp4\r\n\r\n",
  );
  for (let out = 0; out < bytesBeforeKill; out += 65_536) {
    if (!sent.write(randomBytes(65_536))) await once(sent, "drain");
  }
}

test("kill -9 during an upload leaves the files before it whole and nothing of the half one", async () => {
  let server = await startServer();
  const seed = randomBytes(4).readUInt32BE();
  try {
    const client = new FormClient(server.origin);
    await client.post("/report/start", {});
    const whole: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const bytes = randomBytes(300_000);
      whole.push(createHash("sha256").update(bytes).digest("hex"));
      const name = `whole-${round}.bin`;
      await client.postFiles("/report/evidence", { go: "stay" }, [{ name, bytes }]);
      // Where the kill falls differs from run to run; a failure prints where it fell.
      await halfUpload(server, client, (seed % 8_000_000) * (round + 1));
      await wait((seed >>> round) % 50);
      await server.end("SIGKILL");
      const port = Number(new URL(server.origin).port);
      server = await startServer({ folder: server.folder, port });
    }
    const token = client.cookie("__Host-bw-draft") ?? "";
    await visit(server.folder, async (office) => {
      const open = await office.useCases.readDraft({ token });
      expect({ seed, sha256: open?.items.map((item) => item.sha256) }).toEqual({
        seed,
        sha256: whole,
      });
      expect((await office.useCases.auditLog()).faults).toEqual([]);
    });
    const incoming = await readdir(join(server.folder, "data/incoming"));
    expect(incoming.filter((name) => name.endsWith(".partial"))).toEqual([]);
  } finally {
    await server.remove();
  }
});

test("kill -9 during an export leaves no half bundle, and the next start finishes it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bw-crash-"));
  try {
    const child = spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", "test/support/export-until-killed.ts", folder],
      { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
    );
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const bundleId = line.toString().trim().split(" ")[1] as BundleId;
    await wait(150);
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;

    const office = await openTestOffice(folder);
    expect(await readdir(join(folder, "data/work"))).toEqual([]);
    await office.worker.idle();
    const bundle = await office.useCases.findBundle({ bundleId });
    expect(bundle?.state).toBe("ready");
    const files = await filesUnder(join(folder, "data/bundles"));
    expect(files).toHaveLength(1);
    // What lies there is encrypted: what comes out is what the row says.
    const signedIn = await office.useCases.signIn({ signInName: "prosecutor", password: PASSWORD });
    if (signedIn.kind !== "signed-in") throw new Error(signedIn.kind);
    const by = await office.useCases.findSession({ token: signedIn.token });
    if (by === undefined) throw new Error("no session");
    const opened = await office.useCases.openBundle({ by, bundleId });
    if (opened.kind !== "opened") throw new Error(opened.kind);
    const hash = createHash("sha256");
    for await (const chunk of opened.blob.stream) hash.update(chunk as Buffer);
    expect(hash.digest("hex")).toBe(bundle?.sha256);
    expect((await office.useCases.auditLog()).faults).toEqual([]);
    await office.shut();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
