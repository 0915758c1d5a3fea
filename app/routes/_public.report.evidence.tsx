import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { DRAFT_DAYS, keepDraft } from "#app/http/draft-cookie.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { UploadPanel } from "#app/ui/evidence/upload-panel.tsx";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FileInput } from "#app/ui/form/file-input.tsx";
import { HiddenReport } from "#app/ui/form/plain-form.tsx";
import { sayProblems } from "#app/ui/form/say-problems.ts";
import { Lead, Next } from "#app/ui/layout/page-parts.tsx";
import { UploaderScript } from "#app/ui/evidence/uploader-script.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useLanguage, useText } from "#app/ui/text/language.tsx";
import { AddedFiles, NotRemoved, StartAgain } from "./_public/added-files.tsx";
import { DraftLost } from "./_public/draft-lost.tsx";
import {
  draftForPage,
  draftState,
  isOfAnother,
  isSentBack,
  markOf,
} from "./_public/draft.server.ts";
import { fileLimitSaid, fileProblems, sayFileProblems } from "./_public/file-problems.ts";
import { PublicForm, usePublicToken } from "./_public/form-parts.tsx";
import { FilesAdvice } from "./_public/files-advice.tsx";
import { stepTitle } from "./_public/page-title.ts";
import { AddedLinks, LinkPart } from "./_public/links-part.tsx";
import { reportHandle } from "./_public/report-pages.ts";
import { goOn } from "./_public/save-page.server.ts";
import { notSaved } from "./_public/files-not-saved.ts";
import { unfinishedFiles } from "./_public/shown-files.ts";
import { sentAgain, WasHere } from "./_public/files-came.tsx";
import { againIn, filesAddress, withoutNotice } from "./_public/files-address.ts";
import { filesOfDraft } from "./_public/files-of-draft.server.ts";

export const handle = { ...reportHandle("evidence"), wide: true };

export const meta = stepTitle<typeof loader>("evidence");

export const loader = publicAccess(async (input) => {
  const open = await draftForPage(input);
  return {
    sentBack: isSentBack(input),
    files: await filesOfDraft(input, open),
    links: (open?.draft.answers.links ?? []).map(({ address, seen }) => ({ address, seen })),
    onTheWay: {
      unfinished: unfinishedFiles(open?.uploads ?? []),
      report: markOf(open),
      days: Math.min(DRAFT_DAYS, input.context.unfinishedDays),
      sentDays: input.context.unfinishedDays,
    },
  };
});

/** Express has received the files by now; here it is said what became of each. */
export const action = publicAccess(async (input) => {
  const form = formOf(input);
  const state = await draftState(input);
  if (state.kind !== "open") {
    const hadFiles = form.files.length > 0;
    return notSaved([], state.kind, state.kind === "sent" ? 409 : 410, { hadFiles });
  }
  // Its files were not taken, and its link is not put into the page of the report that is open now.
  if (isOfAnother(state, form.fields))
    return notSaved([{ name: "", why: "other-report" }], null, 409);
  const addsOnly = form.fields["go"] !== "next";
  const problems = fileProblems(form);
  const { token } = state;
  // A link that was typed counts whatever button was pressed; one that does not read is put back beside its words.
  const link = await input.context.useCases.addLink({ token, fields: form.fields });
  const typed = { link: form.fields["link"] ?? "", "link-seen": form.fields["link-seen"] ?? "" };
  const refused = link.kind === "problem" ? { problems: link.problems, typed } : undefined;
  if (problems.length > 0 || refused !== undefined) {
    return notSaved(problems, null, 422, { link: refused, again: sentAgain(form) });
  }
  const isNothing = form.files.length === 0 && link.kind !== "added";
  if (form.fields["go"] === "stay" && isNothing) {
    return notSaved([{ name: "", why: "none" }], null, 422);
  }
  if (addsOnly) {
    throw seeOther(filesAddress(input.request.url, undefined, sentAgain(form)), {
      "Set-Cookie": keepDraft(token),
    });
  }
  await input.context.useCases.saveAnswers({ token, answers: { evidenceSeen: true } });
  throw goOn("evidence", { state, token, request: input.request });
});

/** Files are optional. Each is received whole or not at all, and can be taken back until the report is sent. */
export default function EvidencePage() {
  const text = useText();
  const language = useLanguage();
  const { files, links, onTheWay } = useLoaderData<typeof loader>();
  const { report } = onTheWay;
  const token = usePublicToken();
  const sentBack = useActionData<typeof action>();
  const location = useLocation();
  const search = withoutNotice(location.search);
  const problems = [
    ...sayFileProblems(sentBack?.problems ?? [], text, language),
    ...sayProblems(sentBack?.link?.problems ?? [], text),
  ];
  const { evidence: words } = text;
  return (
    <>
      <ErrorSummary problems={problems} />
      <DraftLost
        lost={sentBack?.lost}
        after={sentBack?.hadFiles === true ? "filesNotKept" : null}
      />
      <h1>{words.title}</h1>
      <NotRemoved search={sentBack === undefined ? location.search : ""} />
      <WasHere n={sentBack?.again ?? againIn(location.search)} />
      <Lead>{words.lead}</Lead>
      <FilesAdvice />
      {sentBack?.lost == null ? (
        <>
          <AddedFiles files={files} report={report} search={search} />
          <AddedLinks links={links} report={report} search={search} />
          <UploadPanel
            {...onTheWay}
            remove={{ action: `/report/evidence/remove${search}`, token, report, name: "item" }}
            aboutPath="/report/evidence/file/"
          />
          <UploaderScript />
          <PublicForm multipart>
            <HiddenReport report={report} />
            <FileInput
              name="files"
              label={words.choose.label}
              hint={fill(words.choose.hint, { limit: fileLimitSaid(text, language) })}
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
            <LinkPart problems={problems} values={sentBack?.link?.typed} />
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
