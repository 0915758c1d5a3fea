import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";
import {
  Decrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from "age-encryption";
import { ageFiles } from "#app/adapters/bundle/age-files.ts";
import { testWith } from "./unpacked.ts";

const run = promisify(execFile);
const CHUNK = 65_536;

test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_000])(
  "%i bytes come out the size that was said, and open for each recipient",
  async (size) => {
    const plain = randomBytes(size);
    const identities = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
    const keys = await Promise.all(identities.map((one) => identityToRecipient(one)));
    // In pieces of a size that fits no chunk.
    const pieces = Array.from({ length: Math.ceil(size / 10_007) }, (_, at) =>
      plain.subarray(at * 10_007, (at + 1) * 10_007),
    );
    const sealed = await ageFiles.encrypt(Readable.from(pieces), size, keys);
    const file = await buffer(sealed.stream);
    expect(file.length).toBe(sealed.size);
    for (const identity of identities) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      expect(Buffer.from(await decrypter.decrypt(file)).equals(plain)).toBe(true);
    }
    const other = new Decrypter();
    other.addIdentity(await generateX25519Identity());
    await expect(other.decrypt(file)).rejects.toThrow();
  },
);

testWith(["age", "age-keygen"], "the program age opens what we encrypt", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bw-age-"));
  try {
    const at = (name: string) => join(folder, name);
    await run("age-keygen", ["-o", at("key.txt")]);
    const { stdout } = await run("age-keygen", ["-y", at("key.txt")]);
    const plain = randomBytes(3 * CHUNK + 5);
    const sealed = await ageFiles.encrypt(Readable.from([plain]), plain.length, [stdout.trim()]);
    await writeFile(at("sealed.age"), sealed.stream);
    await run("age", ["-d", "-i", at("key.txt"), "-o", at("plain"), at("sealed.age")]);
    expect((await readFile(at("plain"))).equals(plain)).toBe(true);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("a key is one by its sum: a slip of one letter is no other person's key", async () => {
  const identity = await generateX25519Identity();
  const key = await identityToRecipient(identity);
  expect(ageFiles.isKey(key)).toBe(true);
  expect(ageFiles.isKey(await identityToRecipient(await generateHybridIdentity()))).toBe(true);
  const slip = key.slice(0, 20) + (key[20] === "q" ? "p" : "q") + key.slice(21);
  expect(ageFiles.isKey(slip)).toBe(false);
  expect(ageFiles.isKey(identity)).toBe(false);
  expect(ageFiles.isKey("")).toBe(false);
});

test("a source that fails ends the file with its error; a file that nobody reads on lets go of its source", async () => {
  const key = await identityToRecipient(await generateX25519Identity());
  const broken = Readable.from(
    (function* () {
      yield randomBytes(10);
      throw new Error("the store is away");
    })(),
  );
  const sealed = await ageFiles.encrypt(broken, 1_000, [key]);
  await expect(buffer(sealed.stream)).rejects.toThrow("the store is away");

  const endless = new Readable({
    read() {
      this.push(randomBytes(CHUNK));
    },
  });
  const left = await ageFiles.encrypt(endless, Number.MAX_SAFE_INTEGER, [key]);
  left.stream.once("data", () => left.stream.destroy());
  await new Promise((resolve) => endless.once("close", resolve));
  expect(endless.destroyed).toBe(true);
});
