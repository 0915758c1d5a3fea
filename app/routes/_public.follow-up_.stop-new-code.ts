import { formOf, publicAccess } from "#app/http/access.server.ts";
import { clearCookie, VISIT_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { visitTokenFor } from "./_public/visit-token.server.ts";

const BACK = "/follow-up/status";

export const loader = publicAccess(() => Promise.resolve(seeOther(BACK)));

/** Stops the new code that somebody was granted for the report of this visit. */
export const action = publicAccess(async (input) => {
  const token = await visitTokenFor(input, formOf(input).fields);
  // Where another report is open by now, that one stays open, and so does its new code.
  if (token === undefined) return seeOther("/follow-up?notice=visit-over");
  switch (await input.context.useCases.stopNewCode({ token })) {
    case "stopped":
      return seeOther(`${BACK}?notice=code-stopped`);
    case "nothing-to-stop":
      return seeOther(`${BACK}?notice=no-new-code`);
    case "visit-over":
      return seeOther("/follow-up?notice=visit-over", { "Set-Cookie": clearCookie(VISIT_COOKIE) });
  }
});
