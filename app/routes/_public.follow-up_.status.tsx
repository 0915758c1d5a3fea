import { useLoaderData } from "@remix-run/react";
import type { ItemId } from "#app/core/ids.ts";
import { publicAccess } from "#app/http/access.server.ts";
import { clearCookie, DRAFT_COOKIE, readCookie, VISIT_COOKIE } from "#app/http/cookies.ts";
import { readingOf } from "#app/http/reading.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { EndedFiles } from "#app/ui/evidence/ended-files.tsx";
import { FileList, FileRow } from "#app/ui/evidence/file-row.tsx";
import { MoreFilesLink } from "#app/ui/evidence/more-files-link.tsx";
import { FinishUploads } from "#app/ui/evidence/upload-panel.tsx";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { UploaderScript } from "#app/ui/evidence/uploader-script.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { localeOf } from "#app/core/intake/locale.ts";
import { localTime } from "#app/ui/time/when.tsx";
import { draftState } from "./_public/draft.server.ts";
import { NO_SUCH_FILE } from "./_public/files-address.ts";
import { Notice, PublicForm } from "./_public/form-parts.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { packText } from "#app/ui/report-fields/pack-words.ts";
import { MessagesPart } from "./_public/messages-part.tsx";
import { newCodeAsked, StopNewCode } from "./_public/new-code.tsx";
import { OwnCopyPart } from "./_public/own-copy-part.tsx";
import { OwnReportPart } from "./_public/own-report-part.tsx";
import { OpeningsPart } from "./_public/openings-part.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { endSentSecrets, forgetSentSecrets } from "./_public/sent-secrets.server.ts";
import { endedFiles, shownFiles, unfinishedFiles } from "./_public/shown-files.ts";
import { shownMessages } from "./_public/shown-messages.ts";
import { shownRequests } from "./_public/shown-requests.ts";
import { shownLook, shownSaid } from "./_public/shown-look.ts";
import { ReceiptLinks } from "./receipt/receipt-links.tsx";

export const handle: FrameHandle = { wide: true };

export const meta = pageTitle((text) => text.tab.status);

export const loader = publicAccess(async ({ request, context }) => {
  const token = readCookie(request, VISIT_COOKIE);
  if (token === undefined) throw seeOther("/follow-up");
  const found = await context.useCases.readFollowUp({ token });
  if (found === undefined) {
    throw seeOther("/follow-up?notice=visit-over", { "Set-Cookie": clearCookie(VISIT_COOKIE) });
  }
  const holder = { draftToken: undefined, visitToken: token };
  const looks = await context.useCases.lookAtFiles({ holder });
  const reading = readingOf({ request, context });
  const when = (at: string) =>
    localTime({ at, zone: reading.zone, locale: localeOf(reading.language) });
  const about = (id: ItemId) => ({
    look: shownLook(looks.get(id), reading),
    said: shownSaid(found.statements.get(id) ?? []),
  });
  return {
    reportCode: found.report.code,
    status: packText(context.office.statuses[found.report.status], reading.language),
    received: when(found.report.receivedAt),
    files: found.items.flatMap((item) =>
      shownFiles({ ...found, items: [item] }, found.items).map((file) => ({
        ...file,
        about: about(item.id),
      })),
    ),
    openings: found.openings.map((one) => ({
      when: when(one.openedAt),
      because: one.purpose,
    })),
    messages: shownMessages(await context.useCases.readVisitMessages({ token }), when),
    requests: shownRequests(await context.useCases.readVisitRequests({ token }), when),
    newCode: newCodeAsked(found.newCode, when),
    notice: new URL(request.url).searchParams.get("notice"),
    unfinished: unfinishedFiles(found.uploads),
    report: found.draftId,
    ended: endedFiles(found.ended, context.office.timeZone),
    days: context.unfinishedDays,
  };
});

/** Closes the report on this device, and with it the page that could show its receipt again. A draft not sent stays. */
export const action = publicAccess(async (input) => {
  const isSent = (await draftState(input)).kind === "sent";
  await endSentSecrets(input);
  const closed = seeOther("/follow-up?notice=closed");
  forgetSentSecrets(closed.headers);
  if (isSent) {
    closed.headers.append("Set-Cookie", clearCookie(DRAFT_COOKIE));
  }
  return closed;
});

/** What the reporter may know of their report: where it stands, and that their files are whole. */
export default function FollowUpStatusPage() {
  const { followUp: words, evidence } = useText();
  const { reportCode, status, received, files, unfinished, ended, ...page } =
    useLoaderData<typeof loader>();
  const isNone = files.length + unfinished.length + ended.length === 0;
  return (
    <>
      <h1>{words.reportTitle}</h1>
      {page.notice === NO_SUCH_FILE ? <Notice>{evidence.noSuchFile}</Notice> : null}
      <Lead>{fill(words.received, { when: received })}</Lead>
      <p>
        {words.reportNumber}: <strong>{reportCode}</strong>. {words.reportNumberNote}
      </p>
      <StopNewCode report={page.report} asked={page.newCode} notice={page.notice} />
      <h2>{words.statusTitle}</h2>
      <p>{status}</p>
      <OpeningsPart openings={page.openings} />
      <MessagesPart
        report={page.report}
        messages={page.messages}
        written={page.notice === "written"}
      />
      <h2>{words.filesTitle}</h2>
      {files.length === 0 ? (
        isNone && <p>{words.noFiles}</p>
      ) : (
        <>
          <p>{words.fingerprintNote}</p>
          <FileList label={words.filesTitle}>
            {files.map((file) => (
              <FileRow
                key={file.id}
                file={file}
                withDigest
                about={{ ...file.about, href: `/follow-up/file/${file.id}`, sent: true }}
              />
            ))}
          </FileList>
        </>
      )}
      <FinishUploads
        unfinished={unfinished}
        report={page.report}
        days={page.days}
        aboutPath="/follow-up/file/"
      />
      <EndedFiles ended={ended} />
      {unfinished.length === 0 ? null : <UploaderScript />}
      <MoreFilesLink report="open" />
      <ReceiptLinks report="open" />
      <OwnReportPart report={page.report} requests={page.requests} notice={page.notice} />
      <OwnCopyPart refused={page.notice === "copies"} />
      <PublicForm action="/follow-up/status">
        <p>{words.leaveNote}</p>
        <ButtonRow>
          <Button>{words.close}</Button>
        </ButtonRow>
      </PublicForm>
    </>
  );
}
