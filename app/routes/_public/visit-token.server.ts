import type { LoaderFunctionArgs } from "@remix-run/node";
import { readCookie, VISIT_COOKIE } from "#app/http/cookies.ts";

/**
 * The secret of the visit that a form is for; undefined where none is open, or where the one that is open by now is of another report than the page
 * that the form stands on: on a phone that two people share, one opened theirs since. Either way the report has to be opened with its code again.
 */
export async function visitTokenFor(
  { request, context }: Pick<LoaderFunctionArgs, "request" | "context">,
  fields: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const token = readCookie(request, VISIT_COOKIE);
  const report = fields["report"];
  if (token === undefined || report === undefined) return token;
  const open = await context.useCases.readFollowUp({ token });
  return open?.draftId === undefined || open.draftId === report ? token : undefined;
}
