import { expect, test } from "@jest/globals";
import { createPrivateKey, createPublicKey } from "node:crypto";
import fc from "fast-check";
import type { BundleFault } from "#app/core/bundle/fault.ts";
import { PATHS } from "#app/core/bundle/layout.ts";
import { logKeyPem } from "#app/core/bundle/log-key-pem.ts";
import { payloadTexts, planBundle } from "#app/core/bundle/payload.ts";
import { verifyLog } from "#app/core/bundle/verify-log.ts";
import { hasSignedLog, verifySignedLog } from "#app/core/bundle/verify-signed-log.ts";
import { withBitFlipped } from "#test/core/custody/made-log.ts";
import { inventedContent, InventedLog, LOG_KEY } from "./invented-bundle.ts";

const made = new Map(
  [...payloadTexts(planBundle(inventedContent({ later: 3, earlier: 7 })))]
    .filter(({ path }) => path.startsWith("data/60-log/"))
    .map(({ path, bytes }) => [path, bytes] as const),
);
const events = made.get(PATHS.events) ?? new Uint8Array(0);
const log = verifyLog(events, undefined, { origin: undefined, size: "14", audience: undefined });
const SIGNED = [...made.keys()].filter(
  (path) => hasSignedLog([path]) || /\/(?:consistency|checkpoint)-[^/]+$/.test(path),
);

async function faultsOf(files: ReadonlyMap<string, Uint8Array>): Promise<readonly BundleFault[]> {
  const faults: BundleFault[] = [];
  const report = await verifySignedLog({
    paths: [...files.keys()],
    read: (path) => Promise.resolve(files.get(path)),
    log,
    told: { origin: InventedLog.origin, size: "14", fingerprint: undefined },
    tell: (fault) => {
      faults.push(fault);
    },
  });
  if (faults.length === 0) expect(report).toMatchObject({ proved: 11, continues: [7] });
  return faults;
}

test("what is not changed has no fault", async () => {
  expect(SIGNED).toHaveLength(6 + 11 + 2);
  expect(await faultsOf(made)).toEqual([]);
});

test("any single bit changed in any file of the signed log is found", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...SIGNED), fc.nat(1_000_000), async (path, bit) => {
      const bytes = made.get(path) ?? new Uint8Array(0);
      const files = new Map(made).set(path, withBitFlipped(bytes, bit));
      expect(await faultsOf(files)).not.toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test("any two proofs exchanged are found", async () => {
  const proofs = SIGNED.filter((path) => path.endsWith(".tlog-proof"));
  const two = fc.shuffledSubarray(proofs, { minLength: 2, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(two, async ([one = "", other = ""]) => {
      const files = new Map(made)
        .set(one, made.get(other) ?? new Uint8Array(0))
        .set(other, made.get(one) ?? new Uint8Array(0));
      expect((await faultsOf(files)).map(({ path }) => path)).toEqual(
        expect.arrayContaining([one, other]),
      );
    }),
    { numRuns: 50 },
  );
});

test("the key as PEM is what other programs write", () => {
  const key = createPublicKey(createPrivateKey(LOG_KEY.privatePem));
  expect(logKeyPem(LOG_KEY.key)).toBe(key.export({ format: "pem", type: "spki" }));
});
