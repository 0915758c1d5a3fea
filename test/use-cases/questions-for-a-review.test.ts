import { afterAll, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { openDatabase } from "#app/adapters/database/open.ts";
import type { CaseId } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { openOfficeKeys } from "#app/server/office-keys.ts";
import { reviewedFiles } from "#app/use-cases/cases/reviewed-files.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

// The review of a case of many reports asks the database as often as one of few: each question is about all of them.

const office = await openTestOffice();
afterAll(() => office.remove());

/** A case of so many reports, each with two files that are exhibits. */
async function caseOf(by: Person, reports: number): Promise<CaseId> {
  const { useCases, worker } = office;
  const opened = await useCases.openCase({ by, title: `Of ${reports}` });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const { caseId } = opened;
  for (let number = 0; number < reports; number += 1) {
    const files = ["a", "b"].map((name) => ({
      name: `${name}.txt`,
      bytes: Buffer.from(`${name} of ${number} of ${reports}`),
    }));
    const { reportId, itemIds } = await givenReport(office, { files });
    await worker.idle();
    await useCases.addReportToCase({ by, caseId, reportId });
    for (const itemId of itemIds) {
      await useCases.markExhibit({ by, caseId, itemId, description: "An account" });
    }
  }
  await worker.idle();
  await everyFileReviewed(useCases, { by, caseId });
  return caseId;
}

/** How often the database is asked while something runs. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  // All connections have this one.
  const asked = Object.getPrototypeOf(new Sqlite(":memory:").prepare("select 1")) as {
    all: (...values: unknown[]) => unknown;
  };
  const { all } = asked;
  let count = 0;
  asked.all = function (...values) {
    count += 1;
    return all.apply(this, values);
  };
  try {
    await work();
  } finally {
    asked.all = all;
  }
  return count;
}

test("the review of a case of five reports asks as often as that of one", async () => {
  const by = await office.employ("prosecutor");
  const small = await caseOf(by, 1);
  const large = await caseOf(by, 5);
  const clock = { now: () => instantFromMillis(Date.now()) };
  const location = office.config.database;
  const database = await openDatabase({ location, clock, newLogOrigin: "never/needed" });
  try {
    const keys = await openOfficeKeys(office.config, database, () =>
      Promise.resolve({ ok: false, problem: "this office has its keys" }),
    );
    expect(keys).toMatchObject({ ok: true });
    const read = (caseId: CaseId) =>
      database.read((stores) => reviewedFiles({ office: office.office }, stores, caseId));
    expect(await read(large)).toHaveLength(10);
    const reviews = await statementsOf(() => read(small));
    expect(reviews).toBeGreaterThan(4);
    expect(await statementsOf(() => read(large))).toBe(reviews);
  } finally {
    await database.close();
  }
});
