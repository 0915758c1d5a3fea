import type { Stores } from "#app/adapters/database/stores.ts";
import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import type { Tools } from "../tools.ts";

/** Records which pack is in force, when it is another one than was recorded last: at each start, and when its day comes. */
export async function recordOfficePack(
  tools: Pick<Tools, "transact" | "clock" | "office">,
): Promise<void> {
  await tools.transact((stores) => notePack(stores, tools));
}

/** The same within a transaction that uses the pack, so that no report names a pack that nobody recorded. */
export async function notePack(
  stores: Stores,
  { clock, office }: Pick<Tools, "clock" | "office">,
): Promise<void> {
  const facts = factsOf(office);
  const state = canonicalJson(facts);
  if ((await stores.packs.recorded()) === state) return;
  await stores.packs.comeIntoForce(office, state, clock.now(), {
    ev: "system.version_changed",
    subj: SYSTEM_SUBJECT,
    actor: { kind: "system", id: "svc-server" },
    obj: { component: "office-pack", ...facts },
  });
}

function factsOf(pack: LoadedPack): JsonObject {
  return {
    pack: pack.id,
    pack_date: pack.date,
    sha256: pack.sha256,
    lists: Object.fromEntries(pack.places.map((list) => [list.id, list.sha256])),
  };
}
