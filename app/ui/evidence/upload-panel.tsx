import { FileInput } from "../form/file-input.tsx";
import { FileList, FileRow, type RemoveFile, type ShownFile } from "./file-row.tsx";
import { Icon } from "../icon/icon.tsx";
import { useText } from "../text/language.tsx";
import { fill } from "../text/fill.ts";

/** A file that has not arrived whole, with the mark by which a device knows it again. */
export interface UnfinishedFile extends ShownFile {
  readonly sample: string;
}

export interface UploadPanelProps {
  readonly unfinished: readonly UnfinishedFile[];
  /** How long what has arrived is kept from the last byte on; of a report that was not sent, with the report. */
  readonly days: number;
  /** The same once the report is sent; for one that still is to be. */
  readonly sentDays?: number | undefined;
  /** Leave it out where files can no longer be taken back. */
  readonly remove?: RemoveFile | undefined;
  /** The address of the page about a file, up to its id; without it the list leads to none. */
  readonly aboutPath?: string | undefined;
  /** Whose files they are: goes with each file that is begun here, so that it never ends in another report of this browser. */
  readonly report: string | undefined;
  /** True where the report was sent: the list is there to finish what was begun. */
  readonly sent?: boolean | undefined;
}

const BLANK: ShownFile = {
  id: "",
  name: "",
  sizeBytes: 0,
  kind: "other",
  state: "waiting",
  percent: 0,
};

/** What the script puts beside the words for how a file stands. */
const SIGNS = ["clock", "pause", "check", "seal", "alert"] as const;

/**
 * The list that the uploading script works on. Without script it says what is unfinished, and nothing when nothing is; with it,
 * it goes along from page to page while files are sent.
 */
export function UploadPanel(props: UploadPanelProps) {
  const { unfinished, days, sentDays = days, remove, aboutPath, report, sent } = props;
  const { uploader: words, common } = useText();
  const [howOn, withoutScript] =
    sent === true
      ? [words.finish, words.finishNoScript]
      : [words.unfinished, words.unfinishedNoScript];
  return (
    <section
      className="uploads"
      aria-labelledby="uploads-title"
      data-upload-panel=""
      data-words={JSON.stringify({ ...words.rows, sizes: common.sizes })}
      data-report={report}
      hidden={unfinished.length === 0}
    >
      <h2 id="uploads-title">{words.title}</h2>
      {unfinished.length === 0 ? null : (
        <p data-upload-how-on="">{fill(howOn, { days, sentDays })}</p>
      )}
      {unfinished.length === 0 ? null : <p data-without-script="">{withoutScript}</p>}
      <p role="status" data-upload-status="" />
      <p role="status" className="sr-only" data-upload-removed="" />
      <p role="status" data-upload-note="" />
      <p role="status" data-upload-opening={words.openingPage} />
      <p className="uploads__trouble" tabIndex={-1} data-upload-no-page="" hidden>
        {words.noPage}
      </p>
      <div data-upload-list="">
        <FileList label={words.title}>
          {unfinished.map((file) => (
            <FileRow
              key={file.id}
              file={file}
              remove={remove}
              upload={markOf(file)}
              aboutPath={aboutPath}
            />
          ))}
        </FileList>
      </div>
      <template>
        <FileRow file={BLANK} remove={remove} upload="" aboutPath={aboutPath} />
      </template>
      <template data-upload-signs="">
        {SIGNS.map((name) => (
          <span key={name} data-sign={name}>
            <Icon name={name} />
          </span>
        ))}
      </template>
    </section>
  );
}

function markOf({ id, sizeBytes, sample, percent }: UnfinishedFile): string {
  return JSON.stringify({ id, size: sizeBytes, sample, percent: Math.floor(percent ?? 0) });
}

/** The unfinished files of a report that was sent, and the field that takes them again. Nothing when all have arrived. */
export function FinishUploads(
  props: Pick<UploadPanelProps, "unfinished" | "days" | "aboutPath" | "report">,
) {
  const { uploader: words } = useText();
  if (props.unfinished.length === 0) return null;
  return (
    <div className="no-print">
      <UploadPanel {...props} sent />
      <div data-with-script="" hidden>
        <FileInput name="finish" label={words.finishLabel} hint={words.finishHint} multiple />
      </div>
    </div>
  );
}
