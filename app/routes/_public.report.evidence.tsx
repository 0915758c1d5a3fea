import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { FileList, FileRow, type ShownFile } from "#app/ui/evidence/file-row.tsx";
import { UploadPanel } from "#app/ui/evidence/upload-panel.tsx";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FileInput } from "#app/ui/form/file-input.tsx";
import { Lead, More, Next, Points } from "#app/ui/layout/page-parts.tsx";
import { UploaderScript } from "#app/ui/evidence/uploader-script.tsx";
import { en } from "#app/ui/text/en/index.ts";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { draftForPage, draftState, isSentBack, keepDraft } from "./_public/draft.server.ts";
import {
  FILE_LIMIT_WORDS,
  fileProblems,
  sayFileProblems,
  type FileProblem,
} from "./_public/file-problems.ts";
import { DraftLost, PublicForm, usePublicToken } from "./_public/form-parts.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { reportHandle } from "./_public/report-pages.ts";
import { goOn } from "./_public/save-page.server.ts";
import { shownFiles, unfinishedFiles } from "./_public/shown-files.ts";

export const handle = { ...reportHandle("evidence"), wide: true };

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  pageTitle(en.evidence.title, found?.sentBack);

export const loader = publicAccess(async (input) => {
  const open = await draftForPage(input);
  return {
    sentBack: isSentBack(input),
    files: shownFiles(open?.items ?? []),
    unfinished: unfinishedFiles(open?.uploads ?? []),
    days: input.context.unfinishedDays,
  };
});

/** Express has received the files by now; here it is said what became of each. */
export const action = publicAccess(async (input) => {
  const form = formOf(input);
  const state = await draftState(input);
  if (state.kind !== "open") return notSaved([], state.kind, state.kind === "sent" ? 409 : 410);
  const addsOnly = form.fields["go"] !== "next";
  const problems = fileProblems(form);
  if (problems.length > 0) return notSaved(problems, null, 422);
  if (addsOnly && form.files.length === 0) return notSaved([{ name: "", why: "none" }], null, 422);
  const { token } = state;
  const { search } = new URL(input.request.url);
  if (addsOnly) throw seeOther(`/report/evidence${search}`, { "Set-Cookie": keepDraft(token) });
  await input.context.useCases.saveAnswers({ token, answers: { evidenceSeen: true } });
  throw goOn("evidence", { state, token, request: input.request });
});

function notSaved(problems: readonly FileProblem[], lost: "gone" | "sent" | null, status: number) {
  return data({ problems, lost }, { status });
}

/** Files are optional. Each is received whole or not at all, and can be taken back until the report is sent. */
export default function EvidencePage() {
  const text = useText();
  const { files, unfinished, days } = useLoaderData<typeof loader>();
  const token = usePublicToken();
  const sentBack = useActionData<typeof action>();
  const { search } = useLocation();
  const problems = sayFileProblems(sentBack?.problems ?? [], text);
  const { evidence: words } = text;
  return (
    <>
      <ErrorSummary problems={problems} />
      <DraftLost lost={sentBack?.lost} hasFiles />
      <h1>{words.title}</h1>
      <Lead>{words.lead}</Lead>
      <More title={words.originalsTitle}>
        <Points points={words.originals} />
        <p>{words.someoneElse}</p>
      </More>
      <More title={words.placeTitle}>
        <Points points={words.place} />
        <p>{words.ownPlace}</p>
      </More>
      {sentBack?.lost == null ? (
        <>
          <AddedFiles files={files} search={search} />
          <UploadPanel
            unfinished={unfinished}
            days={days}
            remove={{ action: `/report/evidence/remove${search}`, token, name: "item" }}
          />
          <UploaderScript />
          <PublicForm multipart>
            <FileInput
              name="files"
              label={words.choose.label}
              hint={fill(words.choose.hint, { limit: FILE_LIMIT_WORDS })}
              problems={problems}
              multiple
            />
            <p className="usa-hint" data-without-script="">
              {words.addNote}
            </p>
            <ButtonRow withoutScript>
              <Button look="secondary" name="go" value="stay">
                {words.add}
              </Button>
            </ButtonRow>
            <Next>{words.next}</Next>
            <ButtonRow>
              <Button name="go" value="next">
                {words.continueWith}
              </Button>
            </ButtonRow>
          </PublicForm>
        </>
      ) : (
        <StartAgain />
      )}
    </>
  );
}

function AddedFiles(props: { readonly files: readonly ShownFile[]; readonly search: string }) {
  const { evidence: words } = useText();
  const token = usePublicToken();
  const { length: n } = props.files;
  if (n === 0) return null;
  const remove = {
    action: `/report/evidence/remove${props.search}`,
    token,
    name: "item",
  };
  return (
    <>
      <h2>{words.listTitle}</h2>
      <p>{n === 1 ? words.count.one : fill(words.count.other, { n })}</p>
      <FileList label={words.listTitle}>
        {props.files.map((file) => (
          <FileRow key={file.id} file={file} remove={remove} />
        ))}
      </FileList>
    </>
  );
}

function StartAgain() {
  const { errors } = useText();
  return (
    <PublicForm action="/report/start">
      <ButtonRow>
        <Button>{errors.noDraft.start}</Button>
      </ButtonRow>
    </PublicForm>
  );
}
