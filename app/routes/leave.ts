import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { publicAccess } from "#app/http/access.server.ts";
import { clearCookie, DRAFT_COOKIE } from "#app/http/cookies.ts";
import { forgetLanguage } from "#app/http/language.ts";
import { endSentSecrets, forgetSentSecrets } from "./_public/sent-secrets.server.ts";

/** Leaves at once and without a trace here: what it has of reports ends, this browser forgets us, and an everyday page opens. */
async function leave({
  request,
  context,
}: LoaderFunctionArgs | ActionFunctionArgs): Promise<Response> {
  const headers = new Headers({ Location: context.office.quickExitUrl });
  // Another site that links here must not be able to make anyone lose a draft.
  if (request.headers.get("Sec-Fetch-Site") !== "cross-site") {
    await endSentSecrets({ request, context });
    headers.append("Set-Cookie", clearCookie(DRAFT_COOKIE));
    forgetSentSecrets(headers);
    headers.append("Set-Cookie", forgetLanguage());
    headers.set("Clear-Site-Data", '"cookies", "storage"');
  }
  return new Response(null, { status: 303, headers });
}

export const loader = publicAccess(leave);
export const action = publicAccess(leave);
