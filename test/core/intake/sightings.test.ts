import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { WhatHappened, WhereAndWhen } from "#app/core/intake/answers.ts";
import {
  parseSeen,
  seenFields,
  withSighting,
  type Sighting,
  type SightingId,
} from "#app/core/intake/sightings.ts";
import { statementText } from "#app/core/intake/statement.ts";
import { parseYourPart, saysNothing, yourPartFields } from "#app/core/intake/your-part.ts";

const id = (letter: string): SightingId => `sgt_${letter.repeat(26)}`;

function seen(kind: "officer" | "vehicle", fields: Record<string, string>) {
  const read = parseSeen(kind, fields);
  return read.ok ? read.value : read.problems.map(({ field, code }) => `${field}: ${code}`);
}

describe("an officer or a car as it was seen", () => {
  test("holds what was said, and nothing of what was not", () => {
    expect(
      seen("officer", { patch: " ICE \n ERO ", faceCovered: "yes", asked: "refused" }),
    ).toEqual({
      ...{ kind: "officer", patch: "ICE   ERO", looks: "", faceCovered: "yes", badgeSeen: null },
      ...{ badge: "", asked: "refused", answer: "", did: "" },
    });
    expect(seen("vehicle", { plate: "ABC ?23" })).toEqual({
      ...{ kind: "vehicle", plate: "ABC ?23", plateFrom: "", looks: "", markings: "", did: "" },
    });
  });

  test("one of which nothing is said is nobody", () => {
    expect(seen("officer", { patch: "  ", faceCovered: "perhaps" })).toEqual([
      "patch: sighting-empty",
    ]);
    expect(seen("vehicle", {})).toEqual(["plate: sighting-empty"]);
  });

  test("more than a page of words is refused at its field", () => {
    expect(seen("officer", { patch: "x".repeat(301), did: "y".repeat(2_001) })).toEqual([
      "patch: answer-too-long",
      "did: answer-too-long",
    ]);
  });

  test("what its fields show again is read as the same", () => {
    const word = fc.string({ unit: "grapheme", maxLength: 40 });
    const fields = fc.record({ patch: word, looks: word, badge: word, answer: word, did: word });
    fc.assert(
      fc.property(fields, fc.constantFrom("yes", "no", "unknown"), (given, faceCovered) => {
        const read = parseSeen("officer", { ...given, faceCovered });
        if (!read.ok) throw new Error("not read");
        const again = { ...read.value, id: id("a") };
        expect(parseSeen("officer", seenFields(again))).toEqual(read);
      }),
    );
  });

  test("a changed one keeps its place", () => {
    const car = (letter: string, plate: string): Sighting => {
      const read = parseSeen("vehicle", { plate });
      if (!read.ok) throw new Error("not read");
      return { ...read.value, id: id(letter) };
    };
    const both = [car("a", "1"), car("b", "2")];
    expect(withSighting(both, car("a", "3"))).toEqual([car("a", "3"), car("b", "2")]);
    expect(withSighting(both, car("c", "3"))).toEqual([...both, car("c", "3")]);
  });
});

describe("what stands beside the story", () => {
  test("may all stay empty, and shows again what was said", () => {
    const nothing = parseYourPart({ behalf: "nobody" });
    expect(nothing.ok && saysNothing(nothing.value)).toBe(true);
    const fields = {
      ...{ behalf: "attorney", elsewhere: "yes", "elsewhere-where": "The police", wish: "A call" },
      "legal-help": "yes",
    };
    const read = parseYourPart(fields);
    if (!read.ok) throw new Error("not read");
    expect(saysNothing(read.value)).toBe(false);
    expect(yourPartFields(read.value)).toEqual(fields);
  });
});

test("both are in the statement when they were given, and change nothing of it when they were not", () => {
  const what: WhatHappened = { category: "force", narrative: "x" };
  const time = { from: null, fromTime: null, until: null, untilTime: null, about: false };
  const where: WhereAndWhen = { place: "y", latitude: null, longitude: null, time };
  const plain = statementText(what, where);
  const part = parseYourPart({});
  if (!part.ok) throw new Error("not read");
  expect(statementText(what, where, [], { sightings: [], yourPart: part.value })).toBe(plain);
  const car = parseSeen("vehicle", { plate: "ABC" });
  if (!car.ok) throw new Error("not read");
  const full = statementText(what, where, [], { sightings: [{ ...car.value, id: id("a") }] });
  expect(JSON.parse(full)).toMatchObject({ sightings: [{ kind: "vehicle", plate: "ABC" }] });
  expect(full).not.toContain("sgt_");
});
