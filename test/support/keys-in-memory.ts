import { randomBytes } from "node:crypto";
import type { BlobKeys } from "#app/adapters/storage/encrypted-blobs.ts";
import type { BlobKey } from "#app/core/evidence/blob-class.ts";
import type { DraftId } from "#app/core/ids.ts";
import { sha256 } from "#app/core/sha256.server.ts";

/** Whose uploads and blobs tests of storage alone are. */
export const OWNER: DraftId = "drf_00000000000000000000000001";

/** The keys of blobs without a database. */
export function keysInMemory(): BlobKeys {
  const keys = new Map<string, BlobKey>();
  return {
    reserve: ({ id, class: blobClass, owner }) => {
      const key = keys.get(id) ?? { class: blobClass, owner, key: randomBytes(32) };
      keys.set(id, key);
      return Promise.resolve(key);
    },
    find: (id) => Promise.resolve(keys.get(id)),
    holds: (id) => Promise.resolve(keys.has(id)),
    destroy: (ids) => {
      for (const id of ids) keys.delete(id);
      return Promise.resolve();
    },
  };
}

/** Another key for every draft. */
export const ownerKeyInMemory = (owner: DraftId): Promise<Uint8Array> =>
  Promise.resolve(sha256(Buffer.from(owner)));
