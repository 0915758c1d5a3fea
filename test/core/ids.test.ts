import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { idFromBytes, isIdOf } from "#app/core/ids.ts";

test("sixteen bytes always make an id of their kind, and different bytes different ids", () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      const id = idFromBytes("rpt", one);
      expect(isIdOf("rpt", id)).toBe(true);
      expect(isIdOf("itm", id)).toBe(false);
      expect(id === idFromBytes("rpt", other)).toBe(Buffer.from(one).equals(Buffer.from(other)));
    }),
  );
});

test("an id is not made from too few bytes", () => {
  expect(() => idFromBytes("rpt", new Uint8Array(8))).toThrow("exactly 16 bytes");
});
