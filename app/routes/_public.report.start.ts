import { publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { keepDraft } from "#app/http/draft-cookie.ts";
import { draftState } from "./_public/draft.server.ts";
import { whereToGoOn } from "./_public/report-pages.ts";

export const loader = publicAccess(() => Promise.resolve(seeOther("/")));

/** Begins a report. Pressed twice, the second press finds the draft of the first. */
export const action = publicAccess(async (input) => {
  const state = await draftState(input);
  if (state.kind === "open") return seeOther(whereToGoOn(state.draft.answers));
  const { token } = await input.context.useCases.startDraft();
  return seeOther("/report/what-happened", { "Set-Cookie": keepDraft(token) });
});
