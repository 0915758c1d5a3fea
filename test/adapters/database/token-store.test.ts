import { expect, test } from "@jest/globals";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
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

onEachDatabase("passes of officers, and pages of events", (open) => {
  test("a pass is found by its hash, notes the day of its use, and ends once", async () => {
    const { transact, read, clock } = await open();
    const issuedBy = await givenPerson({ transact, clock });
    const at = clock.now();
    const pass = { id: newId("oft"), agency: "springfield-pd", label: "Chief", issuedBy };
    const kept = { ...pass, issuedAt: at, expiresAt: later(at, 1_000) };
    const tokenHash = hexOf(32);
    await transact(async ({ officerTokens }) => {
      await officerTokens.issue({ ...kept, tokenHash }, eventOf("access.granted", issuedBy));
      await officerTokens.noteUse(pass.id, "2026-11-22");
    });
    const revoke = () =>
      transact(({ officerTokens }) =>
        officerTokens.revoke(pass.id, at, eventOf("access.revoked", issuedBy)),
      );
    await revoke();
    await expect(revoke()).rejects.toThrow(/not there/);
    await read(async ({ officerTokens }) => {
      const expected = { ...kept, lastUsedDay: "2026-11-22", revokedAt: at };
      expect(await officerTokens.byHash(tokenHash)).toEqual(expected);
      expect(await officerTokens.all()).toEqual([expected]);
    });
  });

  test("a page keeps every version and act, and its address for itself", async () => {
    const database = await open();
    const { transact, read, clock } = database;
    const byId = await givenPerson(database);
    const id = newId("inp");
    const done = (ev: Parameters<typeof eventOf>[0]) => {
      const event = eventOf(ev, SYSTEM_SUBJECT);
      return { byId, at: clock.now(), event };
    };
    const text = (title: string) => ({ text: JSON.stringify({ title }), sha256: hexOf(32) });
    const first = text("one");
    await transact(async ({ incidentPages }) => {
      await incidentPages.make(id, "spring", first, done("page.made"));
      await incidentPages.open(id, 1, done("page.opened"));
      await incidentPages.addVersion(id, 2, text("two"), done("page.changed"));
    });
    await expect(
      transact(({ incidentPages }) =>
        incidentPages.addVersion(id, 2, text("other"), done("page.changed")),
      ),
    ).rejects.toThrow(/not there/);
    await expect(
      transact(({ incidentPages }) =>
        incidentPages.make(newId("inp"), "spring", first, done("page.made")),
      ),
    ).rejects.toThrow(/unique/i);
    await read(async ({ incidentPages }) => {
      const page = { id, slug: "spring", state: "open", version: 2, shownVersion: 1 };
      expect(await incidentPages.bySlug("spring")).toMatchObject(page);
      expect(await incidentPages.all()).toMatchObject([{ ...page, content: { title: "two" } }]);
      expect(await incidentPages.version(id, 1)).toEqual({
        ...{ version: 1, content: { title: "one" }, sha256: first.sha256 },
      });
      const acts = await incidentPages.acts(id);
      expect(acts.map(({ act, version }) => [act, version])).toEqual([
        ["made", 1],
        ["opened", 1],
        ["changed", 2],
      ]);
    });
  });
});
