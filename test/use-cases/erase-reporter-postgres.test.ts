import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import pg from "pg";
import { compose } from "#app/server/compose.ts";
import { givenReport } from "#test/support/given.ts";
import { PASSWORD, testConfig } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

const NAME = "Quillfeather-Zabrowski";

/** How many live rows of any table hold a text, spelled as such or inside of bytes. */
async function rowsHolding(url: string, text: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("vacuum full");
    const tables = await client.query<{ name: string }>(
      "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'",
    );
    let count = 0;
    for (const { name } of tables.rows) {
      const found = await client.query<{ n: string }>(
        `select count(*) as n from ${name} as t where t::text like $1 or t::text like $2`,
        [`%${text}%`, `%${Buffer.from(text).toString("hex")}%`],
      );
      count += Number(found.rows[0]?.n);
    }
    return count;
  } finally {
    await client.end();
  }
}

test("on PostgreSQL no live row holds an erased reporter's name, and the log still proves", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bw-office-"));
  const url = await newPostgresDatabase();
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
    // Names lie encrypted from the first; that rows are searched at all is shown by a word that is not.
    expect(await rowsHolding(url, NAME)).toBe(0);
    expect(await rowsHolding(url, "report.received")).toBeGreaterThan(0);

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
    expect(await rowsHolding(url, NAME)).toBe(0);
    expect((await useCases.auditLog()).faults).toEqual([]);
  } finally {
    await office.close();
    await rm(folder, { recursive: true, force: true });
  }
});
