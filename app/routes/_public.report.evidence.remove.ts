import { isIdOf } from "#app/core/ids.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { draftState, isOfAnother } from "./_public/draft.server.ts";
import { filesAddress } from "./_public/files-address.ts";

export const loader = publicAccess(() => Promise.resolve(seeOther("/report/evidence")));

/**
 * Takes a file or a link back. A file that this report does not have, or that was sent, stays as it is, and the next page says that nothing was
 * removed; so does a form from the page of another report. One that was taken back before is gone, as asked.
 */
export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const { item, link } = fields;
  const state = await draftState(input);
  if (state.kind === "sent") return seeOther("/report/sent?notice=not-removed");
  if (state.kind === "gone") return seeOther("/report/evidence");
  if (isOfAnother(state, fields)) return seeOther(filesAddress(input.request.url, "other-report"));
  const { token } = state;
  const { withdrawEvidence, removeLink } = input.context.useCases;
  if (link !== undefined && link !== "") await removeLink({ token, address: link });
  if (item === undefined) return seeOther(filesAddress(input.request.url));
  const found = isIdOf("itm", item) && (await withdrawEvidence({ token, itemId: item }));
  const isGone = found !== false && found.kind === "withdrawn";
  return seeOther(filesAddress(input.request.url, isGone ? undefined : "not-removed"));
});
