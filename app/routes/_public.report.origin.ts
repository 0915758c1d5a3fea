import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { formState } from "./_public/draft.server.ts";
import { OTHER_REPORT_NOTICE, pathOf } from "./_public/report-pages.ts";

export const loader = publicAccess(() => Promise.resolve(seeOther(pathOf("check"))));

/** Takes the event off that a report names, or puts it back: `about=yes`. The page that follows shows which. */
export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const state = await formState(input, fields);
  if (state.kind === "other") return seeOther(`${pathOf("check")}?notice=${OTHER_REPORT_NOTICE}`);
  if (state.kind === "open") {
    const isAbout = fields["about"] === "yes";
    await input.context.useCases.sayAboutEvent({ token: state.token, isAbout });
  }
  return seeOther(pathOf("check"));
});
