import type { ReactNode } from "react";
import { FileSeen, type ShownLook, type ShownSaid } from "./file-seen.tsx";
import { HiddenReport, HiddenToken } from "../form/plain-form.tsx";
import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/shapes.ts";
import { fill } from "../text/fill.ts";
import { useLanguage, useText } from "../text/language.tsx";
import { sizeSaid } from "../text/size-said.ts";
import { Digest } from "./digest.tsx";
import { KIND_ICONS, type FileKind } from "./file-kind.ts";

/**
 * received: every byte is safe; sealed: its fingerprint is in the record for good; differs: sealed, and not what the sender's device said it
 * had.
 */
export type FileState =
  "waiting" | "receiving" | "paused" | "received" | "sealed" | "differs" | "failed";

const STATE_ICONS: Readonly<Record<FileState, IconName>> = {
  waiting: "clock",
  receiving: "clock",
  paused: "pause",
  received: "check",
  sealed: "seal",
  differs: "alert",
  failed: "alert",
};

export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly kind: FileKind;
  readonly state: FileState;
  readonly sha256?: string | undefined;
  readonly thumbnailSrc?: string | undefined;
  /** What an earlier file of the report is called that is the same, byte for byte. */
  readonly sameAs?: string | undefined;
  /** 0 to 100 while arriving. */
  readonly percent?: number | undefined;
}

/** What came with a file and what was said of it, for its sender. */
export interface AboutFile {
  readonly look: ShownLook | undefined;
  readonly said: readonly ShownSaid[];
}

export interface RemoveFile {
  readonly action?: string | undefined;
  readonly token: string;
  readonly tokenName?: string | undefined;
  /** The mark of the report that the page is of. */
  readonly report?: string | undefined;
  /** The button's name; its value is the file's id. */
  readonly name: string;
}

export interface FileRowProps {
  readonly file: ShownFile;
  /** Leave it out where files can no longer be taken back. */
  readonly remove?: RemoveFile | undefined;
  /** Shows the fingerprint, or that it follows. */
  readonly withDigest?: boolean | undefined;
  /** What came with it, with the way to tell more of it. */
  readonly about?:
    | (AboutFile & { readonly href?: string | undefined; readonly sent?: boolean | undefined })
    | undefined;
  /** For a file on its way: what the uploading script knows it by; empty in the row that it copies. */
  readonly upload?: string | undefined;
  /** For one on its way, the address of the page about it, up to its id: the script shows the link once the file is here. */
  readonly aboutPath?: string | undefined;
}

/** One file as its sender sees it: what it is, how large, and in words whether we have it. */
export function FileRow({ file, remove, withDigest, about, upload, aboutPath }: FileRowProps) {
  const { common, uploader, fileLook } = useText();
  const size = sizeSaid(file.sizeBytes, common.sizes, useLanguage());
  return (
    <li
      className={`file-row file-row--${file.state}`}
      data-upload={upload === "" ? undefined : upload}
    >
      <span className="file-row__picture">
        {file.thumbnailSrc === undefined ? (
          <Icon name={KIND_ICONS[file.kind]} size="large" />
        ) : (
          <img src={file.thumbnailSrc} alt="" width="56" height="56" loading="lazy" />
        )}
      </span>
      <div className="file-row__words">
        <p className="file-row__name">
          <bdi>{file.name}</bdi>
        </p>
        <p className="file-row__facts">
          {common.fileKinds[file.kind]}, {size}
        </p>
        <p className="file-row__state">
          <Icon name={STATE_ICONS[file.state]} />
          <span>
            {common.fileStates[file.state]}
            {file.percent === undefined ? null : ` ${Math.round(file.percent)} %`}
          </span>
        </p>
        {file.sameAs === undefined ? null : (
          <p className="file-row__facts">{fill(common.sameFile, { name: file.sameAs })}</p>
        )}
        {file.percent === undefined ? null : (
          <progress
            className="file-row__progress"
            max="100"
            value={file.percent}
            aria-label={file.name}
          />
        )}
        {upload === undefined ? null : (
          <button
            className="usa-button usa-button--unstyled"
            type="button"
            data-upload-pause=""
            hidden
          >
            {uploader.rows.pause}
          </button>
        )}
        {aboutPath === undefined ? null : (
          <a href={aboutPath} data-upload-about="" hidden>
            {fileLook.seeLink}
          </a>
        )}
        {withDigest !== true ? null : (
          <p className="file-row__digest">
            {file.sha256 === undefined ? (
              common.fingerprintFollows
            ) : (
              <>
                {common.fingerprint} <Digest hex={file.sha256} algorithm="SHA-256" />
              </>
            )}
          </p>
        )}
      </div>
      {remove === undefined ? null : (
        <form className="file-row__remove" method="post" action={remove.action}>
          <HiddenToken token={remove.token} name={remove.tokenName} />
          <HiddenReport report={remove.report} />
          <button
            className="usa-button usa-button--unstyled"
            type="submit"
            name={remove.name}
            value={file.id}
          >
            <span aria-hidden="true">{common.remove}</span>
            <span className="sr-only">{fill(common.removeFile, { name: file.name })}</span>
          </button>
        </form>
      )}
      {about === undefined ? null : (
        <FileSeen
          name={file.name}
          kind={file.kind}
          look={about.look}
          said={about.said}
          aboutHref={about.href}
          sent={about.sent}
        />
      )}
    </li>
  );
}

/** The list that file rows stand in. */
export function FileList({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <ul className="file-list" aria-label={label}>
      {children}
    </ul>
  );
}
