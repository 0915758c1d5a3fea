import { spawn } from "node:child_process";
import { createHash, randomBytes, randomInt } from "node:crypto";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { projectRoot } from "#test/support/project-root.ts";
import { spellToken } from "#app/core/people/api-token.ts";
import { openApiOffice, type ApiOffice } from "#test/support/api-office.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { objectsOf, runCommand } from "./run-command.ts";

let office: TestOffice;
let folder: string;

beforeEach(async () => {
  office = await openTestOffice();
  folder = await mkdtemp(join(tmpdir(), "bw-delivery-"));
});
afterEach(async () => {
  await office.remove();
  await rm(folder, { recursive: true, force: true });
  await rm(`${folder}.token`, { force: true });
});

async function put(path: string, bytes: Uint8Array): Promise<string> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), bytes);
  return createHash("sha256").update(bytes).digest("hex");
}

/** As a spreadsheet saves it: with a mark and CRLF. */
async function putList(rows: readonly (readonly string[])[]): Promise<string> {
  const path = join(folder, "list.csv");
  await writeFile(path, `\uFEFF${rows.map((row) => row.join(",")).join("\r\n")}\r\n`);
  return path;
}

const importFolder = (manifest: string, ...more: string[]) =>
  runCommand(["import", folder, "--manifest", manifest, "--from", "springfield-dot", ...more], {
    config: office.config,
  });

test("takes what is right, names what is not, and says so with its exit code", async () => {
  const good = await put("cam/1.mp4", randomBytes(50_000));
  await put("cam/2.mp4", randomBytes(50_000));
  await put("cert.pdf", Buffer.from("%PDF-1.7 signed"));
  await put("extra.mp4", randomBytes(10));
  const empty = await put("empty.mp4", new Uint8Array());
  await symlink("/etc/hostname", join(folder, "link.mp4"));
  await symlink("cam", join(folder, "way"));
  const list = await putList([
    ["SHA-256", "File", "Camera", "Clock offset", "Custodian", "Certificate"],
    [good.toUpperCase(), "cam\\1.mp4", "C-1", "+90", "Jane Roe", "cert.pdf"],
    ["0".repeat(64), "cam/2.mp4", "C-2", "", "", ""],
    [empty, "empty.mp4", "", "", "", ""],
    [good, "link.mp4", "", "", "", ""],
    [good, "way/1.mp4", "", "", "", ""],
    [good, "gone.mp4", "", "", "", ""],
    [good, "../out.mp4", "", "", "", ""],
  ]);
  const { code, stdout } = await importFolder(list, "--json");
  expect(code).toBe(1);
  const objects = objectsOf(stdout);
  const words = (path: string) => {
    const found = objects.find((one) => one["path"] === path);
    return String(found?.["problem"]);
  };
  expect(objects[0]).toMatchObject({ kind: "bad-row", line: 8, path: "../out.mp4" });
  expect(words("cam/1.mp4")).toBe("null");
  expect(words("cert.pdf")).toBe("null");
  expect(words("cam/2.mp4")).toMatch(
    /^its bytes do not have the digest .* SHA-256 is [0-9a-f]{64}/,
  );
  expect(words("empty.mp4")).toBe("it has no bytes");
  expect(words("link.mp4")).toMatch(/links are not followed/);
  expect(words("way/1.mp4")).toMatch(/links are not followed/);
  expect(words("gone.mp4")).toBe("it is listed and not there");
  expect(objects.filter(({ kind }) => kind === "not-listed").map(({ path }) => path)).toEqual([
    "extra.mp4",
    "way",
  ]);
  expect(objects.at(-1)).toMatchObject({
    ...{ kind: "summary", received: 2, refused: 5, badRows: 1, notListed: 2 },
  });
});

test("a delivery that is all right ends with 0, and run again takes nothing", async () => {
  const sum = await put("1.mp4", randomBytes(9_000));
  const sums = join(folder, "SHA256SUMS");
  await writeFile(sums, `${sum}  1.mp4\n`);
  expect(await importFolder(sums)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Made report BW-\S+ \(imp_\w+\): 1 taken\.\n$/),
  });
  expect(await importFolder(sums)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Went on with report .*: 0 taken, 1 here from before\.\n$/),
  });
});

test("wrong use is 2, a list that cannot be read is 1, and neither makes a report", async () => {
  const config = office.config;
  expect((await runCommand(["import"], { config })).code).toBe(2);
  expect((await runCommand(["import", folder], { config })).code).toBe(2);
  expect((await runCommand(["import", join(folder, "no")], { config })).code).toBe(2);
  const list = await putList([
    ["file", "camera"],
    ["1.mp4", "C-1"],
  ]);
  expect(await importFolder(list)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/no column holds digests/),
  });
  expect(await office.useCases.isOfficeEmpty()).toBe(true);
});

/** How often the import is killed; 40 with BEARWITNESS_IMPORT_KILLS=40. */
const KILLS = Number(process.env["BEARWITNESS_IMPORT_KILLS"] ?? "2");

