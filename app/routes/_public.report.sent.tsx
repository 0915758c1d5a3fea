import { useLoaderData, useLocation } from "@remix-run/react";
import type { ItemId } from "#app/core/ids.ts";
import { formatReceiptCode } from "#app/core/intake/receipt-code.ts";
import { publicAccess } from "#app/http/access.server.ts";
import { DRAFT_COOKIE, readCookie, SENT_COOKIE } from "#app/http/cookies.ts";
import { readingOf } from "#app/http/reading.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { toSentPage } from "#app/http/sent-cookie.ts";
import { EndedFiles } from "#app/ui/evidence/ended-files.tsx";
import { FileList, FileRow } from "#app/ui/evidence/file-row.tsx";
import { MoreFilesLink } from "#app/ui/evidence/more-files-link.tsx";
import { FinishUploads } from "#app/ui/evidence/upload-panel.tsx";
import { Points, ReceivedMark, StepList } from "#app/ui/layout/page-parts.tsx";
import { UploaderScript } from "#app/ui/evidence/uploader-script.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { localeOf } from "#app/core/intake/locale.ts";
import { localTime } from "#app/ui/time/when.tsx";
import { CodePart } from "./_public/code-part.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { saysNotRemoved } from "./_public/files-address.ts";
import { Notice } from "./_public/form-parts.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { endedFiles, shownFiles, unfinishedFiles } from "./_public/shown-files.ts";
import { shownLook, shownSaid } from "./_public/shown-look.ts";
import { ReceiptLinks } from "./receipt/receipt-links.tsx";

export const handle: FrameHandle = { wide: true };

export const meta = pageTitle((text) => text.tab.sent);

export const loader = publicAccess(async ({ request, context }) => {
  const { readReceipt } = context.useCases;
  const draftToken = readCookie(request, DRAFT_COOKIE);
  // The answer that would have brought the sent report's own secret was lost on the way.
  const late = draftToken === undefined ? undefined : await readReceipt({ token: draftToken });
  if (late !== undefined) throw toSentPage(late.sentToken, new URL(request.url).search);
  const sentToken = readCookie(request, SENT_COOKIE);
  const receipt = sentToken === undefined ? undefined : await readReceipt({ token: sentToken });
  // With an open draft the start page offers to go on with it.
  if (receipt === undefined) throw seeOther(draftToken === undefined ? "/?notice=no-draft" : "/");
  const holder = { draftToken: undefined, visitToken: undefined, sentToken };
  const looks = await context.useCases.lookAtFiles({ holder });
  const reading = readingOf({ request, context });
  const about = (id: ItemId) => ({
    look: shownLook(looks.get(id), reading),
    said: shownSaid(receipt.statements.get(id) ?? []),
  });
  return {
    reportCode: receipt.reportCode,
    received: localTime({
      at: receipt.receivedAt,
      zone: reading.zone,
      locale: localeOf(reading.language),
    }),
    receiptCode: receipt.receiptCode === null ? null : formatReceiptCode(receipt.receiptCode),
    files: receipt.items.flatMap((item) =>
      shownFiles({ ...receipt, items: [item] }, receipt.items).map((file) => ({
        ...file,
        about: about(item.id),
      })),
    ),
    unfinished: unfinishedFiles(receipt.uploads),
    report: receipt.draftId,
    ended: endedFiles(receipt.ended, context.office.timeZone),
    days: context.unfinishedDays,
  };
});

/** The receipt: what to note, what happens next, how to come back. Made to be printed or photographed. */
export default function SentPage() {
  const { sent: words } = useText();
  const { search } = useLocation();
  const { reportCode, received, receiptCode, unfinished, ended, report, days } =
    useLoaderData<typeof loader>();
  return (
    <>
      <h1>{words.title}</h1>
      {saysNotRemoved(search) ? <Notice>{words.notRemoved}</Notice> : null}
      <ReceivedMark>{fill(words.lead, { when: received })}</ReceivedMark>
      <CodePart code={receiptCode} checked={new URLSearchParams(search).get("note") === "right"} />
      <p>
        {words.reportNumber}: <strong>{reportCode}</strong>. {words.reportNumberNote}
      </p>
      <h2>{words.nextTitle}</h2>
      <StepList steps={words.steps} />
      <h2>{words.backTitle}</h2>
      <Points points={words.back} />
      <p className="no-print">
        <a href="/follow-up">{words.backLink}</a>
      </p>
      <SentFiles />
      <FinishUploads unfinished={unfinished} report={report} days={days} />
      <EndedFiles ended={ended} />
      {unfinished.length === 0 ? null : <UploaderScript />}
      <MoreFilesLink report="sent" />
      <ReceiptLinks report="sent" />
      <h2>{words.helpTitle}</h2>
      <Points points={words.help} />
      <p className="no-print">{words.leaveNote}</p>
      <p className="no-print">
        <a href="/">{words.another}</a>
      </p>
    </>
  );
}

function SentFiles() {
  const { sent: words } = useText();
  const { files, unfinished, ended } = useLoaderData<typeof loader>();
  const isNone = files.length + unfinished.length + ended.length === 0;
  const waiting = files.some(({ sha256 }) => sha256 === undefined);
  return (
    <>
      <h2>{words.filesTitle}</h2>
      {files.length === 0 ? (
        isNone && <p>{words.noFiles}</p>
      ) : (
        <>
          <p>{words.filesNote}</p>
          <FileList label={words.filesTitle}>
            {files.map((file) => (
              <FileRow key={file.id} file={file} withDigest about={{ ...file.about, sent: true }} />
            ))}
          </FileList>
          {waiting ? (
            <p>
              {words.fingerprintFollows}{" "}
              <a className="no-print" href="/report/sent">
                {words.lookAgain}
              </a>
            </p>
          ) : null}
          <p>{words.keepFiles}</p>
        </>
      )}
    </>
  );
}
