import type { RootKeys } from "#app/core/encryption/root-keys.ts";
import { fromBase64, toBase64 } from "#app/core/encoding.ts";
import type { KeyPurpose, MasterKey } from "./keys.ts";

/**
 * What outlives a master key: stored passwords, receipt codes and marks of likeness hang on it, and nobody can make those anew but
 * who knows the password, the code or the words.
 */
const CARRIED = [
  "password-pepper",
  "receipt-code-pepper",
  "likeness",
] as const satisfies readonly KeyPurpose[];

/** The secrets as the database keeps them: each wrapped under a root key, by what it is for. */
export async function wrapCarried(master: MasterKey, root: RootKeys): Promise<string> {
  const wrapped: Record<string, { readonly root: string; readonly key: string }> = {};
  for (const purpose of CARRIED) {
    const { root: name, wrapped: key } = await root.wrap(master.derive(purpose));
    wrapped[purpose] = { root: name, key: toBase64(key) };
  }
  return JSON.stringify(wrapped);
}

/** Opens what `wrapCarried` made; throws where it does not open. */
export async function openCarried(
  text: string,
  root: RootKeys,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const wrapped = JSON.parse(text) as Readonly<
    Record<string, { readonly root: string; readonly key: string }>
  >;
  const opened = new Map<string, Uint8Array>();
  for (const [purpose, { root: name, key }] of Object.entries(wrapped)) {
    const bytes = fromBase64(key);
    if (bytes === undefined) throw new Error("a carried secret is not what was written");
    opened.set(purpose, await root.unwrap({ root: name, wrapped: bytes }));
  }
  return opened;
}
