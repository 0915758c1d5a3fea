import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { parseWhereAndWhen, withKnownPoint } from "#app/core/intake/answers.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { DraftLost } from "./_public/draft-lost.tsx";
import { draftForPage, draftState, formState, isSentBack, markOf } from "./_public/draft.server.ts";
import { shownFields } from "./_public/field-values.ts";
import { PageFirst, ReportForm } from "./_public/form-parts.tsx";
import { WhereAndWhenFields } from "#app/ui/report-fields/where-and-when-fields.tsx";
import { Offered, offeredValues } from "./_public/offered.tsx";
import { dayIn } from "#app/core/local-day.ts";
import { isChangedSince, seenMark } from "#app/core/seen-mark.server.ts";
import { stepTitle } from "./_public/page-title.ts";
import { MAP_PATH, reportHandle } from "./_public/report-pages.ts";
import {
  canSave,
  goOn,
  sendBack,
  sendBackChanged,
  tokenToSaveInto,
} from "./_public/save-page.server.ts";

export const handle = reportHandle("whereAndWhen");

export const meta = stepTitle<typeof loader>("whereAndWhen");

export const loader = publicAccess(async (input) => {
  const open = await draftForPage(input);
  const { searchParams } = new URL(input.request.url);
  return {
    sentBack: isSentBack(input),
    map: input.context.useCases.readStreetMap() !== undefined,
    ...offeredValues(open?.draft.answers ?? {}, searchParams),
    marks: { report: markOf(open), seen: seenMark(open?.draft.answers.whereAndWhen) },
  };
});

export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const { office, useCases } = input.context;
  const state = await formState(input, fields);
  if (!canSave(state, fields)) return sendBack(state, fields);
  const form = parseWhereAndWhen(fields, dayIn(office.timeZone, Date.now()));
  if (!form.ok) return sendBack(state, fields, form.problems);
  const saved = state.kind === "open" ? state.draft.answers.whereAndWhen : undefined;
  const answers = { whereAndWhen: withKnownPoint(form.value, saved) };
  if (isChangedSince(fields, { saved, wanted: answers.whereAndWhen })) {
    return sendBackChanged(fields);
  }
  const token = await tokenToSaveInto(state, input);
  const outcome = await useCases.saveAnswers({ token, answers });
  if (outcome.kind === "no-draft") return sendBack(await draftState(input), fields);
  const answer = goOn("whereAndWhen", { state, token, request: input.request });
  // Only where the report goes on as it was: one that begins anew is led to its first page.
  if (fields["then"] === "map" && state.kind === "open") {
    answer.headers.set("Location", `${MAP_PATH}${new URL(input.request.url).search}`);
  }
  throw answer;
});

/** Where it was, then when. */
export default function WhereAndWhenPage() {
  const text = useText();
  const { saved, offer, marks, map } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const sentBack = useActionData<typeof action>();
  const fields = shownFields(saved, sentBack, text);
  const { whereAndWhen: words } = text;
  return (
    <>
      <ErrorSummary problems={fields.problems} />
      {fields.problems.length > 0 ? null : <DraftLost lost={sentBack?.lost} />}
      <h1>{words.title}</h1>
      <PageFirst search={search} />
      {offer === null || sentBack !== undefined ? null : <Offered offer={offer} search={search} />}
      <ReportForm next={words.next} marks={marks} sentBack={sentBack}>
        <WhereAndWhenFields {...fields} map={map} />
      </ReportForm>
    </>
  );
}
