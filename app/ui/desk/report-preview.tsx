import { FileCountsMark } from "./queue-list.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { EndedUploads } from "./ended-uploads.tsx";
import { ReportHeader } from "./report-header.tsx";
import { NoFiles, ReportAnswers, StillArriving } from "./report-sections.tsx";
import type { ShownReport } from "./shown-report.ts";
import { NoteList } from "./notes-and-custody.tsx";
import { Panel } from "./small-parts.tsx";
import { When } from "../time/when.tsx";
import { countFiles } from "./count-files.ts";

/** A report beside the queue: enough to decide whether to open it. Shows no picture, because showing one is recorded. */
export function ReportPreview({
  report,
  frame,
  href,
  closeHref,
}: {
  readonly report: ShownReport;
  readonly frame: DeskFrame;
  readonly href: string;
  /** The queue without a preview. */
  readonly closeHref: string;
}) {
  return (
    <>
      <ReportHeader
        inPreview
        code={report.code}
        status={report.status}
        title={report.title}
        assignee={report.assignee?.name}
        received={<When at={report.receivedAt} zone={frame.zone} now={frame.now} />}
        backHref={closeHref}
        acts={<a href={href}>Open the report</a>}
      />
      <ReportAnswers report={report} frame={frame} />
      <Panel title="Files" id="files" aside={<FileCountsMark files={countFiles(report.items)} />}>
        <StillArriving report={report} />
        <EndedUploads ended={report.ended} />
        {report.items.length === 0 ? (
          <NoFiles report={report} />
        ) : (
          <ul>
            {report.items.map((item) => (
              <li key={item.id}>
                <bdi>{item.name}</bdi>
                {item.note === undefined ? null : <span className="quiet"> {item.note}</span>}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title="Notes" id="notes">
        <NoteList notes={report.notes} zone={frame.zone} now={frame.now} />
      </Panel>
    </>
  );
}
