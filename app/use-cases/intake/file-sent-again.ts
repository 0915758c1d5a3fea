import type { Actor, CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import type { IntakeChannel } from "#app/core/intake/channel.ts";

/**
 * The record, in its report's own history, that a file came once more after the report was sent. `let-go`: its bytes were compared with those of
 * `sameAs` as they came, and only the first are kept. `kept`: it was received before anybody could compare, so it stays, as evidence of a sent report does.
 */
export function fileSentAgainEvent(
  reportId: ReportId,
  again:
    | {
        readonly became: "let-go";
        readonly sameAs: ItemId;
        readonly size: number;
        readonly channel: IntakeChannel;
        /** Who brings it with a token of the API; a reporter whom nothing names otherwise. */
        readonly broughtBy: Actor | undefined;
      }
    | {
        readonly became: "kept";
        readonly sameAs: ItemId;
        readonly item: ItemId;
        readonly size: number;
      },
): CustodyEvent {
  const { became, sameAs, size } = again;
  const about = { became, same_as: sameAs, size };
  if (again.became === "kept") {
    const actor = { kind: "system", id: "svc-seal" } as const;
    return {
      ...{ ev: "report.file_sent_again", subj: reportId, actor },
      obj: { ...about, item: again.item },
    };
  }
  return {
    ev: "report.file_sent_again",
    subj: reportId,
    actor: again.broughtBy ?? { kind: "public", id: "reporter" },
    obj: { ...about, channel: again.channel },
  };
}
