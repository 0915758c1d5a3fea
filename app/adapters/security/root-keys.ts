import { createSecretKey } from "node:crypto";
import { unwrapKey, wrapKey } from "#app/core/encryption/key-wrap.server.ts";
import type { RootKeys } from "#app/core/encryption/root-keys.ts";
import type { MasterKey } from "./keys.ts";

/** The first master key wraps; while keys are re-wrapped, the others open what is still under them. */
export function createRootKeys(current: MasterKey, ...others: readonly MasterKey[]): RootKeys {
  const roots = new Map(
    [current, ...others].map((one) => [
      one.fingerprint,
      createSecretKey(one.derive("report-key-wrapping")),
    ]),
  );
  const keyOf = (root: string) => {
    const key = roots.get(root);
    if (key === undefined) {
      throw new Error(`a report key is wrapped under master key ${root}, which is not here`);
    }
    return key;
  };
  return {
    root: current.fingerprint,
    wrap: (reportKey) =>
      Promise.resolve({
        root: current.fingerprint,
        wrapped: wrapKey(keyOf(current.fingerprint), reportKey),
      }),
    unwrap: ({ root, wrapped }) => {
      const key = unwrapKey(keyOf(root), wrapped);
      return key === undefined
        ? Promise.reject(new Error("a report key does not open under the master key it names"))
        : Promise.resolve(key);
    },
  };
}
