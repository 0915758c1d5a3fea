import type { Actor, CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import type { IntakeChannel, UploadChannel } from "#app/core/intake/channel.ts";

/**
 * The record, in its report's own history, of a file that was added after the report was sent. `begun`: its bytes are still to come, and
 * `item.received` says when they had; `whole`: they are here with this act, be it that they were found and taken in.
 */
export function fileAddedEvent(
  reportId: ReportId,
  file: {
    readonly itemId: ItemId;
    readonly size: number;
    readonly channel: IntakeChannel | UploadChannel | "found-upload";
    /** Who brings it with a token of the API, or takes in what was found; a reporter whom nothing names otherwise. */
    readonly broughtBy: Actor | undefined;
  },
  came: "begun" | "whole",
): CustodyEvent {
  return {
    ev: "report.file_added",
    subj: reportId,
    actor: file.broughtBy ?? { kind: "public", id: "reporter" },
    obj: { item: file.itemId, size: file.size, channel: file.channel, came },
  };
}
