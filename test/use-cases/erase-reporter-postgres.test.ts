import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import pg from "pg";
import { compose } from "#app/server/compose.ts";
import { givenReport } from "#test/support/given.ts";
import { PASSWORD, testConfig } from "#test/support/open-test-office.ts";
import { newPostgresDatabase, supervise } from "#test/support/postgres-server.ts";

const NAME = "Quillfeather-Zabrowski";

/** Runs work on a connection of its own. */
async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every live row of every table of every schema, as text; bytes stand there in hexadecimal. What a dump holds. */
function liveRows(url: string): Promise<string> {
  return connected(url, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const rows: string[] = [];
    for (const { name } of tables.rows) {
      const found = await client.query<{ row: string }>(`select t::text as row from ${name} as t`);
      rows.push(...found.rows.map(({ row }) => row));
    }
    return rows.join("\n");
  });
}

/** The bytes of the database's own files, without PostgreSQL's write-ahead log. */
async function storedBytes(url: string): Promise<Buffer> {
  const folder = await connected(url, async (client) => {
    // What was written reaches the files, and what VACUUM replaced leaves the disk, with the next checkpoint.
    await client.query("checkpoint");
    const place = await client.query<{ folder: string }>(
      `select current_setting('data_directory') || '/base/' || oid as folder
       from pg_database where datname = current_database()`,
    );
    return place.rows[0]?.folder ?? "";
  });
  const names = await readdir(folder);
  return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))));
}

/** What the database keeps of a reporter: the sealed contact, and each encrypted name of a file. */
function keptOfReporter(url: string): Promise<readonly Buffer[]> {
  return connected(url, async (client) => {
    const sealed = await client.query<{ sealed: Buffer }>(
      "select box as sealed from sealed_identity",
    );
    const names = await client.query<{ name: string }>(
      `select disclosure as name from custody_disclosure where name = 'original_name'
       union all select original_name from evidence_item`,
    );
    return [
      ...sealed.rows.map((row) => row.sealed),
      ...names.rows.map(({ name }) => Buffer.from(name)),
    ];
  });
}

function isIn(rows: string, kept: Buffer): boolean {
  return rows.includes(kept.toString()) || rows.includes(kept.toString("hex"));
}

/**
 * A whole installation of the system's, newest first: `pg_dump` refuses a server that is newer than itself, and the server
 * that comes with the packages has none.
 */
const INSTALLED = "/usr/lib/postgresql";
const [programs] = (existsSync(INSTALLED) ? readdirSync(INSTALLED) : [])
  .sort((one, other) => Number(other) - Number(one))
  .map((version) => join(INSTALLED, version, "bin"))
  .filter((bin) => ["initdb", "postgres", "pg_dump"].every((name) => existsSync(join(bin, name))));

function dumped(url: string): string | undefined {
  if (programs === undefined) return undefined;
  const program = join(programs, "pg_dump");
  const dump = spawnSync(program, [url], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  if (dump.status !== 0) throw new Error(dump.stderr);
  return dump.stdout;
}

if (programs === undefined) {
  test.skip("no installation with pg_dump here: rows and files are searched, a dump is not", () =>
    undefined);
}

test("on PostgreSQL neither a live row, a dump nor a file of the database holds what was kept of an erased reporter", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bw-office-"));
  const url = await newPostgresDatabase(
    programs === undefined ? undefined : await supervise({ programs }),
  );
  const composed = await compose(testConfig(folder, { DATABASE_URL: url }), {
    purpose: "serve",
    writeLog: () => undefined,
  });
  if (!composed.ok) throw new Error(composed.problem);
  const office = composed.value;
  const { useCases } = office;
  try {
    const sent = await givenReport(office, {
      files: [{ name: `${NAME} porch.mp4`, bytes: randomBytes(10_000) }],
      email: `${NAME}@mail.example`,
    });
    await office.worker.idle();
    // Names lie encrypted from the first, so it is the encrypted bytes that must be there before, and gone after.
    const kept = await keptOfReporter(url);
    expect(kept).toHaveLength(3);
    const before = { rows: await liveRows(url), bytes: await storedBytes(url), dump: dumped(url) };
    expect(before.rows).toContain("report.received");
    expect(before.rows).not.toContain(NAME);
    expect(before.bytes.includes(NAME)).toBe(false);
    for (const one of kept) {
      expect(isIn(before.rows, one)).toBe(true);
      expect(before.bytes.includes(one)).toBe(true);
      if (before.dump !== undefined) expect(isIn(before.dump, one)).toBe(true);
    }

    const invited = await useCases.inviteStaff({
      displayName: "Custodian",
      role: "evidence-custodian",
    });
    if (invited.kind !== "invited") throw new Error(invited.kind);
    await useCases.acceptInvitation({
      token: invited.token,
      account: { signInName: "custodian", displayName: "Custodian", password: PASSWORD },
    });
    const by = (await useCases.listStaff()).find((person) => person.signInName === "custodian");
    const receipt = await useCases.readReceipt({ token: sent.token });
    if (by === undefined || receipt === undefined) throw new Error("nobody, or no receipt");
    const erased = await useCases.eraseReporter({
      by,
      reportCode: receipt.reportCode,
      reason: "Asked for by the reporter",
    });
    expect(erased).toMatchObject({ kind: "erased", identity: true });
    await connected(url, (client) =>
      client.query("vacuum full sealed_identity, draft, custody_disclosure, evidence_item"),
    );
    const after = { rows: await liveRows(url), bytes: await storedBytes(url), dump: dumped(url) };
    for (const one of kept) {
      expect(isIn(after.rows, one)).toBe(false);
      expect(after.bytes.includes(one)).toBe(false);
      if (after.dump !== undefined) expect(isIn(after.dump, one)).toBe(false);
    }
    expect((await useCases.auditLog()).faults).toEqual([]);
  } finally {
    await office.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 240_000);
