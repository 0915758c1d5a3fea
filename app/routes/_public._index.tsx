import { useLoaderData } from "@remix-run/react";
import { publicAccess } from "#app/http/access.server.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/form/buttons.tsx";
import { Lead, More, Next, Points, ReceivedMark } from "#app/ui/layout/page-parts.tsx";
import { useLanguage, useText } from "#app/ui/text/language.tsx";
import { counted } from "#app/ui/text/plural.ts";
import { draftState, markOf } from "./_public/draft.server.ts";
import {
  HiddenMarks,
  Notice,
  OtherReportNote,
  PublicForm,
  type PageMarks,
} from "./_public/form-parts.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { OTHER_REPORT_NOTICE, whereToGoOn } from "./_public/report-pages.ts";
import { unfinishedOfSent } from "./_public/sent-secrets.server.ts";

export const handle: FrameHandle = { emergency: "top" };

export const meta = pageTitle((text) => text.tab.start);

export const loader = publicAccess(async (input) => {
  const state = await draftState(input);
  return {
    notice: new URL(input.request.url).searchParams.get("notice"),
    draft: state.kind,
    marks: { report: state.kind === "open" ? markOf(state) : "" },
    unfinished: state.kind === "open" ? 0 : await unfinishedOfSent(input),
    goOnHref: state.kind === "open" ? whereToGoOn(state.draft.answers) : null,
  };
});

/** What this is, and the way in. */
export default function StartPage() {
  const { paper, start } = useText();
  const { draft, goOnHref, notice, unfinished, marks } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{start.title}</h1>
      <StartNotice notice={notice} />
      <Lead>{start.lead}</Lead>
      <p>{start.who}</p>
      {goOnHref === null ? (
        <Begin unfinished={unfinished} />
      ) : (
        <GoOn href={goOnHref} marks={marks} />
      )}
      {draft === "sent" ? (
        <>
          <h2>{start.sentTitle}</h2>
          <p>
            <a href="/report/sent">{start.sentLink}</a>
          </p>
        </>
      ) : null}
      <h2>{start.comeBackTitle}</h2>
      <p>
        <a href="/follow-up">{start.comeBack}</a>
      </p>
      <h2>{paper.title}</h2>
      <p>
        {paper.offer} <a href="/paper">{paper.link}</a>
      </p>
      <h2>{start.keepTitle}</h2>
      <p>{start.keep}</p>
    </>
  );
}

function Begin({ unfinished }: { readonly unfinished: number }) {
  const { start } = useText();
  const language = useLanguage();
  return (
    <>
      <h2>{start.canSendTitle}</h2>
      <Points points={start.canSend} />
      <h2>{start.needTitle}</h2>
      <Points points={start.need} />
      <PublicForm action="/report/start">
        {unfinished === 0 ? null : (
          <p>
            <strong>{counted(start.unfinished, unfinished, language)}</strong>
          </p>
        )}
        <Next>{start.next}</Next>
        <ButtonRow>
          <Button>{start.begin}</Button>
        </ButtonRow>
      </PublicForm>
    </>
  );
}

function GoOn({ href, marks }: { readonly href: string; readonly marks: PageMarks }) {
  const { start } = useText();
  return (
    <>
      <Next>{start.goOnNote}</Next>
      <ButtonRow>
        <ButtonLink href={href}>{start.goOn}</ButtonLink>
      </ButtonRow>
      <More title={start.deleteTitle}>
        <p>{start.deleteNote}</p>
        <PublicForm action="/report/delete">
          <HiddenMarks marks={marks} />
          <ButtonRow>
            <Button look="secondary">{start.delete}</Button>
          </ButtonRow>
        </PublicForm>
      </More>
    </>
  );
}

function StartNotice({ notice }: { readonly notice: string | null }) {
  const { start, errors } = useText();
  switch (notice) {
    case "deleted":
      return <ReceivedMark>{start.deleted}</ReceivedMark>;
    case "no-draft":
      return (
        <div role="status">
          <Notice>{errors.noDraft.title}</Notice>
          {errors.noDraft.text.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      );
    case OTHER_REPORT_NOTICE:
      return <OtherReportNote />;
    default:
      return null;
  }
}
