import { toBase64url, toUtf8 } from "#app/core/encoding.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { formOf } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";

/** What the forms of a session carry. Made from the session's secret, so only pages made for that session know it. */
export function formToken(sessionToken: string): string {
  return toBase64url(sha256(toUtf8(`desk form\n${sessionToken}`)));
}

/**
 * The fields of a form that was made for this session; 403 for any other (security-reliability 3.8: the second line behind
 * the check of where a form comes from).
 */
export function deskForm(
  input: Parameters<typeof formOf>[0] & { readonly token: string },
): FormFields {
  const { fields } = formOf(input);
  // Both are digests: comparing them tells nothing about the secret that one was made from.
  if (fields["token"] !== formToken(input.token)) throw refuse(403);
  return fields;
}
