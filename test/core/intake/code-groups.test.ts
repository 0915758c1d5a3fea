import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { askedGroups, groupsOf, wrongGroups } from "#app/core/intake/code-groups.ts";
import { receiptCodeFromBytes } from "#app/core/intake/receipt-code.ts";

const codes = fc
  .uint8Array({ minLength: 64, maxLength: 64 })
  .map((bytes) => receiptCodeFromBytes((count) => bytes.map((byte) => byte % 250).slice(0, count)));

test("two groups of the secret are asked, the same for the same code", () => {
  fc.assert(
    fc.property(codes, (code) => {
      const [first = 0, second = 0, ...more] = askedGroups(code);
      expect(more).toEqual([]);
      expect([3, 4, 5]).toContain(first);
      expect([6, 7, 8]).toContain(second);
      expect(askedGroups(code)).toEqual([first, second]);
    }),
  );
});

test("what is copied is right however it is spaced; a slip names its group", () => {
  fc.assert(
    fc.property(codes, fc.nat(3), (code, at) => {
      const groups = groupsOf(code);
      const [first = 0, second = 0] = askedGroups(code);
      const one = groups[first - 1] ?? "";
      const other = groups[second - 1] ?? "";
      const spaced = ` ${[...other].join(" ")} `;
      expect(wrongGroups(code, { [first]: one, [second]: spaced })).toEqual([]);
      const digit = String((Number(one[at]) + 1) % 10);
      const slip = one.slice(0, at) + digit + one.slice(at + 1);
      expect(wrongGroups(code, { [first]: slip, [second]: other })).toEqual([first]);
      expect(wrongGroups(code, {})).toEqual([first, second]);
      expect(wrongGroups(code, { [first]: `${one}x`, [second]: `${other}0` })).toEqual([
        first,
        second,
      ]);
    }),
  );
});
