import { later } from "#app/core/instant.ts";
import type { ItemId } from "#app/core/ids.ts";
import { consentedPoint, type Precision } from "#app/core/intake/point-origin.ts";
import type { Tools } from "../tools.ts";
import { DRAFT_MILLIS } from "./draft-lifetime.ts";
import { assessmentOf, LOOK_PATIENCE_MILLIS, type Looking } from "./look-at-files.ts";
import { listHeldFiles } from "./read-uploads.ts";

/**
 * Takes the place that one of a draft's files says, as the point of the report, because its reporter asked for that: no finer than they
 * consent to, with the file it is from. The words for the place stay, and have to be there first. `no-place`: the file says none, more than one, or
 * could not be read now.
 */
export async function usePlaceOfFile(
  tools: Looking & Pick<Tools, "transact" | "clock" | "shortSecrets">,
  input: { readonly token: string; readonly itemId: ItemId; readonly precision: Precision },
): Promise<{ readonly kind: "used" | "no-place" | "not-found" }> {
  const { token, itemId, precision } = input;
  const holder = { draftToken: token, visitToken: undefined };
  const { items } = await listHeldFiles(tools, { holder });
  const item = items.find(({ id }) => id === itemId);
  if (item === undefined) return { kind: "not-found" };
  const patience = AbortSignal.timeout(LOOK_PATIENCE_MILLIS);
  const place = (await assessmentOf(tools, item, patience))?.bestPlace;
  if (place?.latitude == null || place.longitude === null) return { kind: "no-place" };
  const { latitude, longitude, radiusMetres } = consentedPoint(
    { latitude: place.latitude, longitude: place.longitude, radiusMetres: place.radiusMetres },
    precision,
  );
  const tokenHash = tools.shortSecrets.hashToken(token);
  const now = tools.clock.now();
  return tools.transact(async ({ drafts }) => {
    const draft = await drafts.byToken(tokenHash);
    const said = draft?.answers.whereAndWhen;
    if (draft === undefined || said === undefined) return { kind: "not-found" };
    if (draft.reportId !== null || draft.expiresAt < now) return { kind: "not-found" };
    const point = { method: "file", radiusMetres, item: itemId } as const;
    const whereAndWhen = { ...said, latitude, longitude, point };
    const answers = { ...draft.answers, whereAndWhen };
    await drafts.saveAnswers(draft.id, answers, now, later(now, DRAFT_MILLIS));
    return { kind: "used" };
  });
}
