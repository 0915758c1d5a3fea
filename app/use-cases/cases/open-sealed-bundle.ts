import type { Readable } from "node:stream";
import type { BundleRow } from "#app/adapters/database/bundle-store.ts";
import { parseAgeKeys, type AgeKeyProblem, type AgeKeys } from "#app/core/bundle/age-recipients.ts";
import type { BundleId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { openBundle, type OpenBundleOutcome } from "./open-bundle.ts";

export type OpenSealedBundleOutcome =
  | {
      readonly kind: "sealed";
      readonly bundle: BundleRow;
      readonly stream: Readable;
      /** Of the encrypted file, to the byte. */
      readonly size: number;
    }
  | { readonly kind: "keys-refused"; readonly problem: AgeKeyProblem }
  | Exclude<OpenBundleOutcome, { readonly kind: "opened" }>;

/** The keys of recipients in what was typed or pasted, or what is wrong with them. Nothing is recorded. */
export function readAgeKeys(
  tools: Pick<Tools, "ageFiles">,
  input: { readonly text: string },
): Promise<AgeKeys> {
  return Promise.resolve(parseAgeKeys(input.text, tools.ageFiles.isKey));
}

/**
 * Hands a finished bundle out so that only whoever has a secret key to one of these can read it. That it goes out, and to which keys, is
 * recorded before the first byte; for whom they are is a disclosure. It is encrypted while it is read and kept nowhere: each time it is
 * another file, so a download that broke off begins again.
 */
export async function openSealedBundle(
  tools: Pick<Tools, "recordLook" | "read" | "clock" | "blobs" | "ageFiles">,
  input: {
    readonly by: Person;
    readonly bundleId: BundleId;
    readonly text: string;
    /** Who has the secret keys, in words. */
    readonly recipient?: string;
  },
): Promise<OpenSealedBundleOutcome> {
  const { by, bundleId, recipient } = input;
  const read = await readAgeKeys(tools, input);
  if (!read.ok) return { kind: "keys-refused", problem: read.problem };
  const sealedTo = { keys: read.keys, ...(recipient === undefined ? {} : { recipient }) };
  const opened = await openBundle(tools, { by, bundleId, sealedTo });
  if (opened.kind !== "opened") return opened;
  const { bundle, blob } = opened;
  const sealed = await tools.ageFiles.encrypt(blob.stream, blob.size, read.keys);
  return { kind: "sealed", bundle, ...sealed };
}
