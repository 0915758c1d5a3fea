import { BulkChoice } from "./bulk-choice.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { QueueChanges } from "./queue-changes.tsx";
import { SaveView } from "./save-view.tsx";

const QUEUE_CSV = "/desk/queue/csv";

/** What can be done with the whole result: look anew, save its filter, keep it as a file, act on many. */
export function QueueTools(props: {
  readonly frame: Pick<DeskFrame, "formToken" | "now" | "zone">;
  /** The queue as it is shown. */
  readonly href: string;
  readonly changesHref: string;
  readonly saved: { readonly query: string; readonly mayShare: boolean; readonly any: boolean };
  readonly count: string;
  readonly empty: boolean;
  /** No list of these is kept: neither as a file nor as what was acted on. */
  readonly forEyesOnly: boolean;
  readonly mayAct: boolean;
}) {
  const { frame, saved } = props;
  return (
    <div className="queue-tools">
      <QueueChanges
        href={props.href}
        changesHref={props.changesHref}
        now={frame.now}
        zone={frame.zone}
      />
      <SaveView formToken={frame.formToken} query={saved.query} mayShare={saved.mayShare} />
      {saved.any ? <a href="/desk/views">Manage views</a> : null}
      {props.empty || props.forEyesOnly ? null : (
        <a href={saved.query === "" ? QUEUE_CSV : `${QUEUE_CSV}?${saved.query}`}>
          Keep all as a file (CSV), recorded
        </a>
      )}
      {props.empty || !props.mayAct ? null : (
        <BulkChoice list={saved.query} words={props.count} all={!props.forEyesOnly} />
      )}
    </div>
  );
}
