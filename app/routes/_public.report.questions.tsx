import { useActionData, useLoaderData } from "@remix-run/react";
import { isOfPage } from "#app/core/intake/incident-page.ts";
import {
  fieldOf,
  fieldValues,
  laterQuestions,
  parseGivenAnswers,
} from "#app/core/office/questions.ts";
import { versionOfPack } from "#app/core/office/report-tags.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { languageOf } from "#app/http/language.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { DraftLost } from "./_public/draft-lost.tsx";
import { isOfAnother, markOf } from "./_public/draft.server.ts";
import {
  inOrder,
  isLater,
  laterPart,
  onPage,
  pathPast,
  questionsOf,
} from "./_public/asked.server.ts";
import { shownFields } from "./_public/field-values.ts";
import { ReportForm } from "./_public/form-parts.tsx";
import { PackQuestionField } from "#app/ui/report-fields/pack-question.tsx";
import { stepTitle } from "./_public/page-title.ts";
import { shownQuestions } from "#app/ui/report-fields/pack-words.ts";
import { reportHandle } from "./_public/report-pages.ts";
import { isChangedSince, seenMark } from "#app/core/seen-mark.server.ts";
import { goOn, sendBack, sendBackChanged } from "./_public/save-page.server.ts";

export const handle = reportHandle("questions");

export const meta = stepTitle<typeof loader>("questions");

/** Questions that only follow from an answer are the second part of the page: it works without script. */
export const loader = publicAccess(async (input) => {
  const { state, pack, asked, given } = await questionsOf(input);
  if (asked.length === 0) throw seeOther(pathPast(input.request));
  return {
    sentBack: input.context.form !== undefined,
    later: isLater(input.request),
    questions: shownQuestions(pack, asked, languageOf(input)),
    saved: fieldValues(given),
    marks: { report: markOf(state), seen: seenMark(onPage(given, asked)) },
  };
});

export const action = publicAccess(async (input) => {
  const form = formOf(input);
  const { state, pack, category, asked, given, origin } = await questionsOf(input);
  const joined = asked.map((one) => [fieldOf(one), form.all(fieldOf(one)).join(",")]);
  const fields = { ...form.fields, ...(Object.fromEntries(joined) as typeof form.fields) };
  if (isOfAnother(state, fields)) return sendBack({ kind: "other" }, fields);
  const read = parseGivenAnswers(pack, asked, { ...form, language: languageOf(input) });
  if (!read.ok) return sendBack(state, fields, read.problems);
  if (isChangedSince(fields, { saved: onPage(given, asked), wanted: read.value })) {
    return sendBackChanged(fields);
  }
  const first = isLater(input.request)
    ? given.filter((one) => !isOfPage(one) && !onPage(given, asked).includes(one))
    : read.value.filter((one) => !isOfPage(one));
  const follow = laterQuestions(pack, category, first);
  const later = isLater(input.request) ? read.value : onPage(given, follow);
  const questions = {
    category,
    pack: versionOfPack(pack),
    given: inOrder(pack, category, [...first, ...later]),
  };
  const { token } = state;
  const ofPage =
    origin === undefined || isLater(input.request)
      ? {}
      : { origin: { ...origin, given: read.value.filter(isOfPage) } };
  const answers = { questions, ...ofPage };
  const saved = await input.context.useCases.saveAnswers({ token, answers });
  if (saved.kind === "no-draft") throw seeOther("/?notice=no-draft");
  const next = goOn("questions", { state, token, request: input.request });
  if (!isLater(input.request) && follow.length > 0) next.headers.set("Location", laterPart(input));
  throw next;
});

/** The office's own questions about what the reporter chose. None has to be answered to go on. */
export default function QuestionsPage() {
  const text = useText();
  const { questions, saved, later, marks } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const fields = shownFields(saved, sentBack, text);
  const { questions: words } = text;
  return (
    <>
      <ErrorSummary problems={fields.problems} />
      {fields.problems.length > 0 ? null : <DraftLost lost={sentBack?.lost} />}
      <h1>{later ? words.laterTitle : words.title}</h1>
      <Lead>{words.lead}</Lead>
      <ReportForm next={words.next} marks={marks} sentBack={sentBack}>
        {questions.map((question) => (
          <PackQuestionField key={question.name} question={question} {...fields} />
        ))}
      </ReportForm>
    </>
  );
}
