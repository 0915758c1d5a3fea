import { Icon } from "../icon/icon.tsx";
import { When } from "../time/when.tsx";

/**
 * When the list was made, and the way to make it anew. Where scripts run it says every 20 seconds how much changed since; nothing in the list
 * moves by itself.
 */
export function QueueChanges(props: {
  /** The queue as it is shown. */
  readonly href: string;
  /** Where its script asks what changed. */
  readonly changesHref: string;
  readonly now: string;
  readonly zone: string;
}) {
  return (
    <p className="queue-changes" data-queue-changes={props.changesHref}>
      <span role="status" data-said />
      <span data-as-of>
        <Icon name="clock" /> As of <When at={props.now} zone={props.zone} />.
      </span>{" "}
      <a href={props.href} data-show>
        Refresh
      </a>
    </p>
  );
}
