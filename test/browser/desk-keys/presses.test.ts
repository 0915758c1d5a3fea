import { expect, test } from "@jest/globals";
import { readPresses, type Press } from "#app/browser/desk-keys/presses.ts";

const pressed = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  atMillis: 0,
  modified: false,
  typing: false,
  repeated: false,
  ...more,
});

test("a key means itself, unless somebody types, holds it down or holds another with it", () => {
  const read = readPresses();
  expect(read(pressed("n"))).toEqual({ kind: "key", key: "n" });
  expect(read(pressed("?"))).toEqual({ kind: "key", key: "?" });
  for (const more of [{ typing: true }, { modified: true }, { repeated: true }]) {
    expect(read(pressed("n", more))).toEqual({ kind: "nothing" });
  }
  expect(read(pressed("j", { repeated: true }))).toEqual({ kind: "key", key: "j" });
});

test("g leads somewhere with the letter after it, for a moment and once", () => {
  const read = readPresses();
  expect(read(pressed("g"))).toEqual({ kind: "nothing" });
  expect(read(pressed("q", { atMillis: 1_500 }))).toEqual({ kind: "go", letter: "q" });
  expect(read(pressed("q", { atMillis: 1_600 }))).toEqual({ kind: "key", key: "q" });
  read(pressed("g", { atMillis: 2_000 }));
  expect(read(pressed("n", { atMillis: 3_501 }))).toEqual({ kind: "key", key: "n" });
  read(pressed("g", { atMillis: 4_000 }));
  read(pressed("n", { atMillis: 4_100, typing: true }));
  expect(read(pressed("n", { atMillis: 4_200 }))).toEqual({ kind: "key", key: "n" });
});
