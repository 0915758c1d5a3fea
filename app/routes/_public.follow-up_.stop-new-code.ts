import { publicAccess } from "#app/http/access.server.ts";
import { clearCookie, readCookie, VISIT_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";

const BACK = "/follow-up/status";

export const loader = publicAccess(() => Promise.resolve(seeOther(BACK)));

/** Stops the new code that somebody was granted for the report of this visit. */
export const action = publicAccess(async ({ request, context }) => {
  const over = () =>
    seeOther("/follow-up?notice=visit-over", { "Set-Cookie": clearCookie(VISIT_COOKIE) });
  const token = readCookie(request, VISIT_COOKIE);
  if (token === undefined) return over();
  switch (await context.useCases.stopNewCode({ token })) {
    case "stopped":
      return seeOther(`${BACK}?notice=code-stopped`);
    case "nothing-to-stop":
      return seeOther(`${BACK}?notice=no-new-code`);
    case "visit-over":
      return over();
  }
});
