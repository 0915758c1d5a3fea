import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  describeReceiptCodeProblem,
  formatReceiptCode,
  parseReceiptCode,
  receiptCodeFromBytes,
  type ReceiptCode,
} from "#app/core/intake/receipt-code.ts";

/** Codes from arbitrary bytes; the stream repeats, which is no matter as long as it is not all thrown away. */
const codes = fc
  .uint8Array({ minLength: 40, maxLength: 80 })
  .filter((bytes) => bytes.some((byte) => byte < 250))
  .map((bytes) => {
    let at = 0;
    return receiptCodeFromBytes((count) =>
      Uint8Array.from({ length: count }, () => bytes[at++ % bytes.length] ?? 0),
    );
  });

function replaceAt(digits: string, at: number, digit: string): string {
  return digits.slice(0, at) + digit + digits.slice(at + 1);
}

function kindOf(text: string): string {
  const parsed = parseReceiptCode(text);
  return parsed.ok ? "ok" : parsed.problem.kind;
}

test("a code is 32 digits: 8 locator, 23 secret, 1 check, shown as eight groups of four", () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(code.digits).toMatch(/^\d{32}$/);
      expect(code.locator + code.secret).toBe(code.digits.slice(0, 31));
      expect([code.locator.length, code.secret.length]).toEqual([8, 23]);
      expect(formatReceiptCode(code)).toMatch(/^(?:\d{4} ){7}\d{4}$/);
      expect(parseReceiptCode(formatReceiptCode(code))).toEqual({ ok: true, value: code });
    }),
  );
});

test("the check digit is Damm's: the published example 572 has 4", () => {
  const zerosThen572 = "572".padStart(31, "0");
  expect(kindOf(`${zerosThen572}4`)).toBe("ok");
  expect(kindOf(`${zerosThen572}3`)).toBe("wrong-check");
});

test("every single wrong digit and every swap of neighbours is found", () => {
  fc.assert(
    fc.property(codes, (code) => {
      const { digits } = code;
      for (let at = 0; at < 32; at += 1) {
        for (let change = 1; change < 10; change += 1) {
          const wrong = replaceAt(digits, at, String((Number(digits[at]) + change) % 10));
          expect(kindOf(wrong)).toBe("wrong-check");
        }
        const [one, next] = [digits[at] ?? "", digits[at + 1] ?? ""];
        if (at === 31 || one === next) continue;
        expect(kindOf(replaceAt(replaceAt(digits, at, next), at + 1, one))).toBe("wrong-check");
      }
    }),
    { numRuns: 25 },
  );
});

test("spaces, dashes, line ends, marks of direction and other scripts' digits are all understood", () => {
  const zeros = {
    arabic: 0x660,
    persian: 0x6f0,
    devanagari: 0x966,
    bengali: 0x9e6,
    khmer: 0x17e0,
    wide: 0xff10,
  };
  const spell = (code: ReceiptCode, zero: number) =>
    Array.from(code.digits, (digit) => String.fromCodePoint(zero + Number(digit)));
  fc.assert(
    fc.property(
      codes,
      fc.constantFrom(...Object.values(zeros), 0x30, 0x1d7ce, 0x1e950, 0x116da),
      fc.array(
        fc.constantFrom(" ", "\u00a0", "-", "–", "\n", ".", "\u200f", "\u2066", "_", "/", ""),
        {
          minLength: 32,
          maxLength: 32,
        },
      ),
      (code, zero, between) => {
        const typed = spell(code, zero).map((digit, at) => digit + (between[at] ?? ""));
        expect(parseReceiptCode(typed.join(""))).toEqual({ ok: true, value: code });
      },
    ),
  );
});

test("each way to be wrong has its own sentence, which never repeats what was typed", () => {
  const digits = "572".padStart(31, "0") + "4";
  const cases: readonly (readonly [string, string])[] = [
    ["", "empty"],
    [" - - ", "empty"],
    ["O123 4567", "not-digits"],
    [digits.slice(1), "too-short"],
    [`${digits}0`, "too-long"],
    ["9".repeat(10_000), "too-long"],
    [`1${digits.slice(1)}`, "wrong-check"],
  ];
  for (const [typed, kind] of cases) {
    const parsed = parseReceiptCode(typed);
    expect(parsed).toMatchObject({ ok: false, problem: { kind } });
    if (!parsed.ok) expect(describeReceiptCodeProblem(parsed.problem)).not.toContain("572");
  }
  expect(describeReceiptCodeProblem({ kind: "wrong-check" })).toContain("One digit may be wrong");
});

test("any text whatever gets an answer", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
      expect(typeof parseReceiptCode(text).ok).toBe("boolean");
    }),
  );
});

test("bytes that would favour low digits are passed over, so every digit is as likely", () => {
  const times = new Array<number>(10).fill(0);
  for (let byte = 0; byte < 256; byte += 1) {
    const code = receiptCodeFromBytes((count) => new Uint8Array(count).fill(7).fill(byte, 0, 1));
    if (byte < 250) times[byte % 10] = (times[byte % 10] ?? 0) + 1;
    expect(code.digits[0]).toBe(byte < 250 ? String(byte % 10) : "7");
  }
  expect(times).toEqual(new Array<number>(10).fill(25));
});
