import { afterEach, expect, test } from "@jest/globals";
import { parseRecord } from "#app/core/custody/record.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { compose } from "#app/server/compose.ts";
import { openTestOffice, testConfig, type TestOffice } from "#test/support/open-test-office.ts";

let office: TestOffice | undefined;

afterEach(async () => {
  await office?.remove();
});

test("a log keeps its name when the office moves to another address in another year", async () => {
  const first = await openTestOffice();
  await first.shut();
  const moved = testConfig(first.folder, { ORIGIN: "https://report.example.gov" });
  const nextYear = { now: () => instantFromMillis(Date.now() + 400 * 86_400_000) };
  const composed = await compose(moved, {
    purpose: "serve",
    clock: nextYear,
    writeLog: () => undefined,
  });
  if (!composed.ok) throw new Error(composed.problem);
  expect((await composed.value.useCases.auditLog()).faults).toEqual([]);
  await composed.value.close();
  office = await openTestOffice(first.folder);
  const auditor = await office.employ("auditor");
  const records = (await office.useCases.listCustody({ by: auditor })) ?? [];
  const origins = records.map((record) => {
    const parsed = parseRecord(record.leaf);
    return parsed.ok ? parsed.value.log : parsed.problem;
  });
  expect(new Set(origins).size).toBe(1);
  expect(origins[0]).toMatch(/^localhost:8080\/custody\/\d{4}$/);
});
