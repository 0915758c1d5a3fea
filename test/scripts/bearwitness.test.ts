import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { objectsOf, runCommand } from "./run-command.ts";

const COMMANDS = ["assess", "verify", "audit", "export", "staff", "seed"];

describe("the dispatcher", () => {
  test("--help lists every command with one line, on stdout", async () => {
    const { code, stdout, stderr } = await runCommand(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const name of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name} +\\S.*$`, "m"));
  });

  test("no command, and one that does not exist, are wrong use", async () => {
    const none = await runCommand([]);
    expect(none).toMatchObject({ code: 2, stdout: "" });
    expect(none.stderr).toContain("Usage:");
    const unknown = await runCommand(["no-such\u001b[31mthing"]);
    expect(unknown).toMatchObject({ code: 2, stdout: "" });
    expect(unknown.stderr).toContain("there is no command");
    expect(unknown.stderr).not.toContain("\u001b");
  });

  test.each(["toString", "__proto__", "constructor"])("%s is no command", async (name) => {
    expect(await runCommand([name])).toMatchObject({ code: 2, stdout: "" });
  });

  test("what later versions bring is said to be not in this one, and not in --help", async () => {
    const { code, stderr } = await runCommand(["restore", "/tmp"]);
    expect(code).toBe(2);
    expect(stderr).toContain("restore is not in this version");
    expect((await runCommand(["--help"])).stdout).not.toContain("restore");
  });

  test.each(COMMANDS)("%s --help explains itself on stdout", async (name) => {
    const { code, stdout, stderr } = await runCommand([name, "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Usage: /);
    expect(stdout).toMatch(/2 wrong use|2 when it was called wrongly/);
  });

  const wrong = [
    ["audit", "--bogus"],
    ["audit", "something"],
    ["staff"],
    ["staff", "add", "--name", "Somebody"],
    ["staff", "add", "--name", "Somebody", "--role", "emperor"],
    ["staff", "disable"],
    ["seed"],
    ["seed", "--reports", "many"],
    ["seed", "--reports", "0"],
    ["export"],
    ["export", "NYAG-2026-0001", "--audience", "GJ", "--out", "x.zip"],
    ["export", "NYAG-2026-0001", "--audience", "XX", "--out", "x.zip", "--as", "prosecutor"],
    ["export", "NYAG-2026-0001", "--audience", "PRT", "--out", "x.zip", "--as", "prosecutor"],
  ].map((args) => ({ args, typed: args.join(" ") }));
  test.each(wrong)("wrong use is one line and exit code 2: $typed", async ({ args }) => {
    // A folder that is not there: wrong use must be told before anything is opened.
    const config = { dataDir: "/nonexistent/data", masterKeyFile: "/nonexistent/key" };
    const { code, stdout, stderr } = await runCommand(args, { config });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^bearwitness \w+: .+\n$/);
  });

  test("a wrong setting is one line and exit code 1, without a stack", async () => {
    const { code, stdout, stderr } = await runCommand(["audit"], { env: { PORT: "zero" } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe("bearwitness audit: PORT must be a port number.\n");
  });

  test("a command that only looks founds no office where none is", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bw-nothing-"));
    const config = { dataDir: join(folder, "data"), masterKeyFile: join(folder, "keys/key") };
    for (const args of [["audit"], ["staff", "list"]]) {
      const { code, stdout, stderr } = await runCommand(args, { config });
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toMatch(/^bearwitness \w+: there is no office in .+\n$/);
    }
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

describe("staff", () => {
  let office: TestOffice;

  beforeAll(async () => {
    office = await openTestOffice();
    await office.employ("prosecutor");
  });

  afterAll(() => office.remove());

  const run = (...args: string[]) => runCommand(["staff", ...args], { config: office.config });

  test("lists accounts beside the running server, one object a line", async () => {
    const { code, stdout, stderr } = await run("list", "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const people = objectsOf(stdout);
    expect(people.map(({ signInName, role, status }) => [signInName, role, status])).toEqual([
      ["admin", "administrator", "active"],
      ["prosecutor", "prosecutor", "active"],
    ]);
    expect(stdout).not.toMatch(/argon2|password/i);
  });

  test("prints an invitation that makes the account, recorded as the operator's act", async () => {
    const { code, stdout } = await run("add", "--name", "New Auditor", "--role", "auditor");
    expect(code).toBe(0);
    const [, token = ""] =
      /^http:\/\/localhost:8080\/desk\/invitation\/(\S+)\n$/.exec(stdout) ?? [];
    expect(await office.useCases.readInvitation({ token })).toEqual({
      displayName: "New Auditor",
      role: "auditor",
      existing: false,
      passwordAllowed: true,
    });
    const account = {
      signInName: "new.auditor",
      displayName: "New Auditor",
      password: "nine quiet rivers bending",
    };
    expect(await office.useCases.acceptInvitation({ token, account })).toEqual({ kind: "done" });
    const auditor = (await office.useCases.listStaff()).find((one) => one.role === "auditor")!;
    const records = await office.useCases.listCustody({ by: auditor });
    const invited = records!.map((record) => Buffer.from(record.leaf).toString()).join("\n");
    expect(invited).toMatch(
      /"account":"invited".*"svc-operator"|"svc-operator".*"account":"invited"/,
    );
  });

  test("ends an account at once; a name nobody has is a problem", async () => {
    const investigator = await office.employ("investigator");
    const signedIn = await office.useCases.signIn({
      signInName: investigator.signInName,
      password: "seven green lanterns drift",
    });
    if (signedIn.kind !== "signed-in") throw new Error(signedIn.kind);
    const done = await run("disable", "investigator", "--json");
    expect(done.code).toBe(0);
    expect(objectsOf(done.stdout)).toEqual([
      { signInName: "investigator", status: "disabled", changed: true },
    ]);
    expect(await office.useCases.findSession({ token: signedIn.token })).toBeUndefined();
    const nobody = await run("disable", "nobody.at.all");
    expect(nobody).toMatchObject({ code: 1, stdout: "" });
    expect(nobody.stderr).toBe('bearwitness staff: nobody signs in as "nobody.at.all".\n');
  });
});
