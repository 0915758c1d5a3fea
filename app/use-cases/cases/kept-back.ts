import type { BundleRow } from "#app/adapters/database/bundle-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { Tools } from "../tools.ts";
import { isHeldBack, REVIEW_OPEN } from "./bundle-review.ts";
import { preparedHeads, preparedStandIns } from "./gather-exhibits.ts";
import { FILES_CHOSEN_ANEW, isChosenAnew } from "./handed-files.ts";

/** Why a bundle that waits must not be made any more, as a code; undefined where nothing came up since it was asked for. */
export async function keptBack(
  tools: Pick<Tools, "office">,
  stores: ReadStores,
  bundle: BundleRow,
): Promise<string | undefined> {
  if (await isHeldBack(tools, stores, bundle)) return REVIEW_OPEN;
  const [prepared] = await stores.custody.ofSubjects([bundle.id]);
  const { caseId, audience } = bundle;
  const [heads, named] = [preparedHeads(prepared), preparedStandIns(prepared)];
  const isAnew = await isChosenAnew(stores, {
    ...{ caseId, audience, named },
    items: new Set(heads.keys()),
  });
  return isAnew ? FILES_CHOSEN_ANEW : undefined;
}
