import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { ViewList, type View } from "./panes.tsx";
import { queueHref } from "./queue-url.ts";
import { queueViews } from "./queue-views.ts";

/** Beside the queue: views that everybody begins with, those that were saved, and how the list is looked at. */
export function QueueSide(props: {
  readonly filter: QueueFilter;
  readonly own: readonly View[];
  readonly shared: readonly View[];
  /** The report that is open in the preview, and the first of the list. */
  readonly openId: string | undefined;
  readonly firstId: string | undefined;
}) {
  const { filter, own, shared, openId, firstId } = props;
  const open = openId ?? firstId;
  return (
    <>
      <ViewList label="Views" views={queueViews(filter)} />
      {own.length === 0 ? null : <ViewList label="My views" views={own} />}
      {shared.length === 0 ? null : <ViewList label="Shared views" views={shared} />}
      <ViewList
        label="Look"
        views={[
          { label: "List", href: queueHref(filter), current: openId === undefined },
          {
            label: "List and preview",
            href: queueHref(filter, open === undefined ? {} : { open }),
            current: openId !== undefined,
          },
        ]}
      />
    </>
  );
}
