import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { parseWhatHappened } from "#app/core/intake/answers.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { languageOf } from "#app/http/language.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { More, Points } from "#app/ui/layout/page-parts.tsx";
import { WhatHappenedFields } from "#app/ui/report-fields/what-happened-fields.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { DraftLost } from "./_public/draft-lost.tsx";
import {
  draftForPage,
  draftState,
  formState,
  isSentBack,
  markOf,
  type DraftState,
} from "./_public/draft.server.ts";
import { shownFields, whatHappenedValues } from "./_public/field-values.ts";
import { PageFirst, ReportForm } from "./_public/form-parts.tsx";
import { shownCategories } from "#app/ui/report-fields/pack-words.ts";
import { isChangedSince, seenMark } from "#app/core/seen-mark.server.ts";
import { stepTitle } from "./_public/page-title.ts";
import { CHANGE, pathOf, reportHandle } from "./_public/report-pages.ts";
import {
  canSave,
  goOn,
  sendBack,
  sendBackChanged,
  tokenToSaveInto,
} from "./_public/save-page.server.ts";

export const handle = reportHandle("whatHappened");

export const meta = stepTitle<typeof loader>("whatHappened");

export const loader = publicAccess(async (input) => {
  const open = await draftForPage(input);
  return {
    sentBack: isSentBack(input),
    saved: whatHappenedValues(open?.draft.answers ?? {}),
    marks: { report: markOf(open), seen: seenMark(open?.draft.answers.whatHappened) },
    categories: shownCategories(input.context.office, languageOf(input)),
  };
});

export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const state = await formState(input, fields);
  if (!canSave(state, fields)) return sendBack(state, fields);
  const form = parseWhatHappened(
    fields,
    input.context.office.categories.map(({ id }) => id),
  );
  if (!form.ok) return sendBack(state, fields, form.problems);
  const saved = state.kind === "open" ? state.draft.answers.whatHappened : undefined;
  if (isChangedSince(fields, { saved, wanted: form.value })) return sendBackChanged(fields);
  const token = await tokenToSaveInto(state, input);
  const outcome = await input.context.useCases.saveAnswers({
    token,
    answers: { whatHappened: form.value },
  });
  if (outcome.kind === "no-draft") return sendBack(await draftState(input), fields);
  const next = goOn("whatHappened", { state, token, request: input.request });
  // Another concern has other questions, also for someone who came back to change this one answer.
  if (asksAnew(state, form.value.category, input.request)) {
    next.headers.set("Location", pathOf("questions") + CHANGE);
  }
  throw next;
});

function asksAnew(state: DraftState, category: string, request: Request): boolean {
  if (state.kind !== "open" || !new URL(request.url).searchParams.has("change")) return false;
  return state.draft.answers.whatHappened?.category !== category;
}

/** The first question: what it was about, and the reporter's own words. */
export default function WhatHappenedPage() {
  const text = useText();
  const { saved, categories, marks } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const fields = shownFields(saved, sentBack, text);
  const { whatHappened: words } = text;
  return (
    <>
      <ErrorSummary problems={fields.problems} />
      {fields.problems.length > 0 ? null : <DraftLost lost={sentBack?.lost} />}
      <h1>{words.title}</h1>
      <PageFirst search={useLocation().search} />
      <ReportForm next={words.next} marks={marks} sentBack={sentBack}>
        <WhatHappenedFields categories={categories} {...fields} />
        <p>{words.immigration}</p>
        <More title={words.helpTitle}>
          <Points points={words.help} />
        </More>
      </ReportForm>
    </>
  );
}
