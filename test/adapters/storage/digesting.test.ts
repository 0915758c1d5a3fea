import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { startDigesting } from "#app/adapters/storage/digesting.ts";

function filled(text: string) {
  const bytes = Buffer.from(text);
  const shared = new SharedArrayBuffer(64);
  new Uint8Array(shared).set(bytes);
  return { block: shared, length: bytes.length };
}

test("digests that run at the same time do not mix", async () => {
  const [one, other, given] = [startDigesting(), startDigesting(), startDigesting()];
  for (const part of ["first ", "second ", "third"]) {
    await Promise.all([one.update(filled(part)), other.update(filled(part.toUpperCase()))]);
    await given.update(filled("left behind"));
  }
  given.abandon();
  const sha512 = (text: string) => createHash("sha512").update(text).digest("hex");
  expect((await one.finish()).sha512).toBe(sha512("first second third"));
  expect((await other.finish()).sha512).toBe(sha512("FIRST SECOND THIRD"));
});

test("a digest that was ended gives no second answer", async () => {
  const digesting = startDigesting();
  await digesting.update(filled("x"));
  await digesting.finish();
  await expect(digesting.finish()).rejects.toThrow("lost");
});
