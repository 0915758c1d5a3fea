import { expect, test } from "@jest/globals";
import { allDone } from "#app/adapters/storage/all-done.ts";

test("a failure is told only once the other works no more, as the first of the list has it", async () => {
  const seen: string[] = [];
  let write = (): void => undefined;
  const writing = new Promise<void>((resolve) => void (write = resolve)).then(() => {
    seen.push("written");
  });
  const failed = Promise.reject(new Error("first"));
  const done = allDone([failed, writing, Promise.reject(new Error("second"))]).catch(
    (cause: unknown) => {
      seen.push(String(cause));
    },
  );
  await new Promise(setImmediate);
  expect(seen).toEqual([]);
  write();
  await done;
  expect(seen).toEqual(["written", "Error: first"]);
});

test("what all of them give is given, in their order", async () => {
  expect(await allDone([Promise.resolve(1), Promise.resolve(2)])).toEqual([1, 2]);
});
