import { DRAFT_COOKIE, readCookie, VISIT_COOKIE } from "#app/http/cookies.ts";
import type { Holder } from "#app/use-cases/intake/upload-holder.ts";

/** The secrets of the reporter's cookies, from any kind of request's headers. */
export function holderOf(cookie: string | null | undefined): Holder {
  const request = new Request("http://localhost/", { headers: { Cookie: cookie ?? "" } });
  return {
    draftToken: readCookie(request, DRAFT_COOKIE),
    visitToken: readCookie(request, VISIT_COOKIE),
  };
}
