import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { Actor } from "#app/core/custody/event.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { partsSaid, saidOfFileText, type FileStatement } from "#app/core/intake/file-statement.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import type { Tools } from "../tools.ts";

/**
 * Keeps what a reporter said of single files, each with its record, in the caller's transaction: from then on it is not changed. What
 * was said of a file that was taken back goes with it.
 */
export async function receiveFileStatements(
  tools: Pick<Tools, "newId">,
  stores: Pick<Stores, "fileStatements">,
  given: {
    readonly items: readonly Pick<EvidenceItem, "id" | "state">[];
    readonly statements: readonly FileStatement[];
    readonly actor: Actor;
  },
): Promise<void> {
  const here = new Set(
    given.items.filter(({ state }) => state !== "withdrawn").map(({ id }) => id),
  );
  for (const statement of given.statements) {
    if (!here.has(statement.itemId)) continue;
    const id = tools.newId("stm");
    const text = toUtf8(saidOfFileText(statement));
    await stores.fileStatements.receive(
      { ...statement, id },
      {
        ev: "item.described",
        subj: statement.itemId,
        actor: given.actor,
        obj: {
          said: id,
          given_at: statement.givenAt,
          about: partsSaid(statement),
        },
        disclosures: [{ name: "statement", value: { sha256: toHex(sha256(text)) } }],
      },
    );
  }
}
