import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { startDigesting } from "#app/adapters/storage/digesting.ts";

function block(text: string) {
  const bytes = Buffer.from(text);
  const shared = new SharedArrayBuffer(64);
  new Uint8Array(shared).set(bytes);
  return [shared, bytes.length] as const;
}

test("digests that run at the same time do not mix", async () => {
  const [one, other, given] = [startDigesting(), startDigesting(), startDigesting()];
  for (const part of ["first ", "second ", "third"]) {
    await Promise.all([one.update(...block(part)), other.update(...block(part.toUpperCase()))]);
    await given.update(...block("left behind"));
  }
  given.abandon();
  const sha512 = (text: string) => createHash("sha512").update(text).digest("hex");
  expect((await one.finish()).sha512).toBe(sha512("first second third"));
  expect((await other.finish()).sha512).toBe(sha512("FIRST SECOND THIRD"));
});

test("a digest that was ended gives no second answer", async () => {
  const digesting = startDigesting();
  await digesting.update(...block("x"));
  await digesting.finish();
  await expect(digesting.finish()).rejects.toThrow("lost");
});
