import { createPrivateKey } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import { createIdentityKeys } from "#app/unseal/identity-key.ts";
import { HPKE_BOX_VERSION } from "#app/adapters/security/hpke-box.ts";
import * as sealer from "#app/adapters/security/identity-sealer.ts";
import type { ReportId } from "#app/core/ids.ts";

const REPORT: ReportId = "rpt_00000000000000000000000001";
const IDENTITY = {
  name: "Noor al-Ḥaddād",
  email: "noor@example.org",
  telephone: "+1 212 555 0100",
};

let folder = "";
let publicKey: sealer.IdentityPublicKey;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bearwitness-identity-"));
  const created = await createIdentityKeys(join(folder, "identity.key"));
  if (!created.ok) throw new Error(created.problem);
  publicKey = created.publicKey;
});
afterAll(() => rm(folder, { recursive: true }));

/** RFC 9180 written out from the docstring, with the private key file and nothing of ours. */
async function open(box: Uint8Array, id: string): Promise<string> {
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
  const jwk = createPrivateKey(await readFile(join(folder, "identity.key"), "utf8")).export({
    format: "jwk",
  });
  const recipientKey = await suite.kem.importKey("jwk", { ...jwk, key_ops: ["deriveBits"] }, false);
  const bytes = await suite.open(
    {
      recipientKey,
      enc: slice(box, 1, 66),
      info: slice(Buffer.from(`bearwitness/v1/identity\0${id}`)),
    },
    slice(box, 66),
    slice(box, 0, 1),
  );
  return Buffer.from(bytes).toString("utf8");
}

function slice(bytes: Uint8Array, start = 0, end?: number): ArrayBuffer {
  return new Uint8Array(bytes.subarray(start, end)).buffer;
}

test("what is sealed is a real HPKE box: the private key opens it, for its own report only", async () => {
  const box = await sealer.createIdentitySealer(publicKey).seal(REPORT, IDENTITY);
  expect(box[0]).toBe(HPKE_BOX_VERSION);
  expect(JSON.parse(await open(box, REPORT))).toEqual(IDENTITY);
  await expect(open(box, "rpt_00000000000000000000000002")).rejects.toThrow();
});

test("no single changed byte is accepted", async () => {
  const box = await sealer.createIdentitySealer(publicKey).seal(REPORT, IDENTITY);
  for (const at of [0, 1, 33, 65, 66, 100, box.length - 1]) {
    const changed = new Uint8Array(box);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(open(changed, REPORT)).rejects.toThrow();
  }
});

test("two boxes of one identity share nothing, and the length does not tell how much is inside", async () => {
  const one = await sealer.createIdentitySealer(publicKey).seal(REPORT, IDENTITY);
  const other = await sealer.createIdentitySealer(publicKey).seal(REPORT, IDENTITY);
  expect(Buffer.from(one).subarray(1).equals(Buffer.from(other).subarray(1))).toBe(false);
  const short = await sealer.createIdentitySealer(publicKey).seal(REPORT, { email: "a@b.c" });
  expect(short.length).toBe(one.length);
});

test("the server has nothing that opens a box", () => {
  expect(Object.keys(sealer).filter((name) => /open|unseal|decrypt/i.test(name))).toEqual([]);
});
