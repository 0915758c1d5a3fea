import { toBase64url, toUtf8 } from "../encoding.ts";
import { sha256 } from "../sha256.server.ts";

/** What the forms of a session carry. Made from the session's secret, so only pages made for that session know it. */
export function formToken(sessionToken: string): string {
  return toBase64url(sha256(toUtf8(`desk form\n${sessionToken}`)));
}
