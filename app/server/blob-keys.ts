import type { Database } from "#app/adapters/database/open.ts";
import type { BlobKeys } from "#app/adapters/storage/encrypted-blobs.ts";
import type { PlaceMemory } from "#app/adapters/storage/open-evidence.ts";
import type { OwnerKey } from "#app/adapters/storage/frame-file.ts";

/** The keys of blobs, in the database: apart from the bytes they open. */
export function blobKeysIn({ read, transact }: Database): BlobKeys {
  return {
    reserve: (blob) => transact((stores) => stores.blobKeys.reserve(blob)),
    find: (id) => read((stores) => stores.blobKeys.find(id)),
    holds: (id) => read((stores) => stores.blobKeys.holds(id)),
    destroy: (ids) => transact((stores) => stores.blobKeys.destroy(ids)),
  };
}

/** The key of a draft, under which the keys of its uploads are wrapped. */
export function ownerKeyIn({ read }: Database): OwnerKey {
  return (owner) => read((stores) => stores.blobKeys.ownerKey(owner));
}

/** Where the evidence lies, as the database remembers it. */
export function placeMemoryIn({ read, transact }: Database): PlaceMemory {
  return {
    held: () => read((stores) => stores.office.get("evidence-store")),
    hold: (name) => transact((stores) => stores.office.set("evidence-store", name)),
    hasBlobs: () => read((stores) => stores.blobKeys.any()),
  };
}
