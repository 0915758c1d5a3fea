import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { instantFromMillis, later, type Instant } from "#app/core/instant.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

// What an auditor is told of the past is worked out from the log: also for accounts that were ended and given back.

const HOUR = 3_600_000;

let now = instantFromMillis(Date.now());
let office: TestOffice;
let administrator: Person;
let prosecutor: Person;
let auditor: Person;
let reportId: ReportId;

beforeAll(async () => {
  office = await openTestOffice(undefined, { clock: { now: () => now } });
  administrator = await office.employ("administrator");
  prosecutor = await office.employ("prosecutor");
  auditor = await office.employ("auditor");
  ({ reportId } = await givenReport(office));
});
afterAll(() => office.remove());

async function sightOf(person: Person, at: Instant) {
  const found = await office.useCases.whoCouldSee({ by: auditor, id: reportId, at });
  if (found.kind !== "answer") throw new Error(found.kind);
  const one = found.people.find(({ personId }) => personId === person.id);
  return { could: (one?.could.length ?? 0) > 0, why: one?.why };
}

test("an account that was disabled and enabled could see before and after, and nothing between", async () => {
  const { useCases } = office;
  const change = { by: administrator, personId: prosecutor.id };
  now = later(now, HOUR);
  const before = now;
  now = later(now, HOUR);
  const disabledAt = now;
  expect(await useCases.disablePerson(change)).toEqual({ kind: "done" });
  expect(await sightOf(prosecutor, now)).toEqual({ could: false, why: "disabled" });
  now = later(now, HOUR);
  const between = now;
  now = later(now, HOUR);
  const enabledAt = now;
  expect(await useCases.enablePerson(change)).toEqual({ kind: "done" });
  // Disabling twice is one end; enabling somebody who is active changes nothing of the past.
  expect(await useCases.enablePerson(change)).toEqual({ kind: "done" });
  now = later(now, HOUR);

  expect(await sightOf(prosecutor, before)).toEqual({ could: true, why: undefined });
  expect(await sightOf(prosecutor, later(disabledAt, -1))).toEqual({ could: true, why: undefined });
  expect(await sightOf(prosecutor, disabledAt)).toEqual({ could: false, why: "disabled" });
  expect(await sightOf(prosecutor, between)).toEqual({ could: false, why: "disabled" });
  expect(await sightOf(prosecutor, enabledAt)).toEqual({ could: true, why: undefined });
  expect(await sightOf(prosecutor, now)).toEqual({ could: true, why: undefined });
});

test("an account that ended by itself after 90 days could see until then", async () => {
  const idle = now;
  now = later(now, 91 * 24 * HOUR);
  await office.sweepAsServed();
  now = later(now, HOUR);
  expect(await sightOf(prosecutor, idle)).toEqual({ could: true, why: undefined });
  expect(await sightOf(prosecutor, now)).toEqual({ could: false, why: "disabled" });
});
