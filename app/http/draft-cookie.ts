import { DRAFT_COOKIE, setCookie } from "./cookies.ts";

/** How long a draft lives after its last change, with all that came of its files. */
export const DRAFT_DAYS = 7;
/** As long as a draft; each saved page, and a file that comes, begins the time anew. */
const COOKIE_SECONDS = DRAFT_DAYS * 86_400;

/** The `Set-Cookie` that keeps a draft within reach of this browser. */
export function keepDraft(token: string): string {
  return setCookie(DRAFT_COOKIE, token, COOKIE_SECONDS);
}
