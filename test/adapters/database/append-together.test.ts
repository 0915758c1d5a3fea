import { expect, test } from "@jest/globals";
import { checkChain } from "#app/core/custody/chain.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import { onEachDatabase } from "#test/support/each-database.ts";

function look(n: number): CustodyEvent {
  return {
    ev: "item.viewed",
    subj: SYSTEM_SUBJECT,
    actor: { kind: "user", id: `usr-${n}` },
    obj: { n },
  };
}

onEachDatabase("looks recorded together", (open) => {
  test("five hundred at once are each recorded once, in one chain", async () => {
    const database = await open();
    await Promise.all(Array.from({ length: 500 }, (_, n) => database.recordLook(look(n))));
    const records = await database.read(({ custody }) => custody.from(0, 1_000));
    expect(records).toHaveLength(500);
    const chain = checkChain();
    expect(records.flatMap((record) => chain.next(record))).toEqual([]);
    expect(chain.end(500)).toEqual([]);
  });

  test("one that cannot be recorded is refused alone", async () => {
    const database = await open();
    const bad = { ...look(1), obj: { email: "not in a record" } };
    const results = await Promise.allSettled([
      database.recordLook(look(0)),
      database.recordLook(look(1)),
      database.recordLook(bad),
      database.recordLook(look(2)),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(await database.read(({ custody }) => custody.size())).toBe(3);
  });
});
