import { expect, test } from "@jest/globals";
import type { PersonId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { onEachDatabase, type TestDatabase } from "#test/support/each-database.ts";
import { eventOf, givenPerson, givenReport, hexOf, newId } from "./given.ts";

function sessionOf(tokenHash: string, personId: PersonId, at: Instant) {
  const id = newId("ses");
  const times = { createdAt: at, lastSeenAt: at, steppedUpAt: at };
  return {
    ...{ tokenHash, id, personId, strength: "password" as const, ...times },
    earlierFormTokens: [] as string[],
  };
}

async function givenInvitation({ transact, clock }: TestDatabase) {
  const invitation = { id: newId("inv"), tokenHash: hexOf(32) };
  const at = clock.now();
  await transact(({ people }) =>
    people.invite({
      ...invitation,
      role: "prosecutor",
      displayName: "First Attorney",
      invitedBy: null,
      at,
      expiresAt: later(at, 1_000),
    }),
  );
  return invitation;
}

onEachDatabase("people", (open) => {
  test("are found by id and by sign-in name, exactly", async () => {
    const database = await open();
    const id = await givenPerson(database, { signInName: "mara.velez", role: "auditor" });
    const person = { id, signInName: "mara.velez", role: "auditor", status: "active" };
    await database.read(async ({ people }) => {
      expect(await people.find(id)).toMatchObject({ ...person, teams: ["office"] });
      expect(await people.find(id)).not.toHaveProperty("passwordHash");
      expect(await people.bySignInName("mara.velez")).toMatchObject({
        ...person,
        passwordHash: "not a hash",
      });
      for (const other of ["Mara.Velez", "mara_velez", "mara%", "", " mara.velez"]) {
        expect(await people.bySignInName(other)).toBeUndefined();
      }
      expect(await people.count()).toBe(1);
    });
  });

  test("a sign-in name belongs to one person", async () => {
    const database = await open();
    await givenPerson(database, { signInName: "mara" });
    await expect(givenPerson(database, { signInName: "mara" })).rejects.toThrow(/unique/i);
    expect(await database.read(({ people }) => people.count())).toBe(1);
  });

  test("two who take the same name at once: one gets it, the other is told so", async () => {
    const database = await open();
    const other = { ...database, ...(await database.openAgain()) };
    const join = async ({ transact, clock }: TestDatabase) => {
      const id = newId("usr");
      return transact(async ({ people }) => {
        if ((await people.bySignInName("mara")) !== undefined) return "taken";
        const more = {
          role: "auditor",
          teams: ["office"],
          passwordHash: "",
          at: clock.now(),
        } as const;
        await people.add(
          { id, signInName: "mara", displayName: "Mara", ...more },
          eventOf("access.granted", id),
        );
        return "joined";
      });
    };
    const outcomes = await Promise.all([join(database), join(other), join(database), join(other)]);
    expect(outcomes.toSorted()).toEqual(["joined", "taken", "taken", "taken"]);
  });

  test("an invitation is found by its token and used once, also by two clicks at once", async () => {
    const database = await open();
    const other = await database.openAgain();
    const { id, tokenHash } = await givenInvitation(database);
    const at = database.clock.now();
    await database.read(async ({ people }) => {
      expect(await people.invitation(tokenHash)).toMatchObject({ id, usedAt: null });
      expect(await people.invitation(hexOf(32))).toBeUndefined();
    });
    const uses = await Promise.all(
      [database, other, database, other].map(({ transact }) =>
        transact(({ people }) => people.useInvitation(id, at)),
      ),
    );
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await database.read(({ people }) => people.invitation(tokenHash))).toMatchObject({
      usedAt: at,
    });
  });

  test("the first-run link makes one administrator, whatever is clicked at once", async () => {
    const database = await open();
    const other = { ...database, ...(await database.openAgain()) };
    await database.transact(({ office }) => office.set("setup-token-hash", "hash"));
    const found = async ({ transact, clock }: TestDatabase, signInName: string) =>
      transact(async ({ office, people }) => {
        const isOpen = (await office.get("setup-token-hash")) === "hash";
        if (!isOpen || (await people.count()) > 0) return "closed";
        await office.remove("setup-token-hash");
        const id = newId("usr");
        const more = { teams: ["office"], passwordHash: "", at: clock.now() };
        await people.add(
          { id, signInName, displayName: signInName, role: "administrator", ...more },
          eventOf("access.granted", id),
        );
        return "done";
      });
    const outcomes = await Promise.all([
      found(database, "one"),
      found(other, "two"),
      found(database, "three"),
      found(other, "four"),
    ]);
    expect(outcomes.toSorted()).toEqual(["closed", "closed", "closed", "done"]);
    expect(await database.read(({ people }) => people.count())).toBe(1);
  });

  test("disabling ends the account and every session, and nobody else's", async () => {
    const database = await open();
    const [leaver, stayer] = [await givenPerson(database), await givenPerson(database)];
    const { transact, read, clock } = database;
    await transact(async ({ sessions }) => {
      await sessions.startStaff(sessionOf("leaver-1", leaver, clock.now()));
      await sessions.startStaff(sessionOf("leaver-2", leaver, clock.now()));
      await sessions.startStaff(sessionOf("stayer", stayer, clock.now()));
    });
    await transact(({ people }) => people.disable(leaver, eventOf("access.revoked", leaver)));
    await read(async ({ people, sessions }) => {
      expect(await people.find(leaver)).toMatchObject({ status: "disabled" });
      expect(await people.find(stayer)).toMatchObject({ status: "active" });
      expect(await sessions.ofPerson(leaver)).toEqual([]);
      expect(await sessions.staff("leaver-1")).toBeUndefined();
      expect(await sessions.staff("stayer")).toMatchObject({ personId: stayer });
    });
  });

  test("a status that is not known counts as disabled", async () => {
    const database = await open();
    const id = await givenPerson(database);
    await database.sql("update person set status = 'on-leave'");
    expect(await database.read(({ people }) => people.find(id))).toMatchObject({
      status: "disabled",
    });
  });
});