test(
  `killed ${KILLS} times at any moment and run again, it has every file once`,
  async () => {
    await office.shut();
    const files = 6 * KILLS;
    const rows = [["file", "sha256"]];
    for (let at = 0; at < files; at += 1) {
      rows.push([`${at}.mp4`, await put(`${at}.mp4`, randomBytes(300_000))]);
    }
    const list = await putList(rows);
    // Each run is killed later than the one before; what they leave behind differs every time.
    for (let kill = 0; kill < KILLS; kill += 1) {
      await killAfter(list, 1 + 5 * kill, { waitMillis: randomInt(kill % 2 === 0 ? 30 : 300) });
    }
    const { code, stdout } = await importFolder(list, "--json");
    expect(code).toBe(0);
    const summary = objectsOf(stdout).at(-1);
    expect(Number(summary?.["received"]) + Number(summary?.["here-before"])).toBe(files);
    expect(Number(summary?.["here-before"])).toBeGreaterThan(0);
    office = await openTestOffice(office.folder);
    await office.worker.idle();
    expect(await office.useCases.auditLog()).toMatchObject({ originals: files, faults: [] });
  },
  60_000 + KILLS * 30_000,
);

/** The command's options for the office behind a network, as its agency calls it: no office of its own, a token in a file. */
async function overNetwork(server: ApiOffice): Promise<readonly string[]> {
  const tokenFile = `${folder}.token`;
  await writeFile(tokenFile, `${await server.token("partner")}\n`);
  return ["--server", server.origin, "--token-file", tokenFile];
}

test("over the network: killed and run again, with wrong and missing files, each is here or named once", async () => {
  const server = await openApiOffice();
  try {
    const remote = await overNetwork(server);
    const files = 8;
    const rows = [["file", "sha256"]];
    for (let at = 0; at < files; at += 1) {
      rows.push([`${at}.mp4`, await put(`${at}.mp4`, randomBytes(300_000))]);
    }
    await put("wrong.mp4", randomBytes(1_000));
    rows.push(["wrong.mp4", "0".repeat(64)], ["gone.mp4", "0".repeat(64)]);
    const list = await putList(rows);
    for (const lines of [1, 4]) await killAfter(list, lines, { remote });
    const { code, stdout } = await runCommand(
      ["import", folder, "--manifest", list, "--from", "springfield-dot", "--json", ...remote],
      { env: { DATA_DIR: join(folder, "none") } },
    );
    expect(code).toBe(1);
    const objects = objectsOf(stdout);
    const problems = objects.filter(({ problem }) => typeof problem === "string");
    expect(problems.map(({ path }) => path).toSorted()).toEqual(["gone.mp4", "wrong.mp4"]);
    const { received = 0, ...summary } = objects.at(-1) ?? {};
    expect(Number(received) + Number(summary["here-before"])).toBe(files);
    expect(Number(summary["here-before"])).toBeGreaterThan(0);
    expect(summary).toMatchObject({ refused: 2, arriving: 0, "same-bytes": 0 });
    await server.worker.idle();
    expect(await server.useCases.auditLog()).toMatchObject({
      ...{ originals: files, faults: [], unacknowledged: [] },
    });
  } finally {
    await server.remove();
  }
});

test("over the network: what keeps the office from it is said in a line, and nothing is lost", async () => {
  await put("1.mp4", randomBytes(10));
  const list = await putList([
    ["file", "sha256"],
    ["1.mp4", "0".repeat(64)],
  ]);
  const tokenFile = `${folder}.token`;
  await writeFile(tokenFile, spellToken(randomBytes(32)));
  const to = (server: string) => importFolder(list, "--server", server, "--token-file", tokenFile);
  expect(await to("http://report.example.gov")).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/must begin with https/),
  });
  expect((await importFolder(list, "--server", "https://report.example.gov")).code).toBe(2);
  const server = await openApiOffice();
  try {
    expect(await to(server.origin)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/does not take the token/),
    });
    const agencys = await server.token("partner");
    await writeFile(tokenFile, agencys);
    const foreign = ["--manifest", list, "--from", "shelbyville", "--server", server.origin];
    const run = ["import", folder, ...foreign, "--token-file", tokenFile];
    expect(await runCommand(run)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/may not hand in files for that agency/),
    });
  } finally {
    await server.remove();
  }
});

/** Kills the command with the signal that nothing can catch, once it told of so many files and a moment went by. */
async function killAfter(
  list: string,
  lines: number,
  { remote = [], waitMillis = 0 }: { remote?: readonly string[]; waitMillis?: number } = {},
): Promise<void> {
  const script = join(projectRoot, "scripts/bearwitness.ts");
  const args = [
    "import",
    folder,
    "--manifest",
    list,
    "--from",
    "springfield-dot",
    "--json",
    ...remote,
  ];
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", script, ...args],
    {
      cwd: projectRoot,
      env: {
        NODE_ENV: "production",
        ...{ PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" },
        DATA_DIR: office.config.dataDir,
        MASTER_KEY_FILE: office.config.masterKeyFile,
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = new Promise((resolve) => child.once("close", resolve));
  let seen = 0;
  for await (const piece of child.stdout.setEncoding("utf8")) {
    seen += String(piece).split("\n").length - 1;
    if (seen >= lines) break;
  }
  await wait(waitMillis);
  child.kill("SIGKILL");
  await ended;
}
