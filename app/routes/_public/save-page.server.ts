import { data, type ActionFunctionArgs } from "@remix-run/node";
import type { FormFields, Problem } from "#app/core/intake/problem.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { keepDraft } from "#app/http/draft-cookie.ts";
import type { DraftState } from "./draft.server.ts";
import { CHANGE_NEEDED, pathAfter, pathOf, type ReportPage } from "./report-pages.ts";
import { endSentSecrets, forgetSentSecrets } from "./sent-secrets.server.ts";

/** What a page shows again when its form could not be saved: every word that was typed, and why. */
export interface SentBack {
  readonly problems: readonly Problem[];
  readonly values: FormFields;
  /** Why there is nothing to save into; null when there is. */
  readonly lost: "gone" | "sent" | null;
}

/** True when there is a draft to save into, or the form asks for a new one. */
export function canSave(state: DraftState, fields: FormFields): boolean {
  return state.kind === "open" || fields["start-again"] === "yes";
}

/** Answers with the same page: 422 when something is to be put right, else what became of the draft. */
export function sendBack(state: DraftState, fields: FormFields, problems: readonly Problem[] = []) {
  const lost = state.kind === "open" ? null : state.kind;
  const status = problems.length > 0 ? 422 : state.kind === "sent" ? 409 : 410;
  const body: SentBack = { problems, values: fields, lost };
  return data(body, { status });
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