onEachDatabase("sessions", (open) => {
  test("are found by the hash of their token, seen again, and ended one or all", async () => {
    const database = await open();
    const { transact, read, clock } = database;
    const person = await givenPerson(database);
    const start = clock.now();
    for (const token of ["one", "two", "three"]) {
      await transact(({ sessions }) => sessions.startStaff(sessionOf(token, person, clock.now())));
      clock.move(10);
    }
    await transact(({ sessions }) => sessions.touchStaff("one", clock.now()));
    expect(await read(({ sessions }) => sessions.staff("one"))).toMatchObject({
      personId: person,
      createdAt: start,
      lastSeenAt: clock.now(),
    });
    await transact(({ sessions }) => sessions.endStaff("one"));
    const left = await read(({ sessions }) => sessions.ofPerson(person));
    expect(left.map((session) => session.tokenHash)).toEqual(["two", "three"]);
    await transact(({ sessions }) => sessions.endAllOf(person));
    expect(await read(({ sessions }) => sessions.ofPerson(person))).toEqual([]);
    expect(await read(({ sessions }) => sessions.staff("two"))).toBeUndefined();
  });

  test("a session belongs to somebody who exists", async () => {
    const { transact, clock } = await open();
    await expect(
      transact(({ sessions }) =>
        sessions.startStaff(sessionOf("token", newId("usr"), clock.now())),
      ),
    ).rejects.toThrow(/foreign key/i);
  });

  test("a witness's visit is found by its token, seen again and left", async () => {
    const database = await open();
    const { transact, read, clock } = database;
    const reportId = await givenReport(database);
    const start = clock.now();
    await transact(({ sessions }) => sessions.startFollowUp("visit", reportId, start));
    clock.move(5);
    await transact(({ sessions }) => sessions.touchFollowUp("visit", clock.now()));
    const visit = () => read(({ sessions }) => sessions.followUp("visit"));
    expect(await visit()).toEqual({
      reportId,
      createdAt: start,
      lastSeenAt: clock.now(),
      threadKeysSealed: null,
    });
    await transact(({ sessions }) => sessions.endFollowUp("visit"));
    expect(await visit()).toBeUndefined();
  });

  test("one is ended by its public name, by its owner only", async () => {
    const database = await open();
    const [owner, other] = [await givenPerson(database), await givenPerson(database)];
    const { transact, read, clock } = database;
    const session = sessionOf("one", owner, clock.now());
    await transact(({ sessions }) => sessions.startStaff(session));
    expect(await transact(({ sessions }) => sessions.endOne(other, session.id))).toBe(false);
    expect(await read(({ sessions }) => sessions.staff("one"))).toBeDefined();
    expect(await transact(({ sessions }) => sessions.endOne(owner, session.id))).toBe(true);
    expect(await read(({ sessions }) => sessions.staff("one"))).toBeUndefined();
  });

  test("a confirmed session has a new token; the old one opens nothing", async () => {
    const database = await open();
    const person = await givenPerson(database);
    const { transact, read, clock } = database;
    const session = sessionOf("old", person, clock.now());
    await transact(({ sessions }) => sessions.startStaff(session));
    clock.move(1_000);
    const at = clock.now();
    const earlierFormTokens = ["form-one", "form-two"];
    const to = { tokenHash: "new", strength: "passkey", at, earlierFormTokens } as const;
    await transact(({ sessions }) => sessions.stepUp("old", to));
    await read(async ({ sessions }) => {
      expect(await sessions.staff("old")).toBeUndefined();
      expect(await sessions.staff("new")).toEqual({
        ...session,
        tokenHash: "new",
        strength: "passkey",
        lastSeenAt: at,
        steppedUpAt: at,
        earlierFormTokens,
      });
    });
  });

  test("of many forms that were kept for one person only the newest remain", async () => {
    const database = await open();
    const person = await givenPerson(database);
    const { transact, read, clock } = database;
    const ids = Array.from({ length: 8 }, () => newId("kpt"));
    for (const id of ids) {
      clock.move(1_000);
      const form = { personId: person, sealed: "sealed", keptAt: clock.now() };
      await transact(({ sessions }) => sessions.keepForm(id, form));
    }
    const kept = await Promise.all(
      ids.map((id) => read(({ sessions }) => sessions.keptForm(id)).then(Boolean)),
    );
    expect(kept).toEqual([false, false, false, true, true, true, true, true]);
  });

  test("past sign-ins and kept forms are forgotten after their time, and what a clock that ran ahead dated stays no longer", async () => {
    const database = await open();
    const { transact, read, clock } = database;
    const person = await givenPerson(database);
    const now = clock.now();
    const form = newId("kpt");
    await transact(async ({ sessions }) => {
      for (const away of [-2_000, 0, 2_000]) {
        await sessions.recordSignIn(newId("sgn"), person, "passkey", later(now, away));
      }
      const keptAt = later(now, 2_000);
      await sessions.keepForm(form, { personId: person, sealed: "sealed", keptAt });
      await sessions.boundKeptForms(now);
    });
    const signIns = { before: later(now, -1_000), beyond: later(now, 1_000) };
    const left = async (keptForms: Instant) => {
      await transact(({ sessions }) => sessions.forget({ keptForms, signIns }));
      return read(async ({ sessions }) => [
        (await sessions.signInsOf(person, 9)).map(({ at }) => at),
        (await sessions.keptForm(form)) !== undefined,
      ]);
    };
    expect(await left(now)).toEqual([[now], true]);
    expect(await left(later(now, 1))).toEqual([[now], false]);
  });

  test("the sweep removes what ran out, and what a clock that ran ahead left, and nothing between", async () => {
    const database = await open();
    const { transact, read, clock } = database;
    const person = await givenPerson(database);
    const reportId = await givenReport(database);
    for (const age of ["old", "young", "to come"]) {
      await transact(async ({ sessions, factors }) => {
        await sessions.startStaff(sessionOf(`staff-${age}`, person, clock.now()));
        await sessions.startFollowUp(`visit-${age}`, reportId, clock.now());
        await factors.holdPasswordPath(age, clock.now());
        const path = { failures: [clock.now()], lockedAt: null };
        await factors.setPasswordPath(age, path, clock.now());
      });
      clock.move(1_000);
    }
    const bounds = { before: later(clock.now(), -2_000), beyond: later(clock.now(), -2_000) };
    await transact(({ sessions }) =>
      sessions.sweep({
        ...{ staff: bounds, followUp: bounds, failures: bounds },
        keepLocked: [],
      }),
    );
    await read(async ({ sessions, factors }) => {
      for (const age of ["old", "young", "to come"]) {
        const isLeft = age === "young";
        expect((await sessions.staff(`staff-${age}`)) !== undefined).toBe(isLeft);
        expect((await sessions.followUp(`visit-${age}`)) !== undefined).toBe(isLeft);
        expect((await factors.passwordPath(age)).failures).toHaveLength(isLeft ? 1 : 0);
      }
    });
  });
});
