import { formOf, publicAccess } from "#app/http/access.server.ts";
import { clearCookie, DRAFT_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { formState } from "./_public/draft.server.ts";
import { OTHER_REPORT_NOTICE } from "./_public/report-pages.ts";

export const loader = publicAccess(() => Promise.resolve(seeOther("/")));

/** Deletes the draft whose page asks for it, with its files, where it was not sent. */
export const action = publicAccess(async (input) => {
  const state = await formState(input, formOf(input).fields);
  if (state.kind === "other") return seeOther(`/?notice=${OTHER_REPORT_NOTICE}`);
  if (state.kind === "sent") return seeOther("/report/sent");
  if (state.kind === "open") await input.context.useCases.discardDraft({ token: state.token });
  return seeOther("/?notice=deleted", { "Set-Cookie": clearCookie(DRAFT_COOKIE) });
});
