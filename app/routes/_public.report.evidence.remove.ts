import { isIdOf } from "#app/core/ids.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { draftState } from "./_public/draft.server.ts";

export const loader = publicAccess(() => Promise.resolve(seeOther("/report/evidence")));

/** Takes a file or a link back. One that is gone already, or was sent, changes nothing: the next page shows what there is. */
export const action = publicAccess(async (input) => {
  const itemId: unknown = formOf(input).fields["item"];
  const state = await draftState(input);
  if (state.kind === "open" && isIdOf("itm", itemId)) {
    await input.context.useCases.withdrawEvidence({ token: state.token, itemId });
  }
  const address: unknown = formOf(input).fields["link"];
  if (state.kind === "open" && typeof address === "string" && address !== "") {
    await input.context.useCases.removeLink({ token: state.token, address });
  }
  return seeOther(`/report/evidence${new URL(input.request.url).search}`);
});
