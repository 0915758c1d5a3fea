import type { KeptDisclosure } from "#app/core/custody/check-disclosures.ts";
import { Tampered } from "#app/core/encryption/cobblestone.server.ts";
import { openField, sealField, FIELD_NONCE_BYTES } from "#app/core/encryption/field-box.server.ts";
import { ensureReportKey, reportKey, reportKeys } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

interface Disclosure {
  readonly name: string;
  readonly disclosure: string;
}

/** What the reporter said or sent, and what was noted of it: it ends with the report's key. The rest is the office's own. */
const OF_THE_REPORT = ["submitter", "original_name", "statement", "place", "note"];

const fieldOf = (seq: number, name: string) =>
  ({ purpose: "disclosure", row: `${seq}/${name}` }) as const;

/** The rows for what a record's leaf holds only digests of, each under the key of the report it is of, or the office's. */
export async function sealDisclosures(
  scope: DatabaseScope,
  record: { readonly seq: number; readonly subj: string },
  disclosures: readonly Disclosure[],
) {
  const report = disclosures.some(({ name }) => OF_THE_REPORT.includes(name))
    ? await keyOwnerOf(scope, record.subj)
    : undefined;
  const rows = [];
  for (const { name, disclosure } of disclosures) {
    const owner = (OF_THE_REPORT.includes(name) ? report : undefined) ?? "office";
    if (owner === "office") await ensureReportKey(scope, owner);
    const key = await reportKey(scope, owner);
    rows.push(disclosureRow(scope, { owner, key }, record.seq, { name, disclosure }));
  }
  return rows;
}

/** Under whose key a disclosure is kept. */
export interface DisclosureKey {
  readonly owner: string;
  readonly key: Uint8Array;
}

/** One row, under a key that is at hand. */
export function disclosureRow(
  { random }: Pick<DatabaseScope, "random">,
  { owner, key }: DisclosureKey,
  seq: number,
  { name, disclosure }: Disclosure,
) {
  const sealed = sealField(key, fieldOf(seq, name), disclosure, random(FIELD_NONCE_BYTES));
  return { seq, name, disclosure: sealed, key_owner: owner };
}

/** The disclosures in clear. One whose key was destroyed is erased: it is left out, as one whose row was deleted is. */
export async function openDisclosures(
  scope: DatabaseScope,
  rows: readonly (Disclosure & { readonly seq: number; readonly key_owner: string })[],
): Promise<readonly (Disclosure & { readonly seq: number })[]> {
  const keys = await reportKeys(
    scope,
    rows.map((row) => row.key_owner),
  );
  return rows.flatMap(({ seq, name, disclosure, key_owner: owner }) => {
    const key = keys.get(owner);
    return key === undefined
      ? []
      : [{ seq, name, disclosure: openField(key, fieldOf(seq, name), disclosure) }];
  });
}

/** What is kept, also where it was changed: null stands for what does not open. One whose key was destroyed is left out. */
export async function keptDisclosures(
  scope: DatabaseScope,
  rows: readonly (Disclosure & { readonly seq: number; readonly key_owner: string })[],
): Promise<readonly (KeptDisclosure & { readonly seq: number })[]> {
  try {
    return await openDisclosures(scope, rows);
  } catch (error) {
    if (!(error instanceof Tampered)) throw error;
    if (rows.length <= 1) return rows.map(({ seq, name }) => ({ seq, name, disclosure: null }));
    const half = Math.ceil(rows.length / 2);
    return [
      ...(await keptDisclosures(scope, rows.slice(0, half))),
      ...(await keptDisclosures(scope, rows.slice(half))),
    ];
  }
}

/** The draft that a report or an item began as; undefined for anything else. */
async function keyOwnerOf({ db }: DatabaseScope, subj: string): Promise<string | undefined> {
  const row = subj.startsWith("itm_")
    ? await db
        .selectFrom("evidence_item")
        .select("draft_id")
        .where("id", "=", subj)
        .executeTakeFirst()
    : await db.selectFrom("report").select("draft_id").where("id", "=", subj).executeTakeFirst();
  return row?.draft_id;
}
