import { publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { keepDraft } from "#app/http/draft-cookie.ts";
import { draftState } from "./_public/draft.server.ts";
import { whereToGoOn } from "./_public/report-pages.ts";
import { endSentSecrets, forgetSentSecrets } from "./_public/sent-secrets.server.ts";

export const loader = publicAccess(() => Promise.resolve(seeOther("/")));

/**
 * Begins a report. Pressed twice, the second press finds the draft of the first. It may be somebody else's phone by now: one that was sent or visited
 * from here opens with its code only.
 */
export const action = publicAccess(async (input) => {
  const state = await draftState(input);
  if (state.kind === "open") return seeOther(whereToGoOn(state.draft.answers));
  const { token } = await input.context.useCases.startDraft();
  await endSentSecrets(input);
  const begun = seeOther("/report/what-happened", { "Set-Cookie": keepDraft(token) });
  forgetSentSecrets(begun.headers);
  return begun;
});
