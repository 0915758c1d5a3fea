import type { ReactNode } from "react";
import type { ReportStatus } from "#app/core/triage/status.ts";
import { KeyHint, useKey } from "../form/key.tsx";
import { Icon } from "../icon/icon.tsx";
import { StatusChip } from "./status-chip.tsx";

export interface ReportHeaderProps {
  readonly code: string;
  readonly status: ReportStatus;
  /** The heading: concern and place, such as "Force, corner of Main and 3rd". */
  readonly title: string;
  readonly received: ReactNode;
  readonly assignee?: string | undefined;
  readonly backHref: string;
  readonly position?:
    | {
        readonly words: string;
        readonly previousHref?: string | undefined;
        readonly nextHref?: string | undefined;
      }
    | undefined;
  /** In the queue's preview the queue has the page's heading. */
  readonly inPreview?: boolean | undefined;
  /** Who else has the report open. */
  readonly present?: ReactNode;
  /** Forms for status, assignee and the like. */
  readonly acts?: ReactNode;
}

/** Stays on top while a report is read: what it is, where it stands, whose it is, N of M. */
export function ReportHeader(props: ReportHeaderProps) {
  const Heading = props.inPreview === true ? "h2" : "h1";
  return (
    <header className="report-header">
      <div className="report-header__top">
        <a className="report-header__back" href={props.backHref}>
          <Icon name="back" /> Queue
        </a>
        <span className="report-header__code">{props.code}</span>
        <StatusChip status={props.status} />
        <span className="quiet">{props.assignee ?? "Nobody yet"}</span>
        {props.present}
        {props.position === undefined ? null : (
          <span className="report-header__position">
            <Step
              href={props.position.previousHref}
              label="Previous report"
              icon="back"
              rel="prev"
              shortcut="k"
            />
            {props.position.words}
            <Step
              href={props.position.nextHref}
              label="Next report"
              icon="next"
              rel="next"
              shortcut="j"
            />
          </span>
        )}
      </div>
      <div className="report-header__main">
        <Heading>
          <bdi>{props.title}</bdi>
        </Heading>
        <p className="quiet">{props.received}</p>
      </div>
      {props.acts === undefined ? null : <div className="report-header__acts">{props.acts}</div>}
    </header>
  );
}

function Step(props: {
  readonly href: string | undefined;
  readonly label: string;
  readonly icon: "back" | "next";
  readonly rel: "prev" | "next";
  readonly shortcut: string;
}) {
  const key = useKey(props.shortcut);
  if (props.href === undefined) return null;
  return (
    <a className="report-header__step" href={props.href} rel={props.rel} {...key}>
      <Icon name={props.icon} label={props.label} />
      <KeyHint of={props.shortcut} />
    </a>
  );
}
