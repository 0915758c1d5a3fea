import { expect, test } from "@jest/globals";
import { freeReportCode } from "#app/use-cases/intake/free-report-code.ts";
import { databasesOf } from "#test/support/each-database.ts";
import { givenReport } from "../adapters/database/given.ts";

const open = databasesOf("sqlite");

const drawn = (letter: number) => new Uint8Array(8).fill(letter);

test("a report never gets the code of another one", async () => {
  const database = await open();
  await givenReport(database, { code: "BW-1111-1111" });
  const draws = [drawn(1), drawn(1), drawn(2)];
  const code = await database.transact((stores) =>
    freeReportCode(stores, () => draws.shift() ?? drawn(1)),
  );
  expect(code).toBe("BW-2222-2222");
});

test("a random source that draws one code for ever is said to, instead of asked for ever", async () => {
  const database = await open();
  await givenReport(database, { code: "BW-1111-1111" });
  const asked = database.read((stores) => freeReportCode(stores, () => drawn(1)));
  await expect(asked).rejects.toThrow("another report's already");
});
