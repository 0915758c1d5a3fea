import { randomBytes } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { createThreadKeys } from "#app/adapters/security/thread-keys.ts";
import { idFromBytes } from "#app/core/ids.ts";

const threadKeys = createThreadKeys();
const thread = idFromBytes("thr", new Uint8Array(16));
const message = idFromBytes("msg", new Uint8Array(16));
const other = new Uint8Array(16).fill(1);
const codeKey = new Uint8Array(randomBytes(32));

async function givenBox(text: string) {
  const pair = await threadKeys.make(thread, codeKey);
  const privateKey = threadKeys.unwrap(pair, codeKey);
  if (privateKey === undefined) throw new Error("the code does not open its own thread");
  return { pair, privateKey, box: await threadKeys.seal(pair, message, text) };
}

describe("a message to a reporter", () => {
  test("is read by whoever has the code, and its box tells little of its length", async () => {
    for (const text of ["Yes.", "¿Qué hora era?\n第二行", "x".repeat(10_000)]) {
      const { privateKey, box } = await givenBox(text);
      expect(await threadKeys.open({ id: thread, privateKey }, message, box)).toBe(text);
      expect((box.length - 1 - 65 - 16) % 512).toBe(0);
    }
  });

  test("opens with no other code, nor with what the database keeps", async () => {
    const { pair, box } = await givenBox("Yes.");
    expect(threadKeys.unwrap(pair, new Uint8Array(randomBytes(32)))).toBeUndefined();
    const elsewhere = { ...pair, id: idFromBytes("thr", other) };
    expect(threadKeys.unwrap(elsewhere, codeKey)).toBeUndefined();
    const guessed = pair.wrappedPrivateKey.subarray(0, 32);
    expect(
      await threadKeys.open({ id: thread, privateKey: guessed }, message, box),
    ).toBeUndefined();
  });

  test("opens in no other place and not when it was changed", async () => {
    const { privateKey, box } = await givenBox("Yes.");
    const from = { id: thread, privateKey };
    expect(await threadKeys.open(from, idFromBytes("msg", other), box)).toBeUndefined();
    const moved = { ...from, id: idFromBytes("thr", other) };
    expect(await threadKeys.open(moved, message, box)).toBeUndefined();
    const changed = new Uint8Array(box);
    changed[changed.length - 1]! ^= 1;
    expect(await threadKeys.open(from, message, changed)).toBeUndefined();
    expect(await threadKeys.open(from, message, box.subarray(0, 40))).toBeUndefined();
  });
});
