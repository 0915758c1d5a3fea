import type { LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Category } from "#app/core/intake/category.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import {
  fieldOf,
  fieldValues,
  firstQuestions,
  laterQuestions,
  parseGivenAnswers,
  type GivenAnswer,
} from "#app/core/office/questions.ts";
import { versionOfPack } from "#app/core/office/report-tags.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { languageOf } from "#app/http/language.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { DraftLost } from "./_public/draft-lost.tsx";
import { draftState, isOfAnother, markOf } from "./_public/draft.server.ts";
import { shownFields } from "./_public/field-values.ts";
import { ReportForm } from "./_public/form-parts.tsx";
import { PackQuestionField } from "#app/ui/report-fields/pack-question.tsx";
import { stepTitle } from "./_public/page-title.ts";
import { shownQuestions } from "#app/ui/report-fields/pack-words.ts";
import { CHANGE, pathAfter, pathOf, reportHandle } from "./_public/report-pages.ts";
import { isChangedSince, seenMark } from "./_public/seen-mark.server.ts";
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
  const { state, pack, category, asked, given } = await questionsOf(input);
  const joined = asked.map((one) => [fieldOf(one), form.all(fieldOf(one)).join(",")]);
  const fields = { ...form.fields, ...(Object.fromEntries(joined) as typeof form.fields) };
  if (isOfAnother(state, fields)) return sendBack({ kind: "other" }, fields);
  const read = parseGivenAnswers(pack, asked, { ...form, language: languageOf(input) });
  if (!read.ok) return sendBack(state, fields, read.problems);
  if (isChangedSince(fields, { saved: onPage(given, asked), wanted: read.value })) {
    return sendBackChanged(fields);
  }
  const first = isLater(input.request)
    ? given.filter((one) => !onPage(given, asked).includes(one))
    : read.value;
  const follow = laterQuestions(pack, category, first);
  const later = isLater(input.request) ? read.value : onPage(given, follow);
  const questions = {
    category,
    pack: versionOfPack(pack),
    given: inOrder(pack, category, [...first, ...later]),
  };
  const { token } = state;
  const saved = await input.context.useCases.saveAnswers({ token, answers: { questions } });
  if (saved.kind === "no-draft") throw seeOther("/?notice=no-draft");
  const next = goOn("questions", { state, token, request: input.request });
  if (!isLater(input.request) && follow.length > 0) next.headers.set("Location", laterPart(input));
  throw next;
});

/** What is asked on this page, and what was answered before. */
async function questionsOf(input: Pick<LoaderFunctionArgs, "request" | "context">) {
  const state = await draftState(input);
  if (state.kind !== "open") {
    throw seeOther(state.kind === "sent" ? "/report/sent" : "/?notice=no-draft");
  }
  const { whatHappened, questions } = state.draft.answers;
  if (whatHappened === undefined) throw seeOther(pathOf("whatHappened"));
  const { category } = whatHappened;
  const pack = input.context.office;
  const given = questions?.category === category ? questions.given : [];
  const asked = isLater(input.request)
    ? laterQuestions(pack, category, given)
    : firstQuestions(pack, category);
  return { state, pack, category, asked, given };
}

/** The answers that were given to these questions. */
function onPage(
  given: readonly GivenAnswer[],
  asked: readonly { readonly id: string }[],
): readonly GivenAnswer[] {
  return given.filter((one) => asked.some(({ id }) => id === one.question));
}

function isLater(request: Request): boolean {
  return new URL(request.url).searchParams.get("part") === "2";
}

function isChange(request: Request): boolean {
  return new URL(request.url).searchParams.has("change");
}

function pathPast(request: Request): string {
  return isChange(request) ? pathOf("check") : pathAfter("questions");
}

function laterPart({ request }: Pick<LoaderFunctionArgs, "request">): string {
  const path = pathOf("questions");
  return isChange(request) ? `${path}${CHANGE}&part=2` : `${path}?part=2`;
}

/** Answers in the order in which the office asks, whichever page they came from. */
function inOrder(
  pack: LoadedPack,
  category: Category,
  given: readonly GivenAnswer[],
): readonly GivenAnswer[] {
  const order = pack.categories.find(({ id }) => id === category)?.questions ?? [];
  return given.toSorted(
    (one, other) => order.indexOf(one.question) - order.indexOf(other.question),
  );
}

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
