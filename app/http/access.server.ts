import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { authorise, OFFICE } from "#app/core/people/authorise.ts";
import { isGrave } from "#app/core/people/grave-acts.ts";
import type { SignedInPerson } from "#app/use-cases/people/session.ts";
import type { Ability } from "#app/core/people/ability.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { DESK_COOKIE, readCookie } from "./cookies.ts";
import { formToken } from "#app/core/people/form-token.server.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { ReceivedForm } from "./load-context.ts";
import { refuse, seeOther } from "./responses.server.ts";

/** Who may call a loader or action: anyone, or staff with an ability. */
export type Access = "public" | Ability;

/** A loader or action that declares its access. Wrapping is declaring: what is declared is what is enforced. */
export interface Declared {
  readonly access: Access;
}

type Arguments = LoaderFunctionArgs | ActionFunctionArgs;

type Handler<Extra, Result> = (input: Arguments & Extra) => Promise<Result>;

/** For pages and forms of the public. */
export function publicAccess<Result>(
  handler: Handler<object, Result>,
): ((input: Arguments) => Promise<Result>) & Declared {
  return Object.assign((input: Arguments) => handler(input), { access: "public" as const });
}

/** What a page tells whoever looks at it, whatever the page is about. */
type DeskNews = Awaited<ReturnType<UseCases["readDeskNews"]>>;

export interface AtDesk {
  /** Who is signed in, as they stand now. */
  readonly person: SignedInPerson;
  readonly token: string;
  /** Nothing in answer to a form: the page that follows says it. */
  readonly news: DeskNews;
}

const NO_NEWS: DeskNews = {
  ...{ open: [], toReview: undefined, audited: undefined, shortcuts: true, forThem: 0 },
};

/**
 * For staff. No session: a page sends to sign-in, a form gets 403. A form that was not made for this session: 403. No such
 * ability for the role: 403. Whether the
 * person may use the ability on one record is asked again by the use case, which knows the record.
 */
export function deskAccess<Result>(
  ability: Ability,
  handler: Handler<AtDesk, Result>,
  {
    unattended: alone = false,
    ahead = false,
  }: {
    /** A page asks by itself, again and again: that prolongs no session and tells no news. Where it is a function, it tells so by the form's fields. */
    readonly unattended?: boolean | ((fields: FormFields) => boolean);
    /** What it answers may be fetched before anybody asks to see it (`isFetchedAhead`): it leaves everything as it was then. */
    readonly ahead?: boolean;
  } = {},
): ((input: Arguments) => Promise<Result>) & Declared {
  const guarded = async (input: Arguments): Promise<Result> => {
    const { request, context } = input;
    const isAhead = isFetchedAhead(request);
    // Opening most pages leaves something behind, a look or a mark: nobody has opened this one.
    if (isAhead && !ahead) throw refuse(503);
    const unattended = typeof alone === "function" ? alone(context.form?.fields ?? {}) : alone;
    const token = readCookie(request, DESK_COOKIE);
    const person =
      token === undefined
        ? undefined
        : await context.useCases.findSession({ token, unattended: unattended || isAhead });
    if (token === undefined || person === undefined) {
      if (token !== undefined) context.securityLog.record({ event: "session.refused" });
      // Nobody wrote that form: keeping it would push out one that somebody did.
      if (unattended && !isReading(request)) throw refuse(403);
      throw isReading(request) ? seeOther(signInPath(request)) : await signInFirst(input, token);
    }
    // The second line behind the check of where a form comes from (security-reliability 3.8). Both are digests:
    // comparing them tells nothing about the secret that one was made from.
    if (!isReading(request)) {
      const given = formOf(input).fields["token"] ?? "";
      // Confirming in one tab gives the session another token: what was typed in another tab is its owner's all the same.
      if (given !== formToken(token) && !person.session.earlierFormTokens.includes(given)) {
        context.securityLog.record({
          event: "form.refused",
          personId: person.id,
          facts: { rule: "no-token" },
        });
        throw refuse(403);
      }
    }
    // The clock of the request: rights that end at a time end here as well as in the use case.
    const now = instantFromMillis(Date.now());
    const decision = authorise(person, ability, OFFICE, now);
    if (!decision.allowed) {
      context.securityLog.record({
        event: "access.refused",
        personId: person.id,
        facts: { ability, reason: decision.reason },
      });
      throw refuse(403);
    }
    if (isGrave(ability, isReading(request) ? "read" : "act")) {
      await requireConfirmed({ ...input, person, token });
    }
    const news =
      request.method === "GET" && !unattended
        ? await context.useCases.readDeskNews({ by: person })
        : NO_NEWS;
    return handler({ ...input, person, token, news });
  };
  return Object.assign(guarded, { access: ability });
}

/**
 * Goes on only when the person showed within the last five minutes who they are; else leads to the page that asks, and from
 * there back: a page is opened, a form is sent again as it was. `deskAccess` does so for grave abilities by itself.
 */
export async function requireConfirmed(input: Arguments & Omit<AtDesk, "news">): Promise<void> {
  const { request, context, person, token } = input;
  if (person.session.steppedUp) return;
  if (isReading(request))
    throw seeOther(`/desk/confirm?${new URLSearchParams({ to: whole(request) })}`);
  const form = { path: whole(request), fields: formOf(input).fields };
  const kept = await context.useCases.keepForm({ token, form });
  const to = new URL(request.url).pathname;
  const search = new URLSearchParams(kept === undefined ? { to } : { to, kept });
  throw seeOther(`/desk/confirm?${search}`);
}

/** A form of a session that ran out is kept for its owner, who signs in again; any other is refused. */
async function signInFirst(input: Arguments, token: string | undefined): Promise<Response> {
  const { request, context } = input;
  const fields = context.form?.fields;
  if (token === undefined || fields?.["token"] !== formToken(token)) return refuse(403);
  const kept = await context.useCases.keepForm({ token, form: { path: whole(request), fields } });
  if (kept === undefined) return refuse(403);
  const to = new URL(request.url).pathname;
  return seeOther(`/desk/sign-in?${new URLSearchParams({ to, kept })}`);
}

/** True where a browser fetches a page that somebody may open next, as the page before it asked (`fetchPage`), or of its own accord. */
export function isFetchedAhead({ headers }: Request): boolean {
  return /\bprefetch\b/.test(headers.get("Sec-Purpose") ?? headers.get("Purpose") ?? "");
}

function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

function signInPath(request: Request): string {
  return `/desk/sign-in?to=${encodeURIComponent(whole(request))}`;
}

function whole(request: Request): string {
  const url = new URL(request.url);
  return url.pathname + url.search;
}

/** The form of a request that must have one. */
export function formOf({ context }: Pick<Arguments, "context">): ReceivedForm {
  if (context.form === undefined) throw refuse(415);
  return context.form;
}
