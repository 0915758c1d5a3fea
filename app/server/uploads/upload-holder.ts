import type { IncomingMessage } from "node:http";
import type { Person } from "#app/core/people/authorise.ts";
import { DRAFT_COOKIE, readCookie, SENT_COOKIE, VISIT_COOKIE } from "#app/http/cookies.ts";
import type { Holder } from "#app/use-cases/intake/upload-holder.ts";
import { draftSecretShape } from "./upload-shapes.ts";

/** The header in which a program brings a draft's secret. No page of another site can make a browser send it. */
export const DRAFT_HEADER = "bearwitness-draft";

/** The header in which our page says whose the file is that it goes on with: the mark of the report it was chosen for. No address has that. */
export const REPORT_HEADER = "bearwitness-report";

/** The secrets that say whose an upload is, as one request brings them. */
export interface BroughtSecrets {
  readonly cookie: string | null | undefined;
  /** The value of `DRAFT_HEADER`. Where it is there, cookies do not count. */
  readonly draft: string | null | undefined;
  /** Who a token of the API speaks for. Beside a draft's secret it opens nothing, and says who brings the file. */
  readonly person?: Person | undefined;
}

/** Whose uploads a request may go on with: a program's draft, else an agency's own, else what the reporter's cookies open. */
export function holderOf({ cookie, draft, person }: BroughtSecrets): Holder {
  if (draft != null) {
    const draftToken = draftSecretShape.safeParse(draft).data;
    return { draftToken, visitToken: undefined, by: person };
  }
  if (person !== undefined)
    return { draftToken: undefined, visitToken: undefined, partner: person };
  const request = new Request("http://localhost/", { headers: { Cookie: cookie ?? "" } });
  return {
    draftToken: readCookie(request, DRAFT_COOKIE),
    sentToken: readCookie(request, SENT_COOKIE),
    visitToken: readCookie(request, VISIT_COOKIE),
  };
}

/** A request whose token was looked at. */
export interface WithCaller extends IncomingMessage {
  caller?: Person | undefined;
  /** The `Set-Cookie` of a secret that the answer is to keep within reach of the browser for longer. */
  cookieToKeep?: string | undefined;
}

/** What a request is counted by: the secret that says whose it is. */
export function senderOf(request: WithCaller): string {
  const { draftToken, sentToken, visitToken, partner } = holderOf(secretsIn(request));
  return draftToken ?? sentToken ?? visitToken ?? partner?.id ?? "";
}

/** What a request of Express brings: the secrets in its headers, and whose token it has. */
export function secretsIn({ headers, caller }: WithCaller): BroughtSecrets {
  return {
    cookie: headers.cookie,
    draft: headers[DRAFT_HEADER]?.toString(),
    person: caller,
  };
}
