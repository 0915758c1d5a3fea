import { expect, test } from "@jest/globals";
import { onEachDatabase } from "#test/support/each-database.ts";

onEachDatabase("the office's settings", (open) => {
  test("a setting keeps its last value until it is removed", async () => {
    const { transact, read } = await open();
    await transact((stores) => stores.office.set("deployment-id", "one"));
    await transact((stores) => stores.office.set("deployment-id", "two"));
    expect(await read((stores) => stores.office.get("deployment-id"))).toBe("two");
    await transact((stores) => stores.office.remove("deployment-id"));
    expect(await read((stores) => stores.office.get("deployment-id"))).toBeUndefined();
  });
});
