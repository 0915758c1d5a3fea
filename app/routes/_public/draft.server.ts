import type { LoaderFunctionArgs } from "@remix-run/node";
import { DRAFT_COOKIE, readCookie, SENT_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import type { OpenDraft } from "#app/use-cases/intake/read-draft.ts";

/** What the visitor's draft cookie opens. */
export type DraftState =
  | ({ readonly kind: "open"; readonly token: string } & OpenDraft)
  | { readonly kind: "sent" }
  | { readonly kind: "gone" };

type Input = Pick<LoaderFunctionArgs, "request" | "context">;

/** Finds the draft of the visitor's cookie, if it has one that can still be written to, else whether one was sent from here. */
export async function draftState({ request, context }: Input): Promise<DraftState> {
  const token = readCookie(request, DRAFT_COOKIE);
  const found = token === undefined ? undefined : await context.useCases.readDraft({ token });
  if (token !== undefined && found?.draft.reportId === null) {
    return { kind: "open", token, ...found };
  }
  if (found !== undefined) return { kind: "sent" };
  const sent = readCookie(request, SENT_COOKIE);
  const isThere =
    sent !== undefined && (await context.useCases.readDraft({ token: sent })) !== undefined;
  return { kind: isThere ? "sent" : "gone" };
}

/**
 * The draft behind a page of the report. Whoever arrives without one is taken to the start, and after sending to the
 * receipt. After a form that could not be saved the page is shown again either way: undefined then, and the action
 * says what is wrong.
 */
export async function draftForPage(
  input: Input,
): Promise<Extract<DraftState, { kind: "open" }> | undefined> {
  const state = await draftState(input);
  if (state.kind === "open") return state;
  if (isSentBack(input)) return undefined;
  throw seeOther(state.kind === "sent" ? "/report/sent" : "/?notice=no-draft");
}

/** Whether a form comes from the page of another report than the one that is open by now. A page that does not say whose it is means that one. */
export function isOfAnother(
  state: Extract<DraftState, { kind: "open" }>,
  fields: Readonly<Record<string, string>>,
): boolean {
  return (fields["report"] ?? state.draft.id) !== state.draft.id;
}

/** What a form may be saved into: as `draftState`, or that the draft that is open is not the one whose page the form stands on. */
export type FormState = DraftState | { readonly kind: "other" };

/**
 * Finds the draft that a form is to be saved into. Two people share a phone: what one typed on a page that was left open never goes into the report
 * that the other began since.
 */
export async function formState(
  input: Input,
  fields: Readonly<Record<string, string>>,
): Promise<FormState> {
  const state = await draftState(input);
  return state.kind === "open" && isOfAnother(state, fields) ? { kind: "other" } : state;
}

/** The mark of a page's report, for its forms. Where none is open, one that no report has. */
export function markOf(open: OpenDraft | undefined): string {
  return open?.draft.id ?? "";
}

/** True while a page is shown again after its own form: what was saved goes on with a redirect instead. */
export function isSentBack({ context }: Pick<Input, "context">): boolean {
  return context.form !== undefined;
}
