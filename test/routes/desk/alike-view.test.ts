import { expect, test } from "@jest/globals";
import { alikeView } from "#app/routes/desk/alike-view.ts";

const words = (isWhole: boolean) =>
  alikeView("01K0000000000000000000000A", EMPTY(isWhole), undefined, true).looks;
const EMPTY = (isWhole: boolean) =>
  ({ kind: "group", looks: "compared", members: [], isWhole }) as const;

test("that none looks alike is said of a whole search alone", () => {
  expect(words(true)).toContain("is near");
  expect(words(false)).not.toContain("is near");
  expect(words(false)).toContain("may be missing here");
});
