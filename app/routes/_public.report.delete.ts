import { publicAccess } from "#app/http/access.server.ts";
import { clearCookie, DRAFT_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { draftState } from "./_public/draft.server.ts";

export const loader = publicAccess(() => Promise.resolve(seeOther("/")));

/** Deletes a draft that was not sent, with its files. */
export const action = publicAccess(async (input) => {
  const state = await draftState(input);
  if (state.kind === "sent") return seeOther("/report/sent");
  if (state.kind === "open") await input.context.useCases.discardDraft({ token: state.token });
  return seeOther("/?notice=deleted", { "Set-Cookie": clearCookie(DRAFT_COOKIE) });
});
