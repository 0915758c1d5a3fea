import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isTokenText, spellToken } from "#app/core/people/api-token.ts";
import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import { actorOf, personIdOf } from "#app/core/people/actor.ts";
import { parseInstant } from "#app/core/instant.ts";

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe("a token's text", () => {
  test("is recognised, begins with bwt_ and keeps all 256 bits apart", () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const text = spellToken(one);
        expect(text).toMatch(/^bwt_[0-9a-hjkmnp-tv-z]{59}$/);
        expect(isTokenText(text)).toBe(true);
        expect(spellToken(other) === text).toBe(Buffer.from(one).equals(Buffer.from(other)));
      }),
    );
  });

  test("is not recognised when one of its characters is another", () => {
    fc.assert(
      fc.property(
        bytes,
        fc.nat({ max: 58 }),
        fc.constantFrom(..."0123456789abcdefghjkmnpqrstvwxyz"),
        (secret, at, digit) => {
          const text = spellToken(secret);
          const changed = text.slice(0, 4 + at) + digit + text.slice(5 + at);
          expect(isTokenText(changed)).toBe(changed === text);
        },
      ),
    );
  });

  test("ends with the CRC-32 that every scanner can compute", () => {
    const text = spellToken(randomBytes(32));
    const digits = "0123456789abcdefghjkmnpqrstvwxyz";
    const sum = Array.from(text.slice(-7)).reduce(
      (value, digit) => value * 32 + digits.indexOf(digit),
      0,
    );
    expect(sum).toBe(crc32(text.slice(0, -7)));
  });

  test.each(["", "bwt_", "Bearer x", "bwt_" + "0".repeat(59), spellToken(randomBytes(32)) + " "])(
    "%j is none",
    (text) => {
      expect(isTokenText(text)).toBe(false);
    },
  );
});

describe("a token's holder", () => {
  const now = parseInstant("2026-11-22T12:00:00.000Z");
  if (now === undefined) throw new Error("no instant");
  const person: Person = {
    id: "usr_00000000000000000000000001",
    role: "prosecutor",
    teams: ["office"],
    supervisor: false,
    agency: null,
    recoveredAt: null,
    createdAt: now,
    status: "active",
    displayName: "P",
  };

  test("may do what both the role and the token allow", () => {
    const token = {
      id: "tok_00000000000000000000000002",
      abilities: ["queue.read", "people.manage"],
    } as const;
    const by = { ...person, token };
    expect(authorise(by, "queue.read", OFFICE, now)).toMatchObject({ allowed: true });
    expect(authorise(by, "case.open", OFFICE, now)).toEqual({
      allowed: false,
      reason: "not-this-token",
    });
    expect(authorise(by, "people.manage", OFFICE, now)).toEqual({
      allowed: false,
      reason: "not-this-role",
    });
  });

  test("is named in records together with the token", () => {
    const token = { id: "tok_00000000000000000000000002", abilities: [] } as const;
    const actor = actorOf({ ...person, token });
    expect(actor.id).toBe(`${person.id}:${token.id}`);
    // What a record's actor may be called (evidence-standards 1.2).
    expect(actor.id).toMatch(/^[A-Za-z0-9._:-]{1,64}$/);
    expect(personIdOf(actor.id)).toBe(person.id);
    expect(personIdOf(actorOf(person).id)).toBe(person.id);
  });
});
