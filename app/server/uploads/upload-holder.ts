import { DRAFT_COOKIE, readCookie, VISIT_COOKIE } from "#app/http/cookies.ts";
import type { Holder } from "#app/use-cases/intake/upload-holder.ts";
import { draftSecretShape } from "./upload-shapes.ts";

/** The header in which a program brings a draft's secret. No page of another site can make a browser send it. */
export const DRAFT_HEADER = "bearwitness-draft";

/** The secrets that say whose an upload is, as one request brings them. */
export interface BroughtSecrets {
  readonly cookie: string | null | undefined;
  /** The value of `DRAFT_HEADER`. Where it is there, cookies do not count. */
  readonly draft: string | null | undefined;
}

/** Whose uploads a request may go on with: a program's draft, else what the reporter's cookies open. */
export function holderOf({ cookie, draft }: BroughtSecrets): Holder {
  if (draft != null) {
    return { draftToken: draftSecretShape.safeParse(draft).data, visitToken: undefined };
  }
  const request = new Request("http://localhost/", { headers: { Cookie: cookie ?? "" } });
  return {
    draftToken: readCookie(request, DRAFT_COOKIE),
    visitToken: readCookie(request, VISIT_COOKIE),
  };
}

/** The secrets in the headers of a request of Express. */
export function secretsIn(headers: NodeJS.Dict<string | string[]>): BroughtSecrets {
  return { cookie: headers["cookie"]?.toString(), draft: headers[DRAFT_HEADER]?.toString() };
}
