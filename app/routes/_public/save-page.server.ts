import { data, type ActionFunctionArgs } from "@remix-run/node";
import type { FormFields, Problem } from "#app/core/intake/problem.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { keepDraft } from "#app/http/draft-cookie.ts";
import type { DraftState, FormState } from "./draft.server.ts";
import { CHANGE_NEEDED, pathAfter, pathOf, type ReportPage } from "./report-pages.ts";
import { endSentSecrets, forgetSentSecrets } from "./sent-secrets.server.ts";

/** What a page shows again when its form could not be saved: every word that was typed, and why. */
export interface SentBack {
  readonly problems: readonly Problem[];
  readonly values: FormFields;
  readonly lost: Lost;
}

/**
 * Why a page was not saved: there is nothing to save into, the report that is open is another, or the same answer was saved elsewhere since. Null where
 * something is to be put right.
 */
export type Lost = "gone" | "sent" | "other" | "changed" | null;

/** True when there is a draft to save into, or the form asks for a new one. */
export function canSave(
  state: FormState,
  fields: FormFields,
): state is Exclude<FormState, { kind: "other" }> {
  if (state.kind === "other") return false;
  return state.kind === "open" || fields["start-again"] === "yes";
}

/** Answers with the same page: 422 when something is to be put right, else what became of the draft. */
export function sendBack(state: FormState, fields: FormFields, problems: readonly Problem[] = []) {
  const lost = state.kind === "open" ? null : state.kind;
  const status = problems.length > 0 ? 422 : state.kind === "gone" ? 410 : 409;
  const body: SentBack = { problems, values: fields, lost };
  return data(body, { status });
}

/** Answers with the same page because what it would replace was saved elsewhere since it was opened. */
export function sendBackChanged(fields: FormFields) {
  const body: SentBack = { problems: [], values: fields, lost: "changed" };
  return data(body, { status: 409 });
}

/** The draft to save into: the one that is open, or a new one. Then as where a report is begun from the first page. */
export async function tokenToSaveInto(
  state: DraftState,
  input: Pick<ActionFunctionArgs, "request" | "context">,
): Promise<string> {
  if (state.kind === "open") return state.token;
  const { token } = await input.context.useCases.startDraft();
  await endSentSecrets(input);
  return token;
}

/**
 * Goes on after a saved page: to the next one; back to the check page when only this answer was to be changed; to the
 * first page when this one began a new draft.
 */
export function goOn(
  page: ReportPage,
  saved: { readonly state: DraftState; readonly token: string; readonly request: Request },
): Response {
  const changes = new URL(saved.request.url).searchParams.has("change");
  const next = changes ? pathOf("check") : pathAfter(page);
  const beginsAnew = saved.state.kind !== "open" && page !== "whatHappened";
  const answer = seeOther(beginsAnew ? `${pathOf("whatHappened")}${CHANGE_NEEDED}` : next, {
    "Set-Cookie": keepDraft(saved.token),
  });
  if (saved.state.kind !== "open") forgetSentSecrets(answer.headers);
  return answer;
}
