import { isIdOf } from "#app/core/ids.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { formState } from "./_public/draft.server.ts";
import { OTHER_REPORT_NOTICE, pathOf } from "./_public/report-pages.ts";

export const loader = publicAccess(() => Promise.resolve(seeOther(pathOf("involved"))));

/** Takes an officer or a car back. One that is gone already changes nothing: the list shows what there is. */
export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const id: unknown = fields["sighting"];
  const state = await formState(input, fields);
  if (state.kind === "other") {
    return seeOther(`${pathOf("involved")}?notice=${OTHER_REPORT_NOTICE}`);
  }
  if (state.kind === "open" && isIdOf("sgt", id)) {
    await input.context.useCases.removeSighting({ token: state.token, id });
  }
  return seeOther(`${pathOf("involved")}${new URL(input.request.url).search}`);
});
