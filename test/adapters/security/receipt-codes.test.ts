import { expect, test } from "@jest/globals";
import * as argon2 from "argon2";
import { createHashSlots } from "#app/adapters/security/hash-slots.ts";
import {
  createReceiptCodes,
  type StoredReceiptCode,
} from "#app/adapters/security/receipt-codes.ts";
import { parseReceiptCode } from "#app/core/intake/receipt-code.ts";

const PEPPER = new Uint8Array(32).fill(1);

function open(pepper = PEPPER) {
  return createReceiptCodes({ pepper, slots: createHashSlots() });
}

async function make(pepper = PEPPER) {
  const made = await open(pepper).make();
  if (made.kind === "busy") throw new Error("busy");
  const { code, key, salt, verifier } = made;
  return { code, key, stored: { salt, verifier } };
}

test("a made code is well formed and opens its own report with the same key each time; no other code does", async () => {
  const { code, key, stored } = await make();
  expect(parseReceiptCode(code.digits)).toEqual({ ok: true, value: code });
  expect(key).toHaveLength(32);
  expect(await open().verify(code, stored)).toEqual({ kind: "match", key });
  const wrong = {
    ...code,
    secret: code.secret.replace(/^./, (digit) => String((Number(digit) + 1) % 10)),
  };
  expect(await open().verify(wrong, stored)).toEqual({ kind: "no-match" });
  expect((await make()).code).not.toEqual(code);
});

test("what is asked again gets the same code, which nobody makes without the office's secret", async () => {
  const asked = new Uint8Array(32).fill(7);
  const code = open().codeOf(asked, 0);
  expect(parseReceiptCode(code.digits)).toEqual({ ok: true, value: code });
  expect(open().codeOf(asked, 0)).toEqual(code);
  const others = [
    open().codeOf(asked, 1),
    open().codeOf(new Uint8Array(32).fill(8), 0),
    open(new Uint8Array(32).fill(2)).codeOf(asked, 0),
  ];
  expect(new Set([code, ...others].map(({ locator }) => locator)).size).toBe(4);
  expect(new Set([code, ...others].map(({ secret }) => secret)).size).toBe(4);
  const made = await open().make("", code);
  if (made.kind === "busy") throw new Error("busy");
  expect(await open().verify(code, made)).toEqual({ kind: "match", key: made.key });
});

test("what is stored is a version and argon2id's first half; the key is the second", async () => {
  const { code, key, stored } = await make();
  const whole = await argon2.hash(code.secret, {
    raw: true,
    type: argon2.argon2id,
    memoryCost: 65_536,
    timeCost: 3,
    parallelism: 1,
    hashLength: 64,
    salt: Buffer.from(stored.salt),
    secret: Buffer.from(PEPPER),
    associatedData: Buffer.from(code.locator),
  });
  expect(stored.salt).toHaveLength(16);
  expect(Array.from(stored.verifier)).toEqual([1, ...whole.subarray(0, 32)]);
  expect(Array.from(key)).toEqual([...whole.subarray(32)]);
});

test("a row read back as plain bytes of either database is understood", async () => {
  const { code, stored } = await make();
  const row = { salt: Buffer.from(stored.salt), verifier: Buffer.from(stored.verifier) };
  expect((await open().verify(code, row)).kind).toBe("match");
});

test("without the pepper, or moved to another report, a verifier matches nothing", async () => {
  const { code, stored } = await make();
  expect((await open(new Uint8Array(32)).verify(code, stored)).kind).toBe("no-match");
  const elsewhere = { ...code, locator: "00000000" === code.locator ? "00000001" : "00000000" };
  expect((await open().verify(elsewhere, stored)).kind).toBe("no-match");
});

test("an unknown locator never matches and costs the same work", async () => {
  const codes = open();
  const [{ code }, { stored: otherRow }] = [await make(), await make()];
  const timed = async (stored: StoredReceiptCode | undefined) => {
    const start = performance.now();
    expect((await codes.verify(code, stored)).kind).toBe("no-match");
    return performance.now() - start;
  };
  let [known, unknown] = [0, 0];
  for (let round = 0; round < 3; round += 1) {
    known += await timed(otherRow);
    unknown += await timed(undefined);
  }
  // Another test's hashing may run beside this one; skipped work would be hundreds of times faster.
  expect(unknown / known).toBeGreaterThan(0.1);
  expect(unknown / known).toBeLessThan(10);
});

test("passwords and receipt codes share one bound", async () => {
  const { code } = await make();
  const slots = createHashSlots({ atOnce: 1, waiting: 0, reports: 0 });
  const codes = createReceiptCodes({ pepper: PEPPER, slots });
  let finish: () => void = () => undefined;
  const other = slots.run(() => new Promise<void>((resolve) => (finish = resolve)));
  expect(await codes.make()).toEqual({ kind: "busy" });
  expect(await codes.verify(code, undefined)).toEqual({ kind: "busy" });
  finish();
  await other;
});

test("a stored verifier of another format is an error, not a wrong code", async () => {
  const { code, stored } = await make();
  const { salt, verifier } = stored;
  for (const bad of [
    new Uint8Array(0),
    verifier.subarray(1),
    verifier.subarray(0, 32),
    Uint8Array.of(2, ...verifier.subarray(1)),
  ]) {
    await expect(open().verify(code, { salt, verifier: bad })).rejects.toThrow("format");
  }
});
