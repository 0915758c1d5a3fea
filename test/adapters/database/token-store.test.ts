import { expect, test } from "@jest/globals";
import { later } from "#app/core/instant.ts";
import { onEachDatabase } from "#test/support/each-database.ts";
import { eventOf, givenPerson, hexOf, newId, tokenOf } from "./given.ts";

onEachDatabase("tokens of the API", (open) => {
  test("are found by hash, listed by person, and keep what they were issued with", async () => {
    const { transact, read, clock } = await open();
    const person = await givenPerson({ transact, clock });
    const other = await givenPerson({ transact, clock });
    const token = tokenOf(person, clock.now());
    await transact(({ tokens }) => tokens.issue(token, eventOf("access.granted", person)));
    const { tokenHash, ...kept } = token;
    await read(async ({ tokens }) => {
      const expected = { ...kept, lastUsedDay: null, revokedAt: null };
      expect(await tokens.byHash(tokenHash)).toEqual(expected);
      expect(await tokens.byHash(hexOf(32))).toBeUndefined();
      expect(await tokens.list(person)).toEqual([expected]);
      expect(await tokens.list(other)).toEqual([]);
      expect(await tokens.list()).toEqual([expected]);
    });
  });

  test("calls are counted by window, whichever server counts", async () => {
    const database = await open();
    const other = await database.openAgain();
    const { transact, clock } = database;
    const person = await givenPerson(database);
    const token = tokenOf(person, clock.now());
    await transact(({ tokens }) => tokens.issue(token, eventOf("access.granted", person)));
    const call = (by: typeof transact, window = clock.now()) =>
      by(({ tokens }) => tokens.countCall(token.id, { day: "2026-11-22", window }));
    const counts = await Promise.all([
      call(transact),
      call(other.transact),
      call(transact),
      call(other.transact),
    ]);
    expect(counts.sort()).toEqual([1, 2, 3, 4]);
    expect(await call(transact, later(clock.now(), 60_000))).toBe(1);
    const found = await database.read(({ tokens }) => tokens.find(token.id));
    expect(found?.lastUsedDay).toBe("2026-11-22");
  });

  test("a token is revoked once", async () => {
    const { transact, clock } = await open();
    const person = await givenPerson({ transact, clock });
    const token = tokenOf(person, clock.now());
    await transact(({ tokens }) => tokens.issue(token, eventOf("access.granted", person)));
    const revoke = () =>
      transact(({ tokens }) =>
        tokens.revoke(token.id, clock.now(), eventOf("access.revoked", person)),
      );
    await revoke();
    await expect(revoke()).rejects.toThrow(/not there/);
  });
});

onEachDatabase("answers kept for calls sent twice", (open) => {
  test("a key is claimed by one of two at once, kept, given back, and forgotten", async () => {
    const database = await open();
    const other = await database.openAgain();
    const { transact, read, clock } = database;
    const keyHash = hexOf(32);
    const claimOf = () => ({ id: newId("ans"), keyHash, requestHash: "r", at: clock.now() });
    const first = claimOf();
    const claimed = await Promise.all([
      transact(({ answers }) => answers.claim(first)),
      other.transact(({ answers }) => answers.claim(claimOf())),
    ]);
    expect(claimed.filter(Boolean)).toHaveLength(1);
    const found = await read(({ answers }) => answers.find(keyHash));
    if (found === undefined) throw new Error("no answer");
    expect(found).toMatchObject({ requestHash: "r", done: null });
    await transact(({ answers }) => answers.keep(found.id, 201, "box"));
    expect(await read(({ answers }) => answers.find(keyHash))).toMatchObject({
      done: { status: 201, sealedBody: "box" },
    });
    await transact(({ answers }) => answers.release(found.id));
    expect(await transact(({ answers }) => answers.claim(claimOf()))).toBe(true);
    await transact(({ answers }) => answers.sweep(later(clock.now(), 1)));
    expect(await read(({ answers }) => answers.find(keyHash))).toBeUndefined();
  });
});
