import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createIdentityKeys } from "#app/unseal/identity-key.ts";
import { openMasterKey, type KeyPurpose } from "#app/adapters/security/keys.ts";

let folder = "";
let path = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bearwitness-keys-"));
  path = join(folder, "config", "master.key");
});
afterEach(() => rm(folder, { recursive: true }));

async function keyOrThrow(existing: boolean) {
  const opened = await openMasterKey(path, { existing });
  if (!opened.ok) throw new Error(opened.problem);
  return opened;
}

async function problem(existing: boolean): Promise<string> {
  const opened = await openMasterKey(path, { existing });
  return opened.ok ? "none" : opened.problem;
}

test("the first start makes a key of 32 random bytes for its owner's eyes only, with a line that says what it is", async () => {
  const first = await keyOrThrow(false);
  expect(first.created).toBe(true);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, "config"))).mode & 0o777).toBe(0o700);
  expect(await readFile(path, "utf8")).toMatch(
    /^Bearwitness master key, version 1\.[^\n]+\n[\w+/]{43}=\n$/,
  );
  expect(await readdir(join(folder, "config"))).toEqual(["master.key"]);
});

test("later starts read the same key and derive the same subkeys, each purpose its own", async () => {
  const { value: first } = await keyOrThrow(false);
  const second = await keyOrThrow(true);
  expect(second.created).toBe(false);
  expect(second.value.fingerprint).toBe(first.fingerprint);
  const purposes: readonly KeyPurpose[] = [
    "password-pepper",
    "receipt-code-pepper",
    "limiter",
    "form-token",
  ];
  const derived = purposes.map((purpose) => Buffer.from(first.derive(purpose)).toString("hex"));
  expect(
    purposes.map((purpose) => Buffer.from(second.value.derive(purpose)).toString("hex")),
  ).toEqual(derived);
  expect(new Set(derived).size).toBe(purposes.length);
  expect(derived.every((key) => key.length === 64)).toBe(true);
});

test("neither printing nor JSON shows the key", async () => {
  const { value } = await keyOrThrow(false);
  const secret = (await readFile(path, "utf8")).split("\n")[1] ?? "missing";
  const shown = JSON.stringify(value) + Object.values(value).map(String).join();
  expect(shown).not.toContain(secret);
  expect(shown).not.toContain(Buffer.from(secret, "base64").toString("hex"));
});

test("no new key is made when a database exists already: that would make everything unreadable", async () => {
  expect(await problem(true)).toMatch(
    /^The database exists but its master key file \S+ does not\. [^\n]+$/,
  );
  expect(await readdir(folder)).toEqual([]);
});

test("a key file that others can read is refused", async () => {
  await keyOrThrow(false);
  for (const mode of [0o640, 0o604, 0o660, 0o777]) {
    await chmod(path, mode);
    expect(await problem(true)).toBe(
      `The master key file ${path} can be read by other users of this machine; run: chmod 600 ${path}.`,
    );
  }
  await chmod(path, 0o400);
  expect(await problem(true)).toBe("none");
});

test("a damaged key file is refused and left as it is", async () => {
  await keyOrThrow(false);
  const whole = await readFile(path, "utf8");
  for (const text of [
    "",
    whole.slice(0, -4),
    whole.replace("version 1", "version 2"),
    `${whole}more\n`,
    "AAAA\n",
  ]) {
    await writeFile(path, text);
    expect(await problem(false)).toContain("does not hold a master key");
    expect(await readFile(path, "utf8")).toBe(text);
  }
});

test("of two first starts at once, one makes the key and the other does not replace it", async () => {
  const both = await Promise.all([
    openMasterKey(path, { existing: false }),
    openMasterKey(path, { existing: false }),
  ]);
  const made = both.flatMap((opened) => (opened.ok ? [opened.value.fingerprint] : []));
  const { value } = await keyOrThrow(true);
  expect(new Set(made)).toEqual(new Set([value.fingerprint]));
});

test("the identity key pair: private half in its own closed file, public half returned", async () => {
  const file = join(folder, "identity.key");
  const created = await createIdentityKeys(file);
  if (!created.ok) throw new Error(created.problem);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const privateKey = createPrivateKey(await readFile(file, "utf8"));
  expect(privateKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
  const spki = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  expect(Buffer.from(created.publicKey).equals(spki.subarray(-65))).toBe(true);
});

test("a crash before the database knew the public key does not cost the private one", async () => {
  const file = join(folder, "identity.key");
  const created = await createIdentityKeys(file);
  const before = await readFile(file, "utf8");
  // Whoever asks again never reads the private file.
  await writeFile(file, "unreadable");
  expect(await createIdentityKeys(file)).toEqual(created);
  await writeFile(file, before);
  await rm(file);
  const anew = await createIdentityKeys(file);
  expect(anew.ok).toBe(true);
  expect(anew).not.toEqual(created);
});
