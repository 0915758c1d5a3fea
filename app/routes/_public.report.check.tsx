import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { WhatHappened, WhereAndWhen } from "#app/core/intake/answers.ts";
import { publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { FileList, FileRow } from "#app/ui/evidence/file-row.tsx";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { Answers, Lead, Next, Points } from "#app/ui/layout/page-parts.tsx";
import { en } from "#app/ui/text/en/index.ts";
import { useText } from "#app/ui/text/language.tsx";
import { draftForPage, draftState, keepDraft } from "./_public/draft.server.ts";
import { Notice, PublicForm } from "./_public/form-parts.tsx";
import { incidentTimeWords } from "./_public/incident-time-words.ts";
import { packText } from "./_public/pack-words.ts";
import { NothingToSend } from "./_public/nothing-to-send.tsx";
import { QuestionsPart } from "./_public/questions-part.tsx";
import { pageTitle } from "./_public/page-title.ts";
import {
  CHANGE,
  CHANGE_NEEDED,
  pageOfAnswer,
  pathOf,
  reportHandle,
} from "./_public/report-pages.ts";
import { shownFiles } from "./_public/shown-files.ts";

export const handle = { ...reportHandle("check"), wide: true };

export const meta: MetaFunction = () => pageTitle(en.check.title);

export const loader = publicAccess(async (input) => {
  const open = await draftForPage(input);
  const answers = open?.draft.answers ?? {};
  const { office } = input.context;
  const about = office.categories.find(({ id }) => id === answers.whatHappened?.category);
  return {
    answers,
    category: about === undefined ? "" : packText(about.label, "en"),
    notices: office.notices.map((notice) => packText(notice, "en")),
    files: shownFiles(open?.items ?? []),
  };
});

/** Sends the report. Pressed twice it is one report: the second press leads to the same receipt. */
export const action = publicAccess(async (input) => {
  const state = await draftState(input);
  if (state.kind === "sent") throw seeOther("/report/sent");
  if (state.kind === "gone") return data({ trouble: "gone" } as const, { status: 410 });
  const outcome = await input.context.useCases.submitReport({ token: state.token, language: "en" });
  switch (outcome.kind) {
    case "sent":
    case "already-sent":
      throw seeOther("/report/sent", { "Set-Cookie": keepDraft(state.token) });
    case "incomplete":
      throw seeOther(`${pathOf(pageOfAnswer(outcome.page))}${CHANGE_NEEDED}`);
    case "busy":
      return data({ trouble: "busy" } as const, { status: 503, headers: { "Retry-After": "10" } });
    case "no-draft":
      return data({ trouble: "gone" } as const, { status: 410 });
  }
});

/** Everything that will be sent, each part with the way to change it. */
export default function CheckPage() {
  const { check: words, common } = useText();
  const { answers, files, category, notices } = useLoaderData<typeof loader>();
  const trouble = useActionData<typeof action>()?.trouble;
  if (trouble === "gone") return <NothingToSend />;
  return (
    <>
      <h1>{words.title}</h1>
      {trouble === "busy" ? <Notice>{words.busy}</Notice> : null}
      <Lead>{words.lead}</Lead>
      <WhatPart answer={answers.whatHappened} category={category} />
      <QuestionsPart asked={answers.questions} about={answers.whatHappened} />
      <WherePart answer={answers.whereAndWhen} />
      <Answers title={words.files} changeHref={pathOf("evidence") + CHANGE} answers={[]}>
        {files.length === 0 ? (
          <p>{words.noFiles}</p>
        ) : (
          <FileList label={words.files}>
            {files.map((file) => (
              <FileRow key={file.id} file={file} />
            ))}
          </FileList>
        )}
      </Answers>
      <Answers title={words.aboutYou} changeHref={pathOf("aboutYou") + CHANGE} answers={[]}>
        <p>
          {answers.aboutYou === undefined ? common.notAnswered : words[answers.aboutYou.choice]}
        </p>
      </Answers>
      <PublicForm>
        <Points points={notices} />
        <p>{words.truth}</p>
        <Next>{words.next}</Next>
        <ButtonRow>
          <Button>{words.send}</Button>
        </ButtonRow>
      </PublicForm>
    </>
  );
}

function WhatPart({
  answer,
  category,
}: {
  readonly answer: WhatHappened | undefined;
  readonly category: string;
}) {
  const { check: words } = useText();
  return (
    <Answers
      title={words.whatHappened}
      changeHref={pathOf("whatHappened") + CHANGE}
      answers={[
        { term: words.category, value: category },
        { term: words.narrative, value: answer?.narrative ?? "" },
      ]}
    />
  );
}

function WherePart({ answer }: { readonly answer: WhereAndWhen | undefined }) {
  const text = useText();
  const { check: words } = text;
  const coordinates =
    answer?.latitude == null ? [] : [`${answer.latitude}, ${answer.longitude ?? ""}`];
  return (
    <Answers
      title={words.whereAndWhen}
      changeHref={pathOf("whereAndWhen") + CHANGE}
      answers={[
        { term: words.place, value: answer?.place ?? "" },
        ...coordinates.map((value) => ({ term: words.coordinates, value })),
        {
          term: words.time,
          value: answer === undefined ? "" : incidentTimeWords(answer.time, text),
        },
      ]}
    />
  );
}
