import { afterEach, expect, test } from "@jest/globals";
import type { Person } from "#app/core/people/authorise.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

let office: TestOffice | undefined;
afterEach(async () => {
  await office?.remove();
  office = undefined;
});

/** An office with two administrators, as a change of role makes the second. */
async function twoAdministrators(at: TestOffice): Promise<readonly [Person, Person]> {
  const first = await at.employ("administrator");
  const { id: personId } = await at.employ("investigator");
  const change = { by: first, personId, role: "administrator", supervisor: false } as const;
  expect(await at.useCases.changeRole(change)).toEqual({ kind: "done" });
  const second = (await at.useCases.listStaff()).find((one) => one.id === personId);
  if (second === undefined) throw new Error("no second administrator");
  return [first, second];
}

async function administratorsOf(at: TestOffice): Promise<number> {
  const staff = await at.useCases.listStaff();
  return staff.filter(({ role, status }) => role === "administrator" && status === "active").length;
}

test("two administrators who disable each other at once leave one", async () => {
  const at = (office = await openTestOffice());
  const [first, second] = await twoAdministrators(at);
  const outcomes = await Promise.all([
    at.useCases.disablePerson({ by: first, personId: second.id }),
    at.useCases.disablePerson({ by: second, personId: first.id }),
  ]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
  expect(await administratorsOf(at)).toBe(1);
});

test("two administrators who take each other's role at once leave one, and the other enables nobody", async () => {
  const at = (office = await openTestOffice());
  const [first, second] = await twoAdministrators(at);
  const take = (by: Person, personId: Person["id"]) =>
    at.useCases.changeRole({ by, personId, role: "auditor", supervisor: false });
  const outcomes = await Promise.all([take(first, second.id), take(second, first.id)]);
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
  expect(await administratorsOf(at)).toBe(1);
  // The request of somebody whose rights went while it was on its way.
  const [loser, winner] = outcomes[0].kind === "done" ? [second, first] : [first, second];
  expect(await at.useCases.enablePerson({ by: loser, personId: winner.id })).toMatchObject({
    kind: "refused",
  });
});
