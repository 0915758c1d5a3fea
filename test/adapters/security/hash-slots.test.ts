import { expect, test } from "@jest/globals";
import { createHashSlots } from "#app/adapters/security/hash-slots.ts";

test("four run, 32 wait, the rest is told at once that it is busy; everyone who waited is served in order", async () => {
  const slots = createHashSlots();
  const finish: (() => void)[] = [];
  const started: number[] = [];
  const runs = Array.from({ length: 40 }, (_, at) =>
    slots.run(() => {
      started.push(at);
      return new Promise<number>((resolve) => {
        finish.push(() => {
          resolve(at);
        });
      });
    }),
  );
  const busy = await Promise.all(runs.slice(36));
  expect(busy).toEqual([1, 2, 3, 4].map(() => ({ kind: "busy" })));
  expect(started).toEqual([0, 1, 2, 3]);
  for (let next = 0; next < 36; next += 1) {
    while (finish[next] === undefined) await new Promise((resolve) => setImmediate(resolve));
    finish[next]?.();
  }
  const done = await Promise.all(runs.slice(0, 36));
  expect(done).toEqual(Array.from({ length: 36 }, (_, at) => ({ kind: "done", value: at })));
  expect(started).toEqual(Array.from({ length: 36 }, (_, at) => at));
});

test("work that fails gives its slot back", async () => {
  const slots = createHashSlots({ atOnce: 1, waiting: 1 });
  for (let round = 0; round < 5; round += 1) {
    await expect(slots.run(() => Promise.reject(new Error("no memory")))).rejects.toThrow(
      "no memory",
    );
  }
  expect(await slots.run(() => Promise.resolve("fine"))).toEqual({ kind: "done", value: "fine" });
});

test("senders of reports take turns: whoever floods stands before nobody else, and none is turned away", async () => {
  const slots = createHashSlots({ atOnce: 1, waiting: 2 });
  const served: string[] = [];
  const send = (from: string) =>
    slots.run(
      async () => {
        await new Promise((resolve) => setImmediate(resolve));
        served.push(from);
      },
      { kind: "report", from },
    );
  const flood = Array.from({ length: 300 }, () => send("flooder"));
  const honest = [send("one"), send("two"), send("one")];
  const tries = [1, 2, 3].map(() => slots.run(() => Promise.resolve(served.push("try"))));
  const kinds = (await Promise.all([...flood, ...honest, ...tries])).map(({ kind }) => kind);
  expect(kinds.slice(0, 303)).toEqual(Array.from({ length: 303 }, () => "done"));
  expect(kinds.slice(303)).toEqual(["done", "done", "busy"]);
  expect(served.slice(0, 9).sort()).toEqual(
    ["flooder", "flooder", "flooder", "flooder", "one", "one", "try", "try", "two"].sort(),
  );
});
