import { FIELD_NONCE_BYTES, openField, sealField } from "#app/core/encryption/field-box.server.ts";
import type { FieldPlace } from "#app/core/encryption/field-box.server.ts";
import { KeyGone } from "#app/core/encryption/key-gone.ts";
import type { KeyOwner } from "#app/core/encryption/root-keys.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import { inChunks } from "./in-chunks.ts";
import type { DatabaseScope } from "./scope.ts";

const KEY_BYTES = 32;

/** The key that opens everything of one owner. Throws `KeyGone` where it was destroyed: unreadable is not the same as empty. */
export async function reportKey(scope: DatabaseScope, owner: string): Promise<Uint8Array> {
  const key = (await reportKeys(scope, [owner])).get(owner);
  if (key === undefined) throw new KeyGone(owner);
  return key;
}

/** Keys by owner, of these and perhaps of others; those that were destroyed are left out. */
export async function reportKeys(
  { db, rootKeys, openedKeys }: DatabaseScope,
  owners: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const keys = openedKeys ?? new Map<string, Uint8Array>();
  const distinct = [...new Set(owners)].filter((owner) => !keys.has(owner));
  if (distinct.length === 0) return keys;
  const rows = await db
    .selectFrom("report_key")
    .select(["owner", "root", "wrapped_key"])
    .where("owner", "in", distinct)
    .execute();
  for (const row of rows) {
    keys.set(row.owner, await rootKeys().unwrap({ root: row.root, wrapped: row.wrapped_key }));
  }
  return keys;
}

/** Makes an owner's key unless it has one. Refuses when the office's master key was changed meanwhile by another process. */
export async function ensureReportKey(scope: DatabaseScope, owner: KeyOwner): Promise<void> {
  await requireSameMasterKey(scope);
  await scope.db
    .insertInto("report_key")
    .values((await newKey(scope, owner)).row)
    .onConflict((conflict) => conflict.column("owner").doNothing())
    .execute();
}

/** Makes the keys of many owners, none of which has one, and answers them by owner. Refuses as `ensureReportKey` does. */
export async function newReportKeys(
  scope: DatabaseScope,
  owners: readonly KeyOwner[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  await requireSameMasterKey(scope);
  const made = await Promise.all(owners.map((owner) => newKey(scope, owner)));
  for (const some of inChunks(made.map(({ row }) => row))) {
    await scope.db.insertInto("report_key").values(some).execute();
  }
  return new Map(made.map(({ row, key }) => [row.owner, key]));
}

async function newKey({ clock, random, rootKeys }: DatabaseScope, owner: KeyOwner) {
  const key = random(KEY_BYTES);
  const { root, wrapped } = await rootKeys().wrap(key);
  return { key, row: { owner, root, wrapped_key: Buffer.from(wrapped), made_at: clock.now() } };
}

async function requireSameMasterKey({ db, rootKeys }: DatabaseScope): Promise<void> {
  const current = await db
    .selectFrom("office_setting")
    .select("value")
    .where("name", "=", "master-key-fingerprint")
    .executeTakeFirst();
  if (current !== undefined && current.value !== rootKeys().root) {
    throw new Error("the master key was rotated; this process must be started again");
  }
}

/** Ends all that the owner's key opens, whatever copies of the bytes are left. */
export async function destroyReportKey({ db }: DatabaseScope, owner: KeyOwner): Promise<void> {
  await db.deleteFrom("report_key").where("owner", "=", owner).execute();
}

/** Encrypts one owner's fields. An empty text stays empty: it says nothing. */
export async function fieldSealer(
  scope: DatabaseScope,
  owner: string,
): Promise<(place: FieldPlace, text: string) => string> {
  const key = await reportKey(scope, owner);
  return (place, text) =>
    text === "" ? "" : sealField(key, place, text, scope.random(FIELD_NONCE_BYTES));
}

/** Encrypts fields about one item, under the key of the draft that it came in. */
export async function itemFieldSealer(
  scope: DatabaseScope,
  itemId: ItemId,
): Promise<(place: FieldPlace, text: string) => string> {
  const { draft_id } = await scope.db
    .selectFrom("evidence_item")
    .select("draft_id")
    .where("id", "=", itemId)
    .executeTakeFirstOrThrow();
  return fieldSealer(scope, draft_id);
}

/** Encrypts fields about one report, under the key of the draft that it was. */
export async function reportFieldSealer(
  scope: DatabaseScope,
  reportId: ReportId,
): Promise<(place: FieldPlace, text: string) => string> {
  const { draft_id } = await scope.db
    .selectFrom("report")
    .select("draft_id")
    .where("id", "=", reportId)
    .executeTakeFirstOrThrow();
  return fieldSealer(scope, draft_id);
}

/** Decrypts fields of several owners. Throws `KeyGone` for a destroyed key, except where nothing was kept. */
export async function fieldOpener(
  scope: DatabaseScope,
  owners: readonly string[],
): Promise<(owner: string, place: FieldPlace, box: string) => string> {
  const keys = await reportKeys(scope, owners);
  return (owner, place, box) => {
    if (box === "") return "";
    const key = keys.get(owner);
    if (key === undefined) throw new KeyGone(owner);
    return openField(key, place, box);
  };
}
