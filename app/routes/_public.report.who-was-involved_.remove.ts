import { isIdOf } from "#app/core/ids.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { draftState } from "./_public/draft.server.ts";
import { pathOf } from "./_public/report-pages.ts";

export const loader = publicAccess(() => Promise.resolve(seeOther(pathOf("involved"))));

/** Takes an officer or a car back. One that is gone already changes nothing: the list shows what there is. */
export const action = publicAccess(async (input) => {
  const id: unknown = formOf(input).fields["sighting"];
  const state = await draftState(input);
  if (state.kind === "open" && isIdOf("sgt", id)) {
    await input.context.useCases.removeSighting({ token: state.token, id });
  }
  return seeOther(`${pathOf("involved")}${new URL(input.request.url).search}`);
});
