import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { FileList, FileRow } from "#app/ui/evidence/file-row.tsx";
import { UploadPanel } from "#app/ui/evidence/upload-panel.tsx";
import { UploaderScript } from "#app/ui/evidence/uploader-script.tsx";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { FileInput } from "#app/ui/form/file-input.tsx";
import { HiddenReport } from "#app/ui/form/plain-form.tsx";
import { Lead, ReceivedMark } from "#app/ui/layout/page-parts.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useLanguage, useText } from "#app/ui/text/language.tsx";
import { isSentBack } from "./_public/draft.server.ts";
import { fileLimitSaid, fileProblems, sayFileProblems } from "./_public/file-problems.ts";
import { againIn } from "./_public/files-address.ts";
import { filesCame, sentAgain, WasHere } from "./_public/files-came.tsx";
import { PublicForm } from "./_public/form-parts.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { sentReport } from "./_public/sent-report.server.ts";
import { shownFiles, unfinishedFiles } from "./_public/shown-files.ts";

export const handle: FrameHandle = { wide: true };

export const meta = pageTitle<typeof loader>((text) => text.moreFiles.title);

export const loader = publicAccess(async (input) => {
  const found = await sentReport(input);
  const unfinished = unfinishedFiles(found.uploads);
  return {
    sentBack: isSentBack(input),
    reportCode: found.reportCode,
    backHref: found.isVisit ? "/follow-up/status" : "/report/sent",
    search: searchOf(input),
    added: new URL(input.request.url).searchParams.has("added"),
    files: shownFiles(found),
    onTheWay: { unfinished, report: found.draftId, days: input.context.unfinishedDays },
  };
});

/** Express has received the files by now, each with its record; here it is said what became of each. */
export const action = publicAccess(async (input) => {
  const form = formOf(input);
  // Asks for the code again where the visit is over. What came before that stays, and is said to.
  await sentReport(input, filesCame(form));
  const problems =
    form.files.length === 0 && form.cutOff === null
      ? [{ name: "", why: "none" } as const]
      : fileProblems(form);
  const again = sentAgain(form);
  if (problems.length > 0) return data({ problems, again }, { status: 422 });
  const said = new URLSearchParams(searchOf(input));
  if (again < form.files.length) said.set("added", "1");
  if (again > 0) said.set("again", String(again));
  throw seeOther(`/follow-up/files?${said.toString()}`);
});

/** Which report the page is about, as it was come to. */
function searchOf({ request }: Pick<LoaderFunctionArgs, "request">): string {
  return new URL(request.url).searchParams.get("report") === "sent" ? "?report=sent" : "";
}

/** More files for a report that was sent, with a script or without. */
export default function MoreFilesPage() {
  const text = useText();
  const language = useLanguage();
  const { moreFiles: words, evidence } = text;
  const { reportCode, backHref, search, added, files, onTheWay } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const location = useLocation();
  const problems = sayFileProblems(sentBack?.problems ?? [], text, language);
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1>{words.title}</h1>
      <WasHere n={sentBack?.again ?? againIn(location.search)} />
      {added && problems.length === 0 ? <ReceivedMark>{words.added}</ReceivedMark> : null}
      <Lead>{fill(words.lead, { code: reportCode })}</Lead>
      <UploadPanel {...onTheWay} sent />
      <UploaderScript />
      <PublicForm multipart action={`/follow-up/files${search}`}>
        <HiddenReport report={onTheWay.report} />
        <FileInput
          name="files"
          label={evidence.choose.label}
          hint={fill(evidence.choose.hint, { limit: fileLimitSaid(text, language) })}
          problems={problems}
          multiple
        />
        <p className="usa-hint" data-without-script="">
          {evidence.addNote}
        </p>
        <ButtonRow withoutScript>
          <Button>{evidence.add}</Button>
        </ButtonRow>
      </PublicForm>
      <h2>{words.here}</h2>
      {files.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <FileList label={words.here}>
          {files.map((file) => (
            <FileRow key={file.id} file={file} />
          ))}
        </FileList>
      )}
      <p>
        <a href={backHref}>{words.back}</a>
      </p>
    </>
  );
}
