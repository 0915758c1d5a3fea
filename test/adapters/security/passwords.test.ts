import { expect, test } from "@jest/globals";
import * as argon2 from "argon2";
import { createHashSlots, type HashSlots } from "#app/adapters/security/hash-slots.ts";
import { createPasswords } from "#app/adapters/security/passwords.ts";

const PEPPER = new Uint8Array(32).fill(1);
const BUSY: HashSlots = { run: () => Promise.resolve({ kind: "busy" }) };

function open(pepper = PEPPER) {
  return createPasswords({ pepper, slots: createHashSlots() });
}

async function protect(password: string): Promise<string> {
  const hashed = await open().protect(password);
  if (hashed.kind === "busy") throw new Error("busy");
  return hashed.encoded;
}

test("the stored text says version and costs, and holds 16 bytes of salt and 32 of hash", async () => {
  const encoded = await protect("violet tractor seven moss");
  expect(encoded).toMatch(/^bw1\$argon2id\$v=19\$m=65536,t=3,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await protect("violet tractor seven moss")).not.toBe(encoded);
});

test("the right password matches and others do not, however long and in whatever script", async () => {
  const long = "ж".repeat(255);
  const encoded = await protect(`${long}a`);
  expect(await open().verify(`${long}a`, encoded)).toBe("match");
  expect(await open().verify(`${long}b`, encoded)).toBe("no-match");
  expect(await open().verify("", encoded)).toBe("no-match");
});

test("the same password typed on another keyboard is the same password", async () => {
  const encoded = await protect("cafe\u0301 violet tractor");
  expect(await open().verify("caf\u00e9 violet tractor", encoded)).toBe("match");
});

test("without the pepper the stored text is of no use", async () => {
  const encoded = await protect("violet tractor seven moss");
  expect(await open(new Uint8Array(32)).verify("violet tractor seven moss", encoded)).toBe(
    "no-match",
  );
  expect(await argon2.verify(encoded.slice(3), "violet tractor seven moss")).toBe(false);
});

test("an unknown person never matches and costs the same work as a known one", async () => {
  const encoded = await protect("violet tractor seven moss");
  const passwords = open();
  const timed = async (stored: string | undefined) => {
    const start = performance.now();
    expect(await passwords.verify("guess guess guess", stored)).toBe("no-match");
    return performance.now() - start;
  };
  let [known, unknown] = [0, 0];
  for (let round = 0; round < 3; round += 1) {
    known += await timed(encoded);
    unknown += await timed(undefined);
  }
  // Another test's hashing may run beside this one; skipped work would be hundreds of times faster.
  expect(unknown / known).toBeGreaterThan(0.1);
  expect(unknown / known).toBeLessThan(10);
});

test("when too many wait already, the answer is busy", async () => {
  const passwords = createPasswords({ pepper: PEPPER, slots: BUSY });
  expect(await passwords.protect("x")).toEqual({ kind: "busy" });
  expect(await passwords.verify("x", undefined)).toBe("busy");
});

test("a stored text of another format is an error, not a wrong password", async () => {
  const plain = await argon2.hash("violet tractor seven moss");
  await expect(open().verify("violet tractor seven moss", plain)).rejects.toThrow("format");
  await expect(open().verify("x", "bw2$argon2id$v=19$")).rejects.toThrow("format");
});
