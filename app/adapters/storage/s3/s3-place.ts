import type { BlobClass } from "#app/core/evidence/blob-class.ts";
import type { S3Place } from "#app/core/evidence/evidence-place.ts";
import { BLOB_CLASSES, isAsideOf, isBlobId, type ObjectName } from "../object-store.ts";

/** The object that says whose the prefix is. */
export const MARKER = "bearwitness-store";

const FOLDER: Readonly<Record<BlobClass, string>> = {
  original: "originals",
  derivative: "derived",
  metadata: "metadata",
  bundle: "bundles",
};

/** The key of an object: laid out like the folders of a local disk. */
export function keyOf(place: S3Place, name: ObjectName): string {
  // The one place where an id becomes a key: nothing but letters, digits and one underscore gets through.
  if (!isBlobId(name.id)) throw new Error("a blob can only be named by an id");
  if (name.aside !== undefined) return asideKey(place, name, name.aside);
  return `${place.prefix}${FOLDER[name.class]}/${name.id.slice(-2)}/${name.id}`;
}

/** Where what was set aside from a key lies. */
export function asideKey(place: S3Place, name: ObjectName, called: string): string {
  if (!isAsideOf(name.id, called)) throw new Error("an object set aside goes by its id");
  return `${asidePrefix(place, name.class)}${called}`;
}

/** What every key of an object set aside from a class begins with. */
export function asidePrefix({ prefix }: S3Place, blobClass: BlobClass): string {
  return `${prefix}aside/${FOLDER[blobClass]}/`;
}

/** The name behind a key; undefined for what is no object of ours. */
export function nameOf(place: S3Place, key: string): ObjectName | undefined {
  const id = key.slice(key.lastIndexOf("/") + 1);
  if (!isBlobId(id)) return undefined;
  const blobClass = BLOB_CLASSES.find((one) => keyOf(place, { id, class: one }) === key);
  return blobClass === undefined ? undefined : { id, class: blobClass };
}

/** What every key of a class begins with. */
export function classPrefix({ prefix }: S3Place, blobClass: BlobClass): string {
  return `${prefix}${FOLDER[blobClass]}/`;
}
