import type { BundleRow } from "#app/adapters/database/bundle-store.ts";
import type { OpenedBlob } from "#app/adapters/storage/blob-store.ts";
import type { BundleId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { findCase } from "./case-access.ts";

export type OpenBundleOutcome =
  | { readonly kind: "opened"; readonly bundle: BundleRow; readonly blob: OpenedBlob }
  | { readonly kind: "not-found" | "not-ready" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Opens a finished bundle for download. The record of the delivery is committed before the first byte. */
export async function openBundle(
  tools: Pick<Tools, "recordLook" | "read" | "clock" | "blobs">,
  input: {
    readonly by: Person;
    readonly bundleId: BundleId;
    readonly range?: { readonly start: number; readonly end?: number };
    /** Whom it is encrypted for on its way: public keys, which stand in the record, and who they are, which stands apart. */
    readonly sealedTo?: { readonly keys: readonly string[]; readonly recipient?: string };
  },
): Promise<OpenBundleOutcome> {
  const found = await tools.read(async (stores) => {
    const bundle = await stores.bundles.find(input.bundleId);
    if (bundle === undefined) return undefined;
    const now = tools.clock.now();
    return {
      bundle,
      access: await findCase(stores, input.by, "bundle.export", bundle.caseId, now),
    };
  });
  if (found === undefined) return { kind: "not-found" };
  const { sealedTo } = input;
  const { bundle, access } = found;
  if (access.kind !== "allowed") return access;
  if (bundle.state !== "ready") return { kind: "not-ready" };
  const blob = await tools.blobs.open(bundle.id, input.range);
  if (blob === undefined) return { kind: "not-ready" };
  try {
    await tools.recordLook({
      ev: "bundle.delivered",
      subj: bundle.id,
      actor: actorOf(input.by),
      obj: {
        sha256: bundle.sha256,
        medium: "download",
        first_byte: blob.start,
        end_byte: blob.end,
        ...(sealedTo === undefined ? {} : { encryption: "age", age_keys: sealedTo.keys }),
      },
      disclosures: [
        actorName(input.by),
        ...(sealedTo?.recipient ? [{ name: "recipient", value: sealedTo.recipient } as const] : []),
      ],
    });
  } catch (error) {
    blob.stream.destroy();
    throw error;
  }
  return { kind: "opened", bundle, blob };
}
