import { publicAccess } from "#app/http/access.server.ts";
import { clearCookie, DESK_COOKIE, readCookie } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";

/** Nothing to see here: back to the desk. */
export const loader = publicAccess(() => Promise.resolve(seeOther("/desk")));

/** Ends the session, if it has not ended by itself, and has the browser forget what it kept of this site. */
export const action = publicAccess(async ({ request, context }) => {
  const token = readCookie(request, DESK_COOKIE);
  if (token !== undefined) await context.useCases.signOut({ token });
  return seeOther("/desk/sign-in?signed=out", {
    "Set-Cookie": clearCookie(DESK_COOKIE),
    "Clear-Site-Data": '"cache", "cookies", "storage"',
  });
});
