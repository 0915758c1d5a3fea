import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { instantFromMillis, later } from "#app/core/instant.ts";
import { SETUP_MILLIS } from "#app/use-cases/people/set-up-office.ts";
import { openTestOffice, PASSWORD, type TestOffice } from "#test/support/open-test-office.ts";

// The first administrator's link, by the clock of the office.

let now = instantFromMillis(Date.UTC(2026, 5, 5));
let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice(undefined, { clock: { now: () => now } });
});
afterAll(() => office.remove());

test("the link ends after an hour; a new start makes another one, until there is an administrator", async () => {
  const { useCases } = office;
  const account = { signInName: "admin", displayName: "Ada", password: PASSWORD };
  const setUp = (token: string) =>
    useCases.setUpOffice({ token, account, inviteeName: "Pat Prosecutor" });
  const first = await useCases.beginSetup();
  if (first === undefined) throw new Error("no link");
  expect(first.until).toBe(later(now, SETUP_MILLIS));
  now = later(now, SETUP_MILLIS - 1);
  expect(await useCases.isSetupOpen(first)).toBe(true);
  now = later(now, 1);
  expect(await useCases.isSetupOpen(first)).toBe(false);
  expect(await setUp(first.token)).toEqual({ kind: "closed" });

  const second = await useCases.beginSetup();
  if (second === undefined) throw new Error("no link");
  // A clock that is set back makes no link last longer.
  const then = now;
  now = later(then, -86_400_000);
  expect(await useCases.isSetupOpen(second)).toBe(false);
  now = then;
  expect(await setUp(first.token)).toEqual({ kind: "closed" });
  // What is wrong is told in the order of the form's fields.
  const nothing = { signInName: "", displayName: "", password: "" };
  const wrong = await useCases.setUpOffice({
    ...{ token: second.token, account: nothing, inviteeName: "" },
  });
  const problems = wrong.kind === "problems" ? wrong.problems.map(({ field }) => field) : [];
  expect(problems).toEqual(["display-name", "sign-in-name", "password", "invitee-name"]);
  expect(await setUp(second.token)).toMatchObject({ kind: "done" });
  const [founder] = await useCases.listStaff();
  if (founder === undefined) throw new Error("no administrator");
  const custody = await useCases.listCustody({ by: { ...founder, role: "auditor" } });
  expect((custody ?? []).map(({ ev }) => ev)).toContain("access.granted");
  expect(await useCases.isSetupOpen(second)).toBe(false);
  expect(await useCases.beginSetup()).toBeUndefined();
});
