import type { ReadStores } from "#app/adapters/database/stores.ts";
import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import type { Actor, CustodyEvent } from "#app/core/custody/event.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import { later, type Instant } from "#app/core/instant.ts";
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

/** The same is recorded at most so often, and so many times in all: records stay for ever, and posting a form again costs nothing. */
const TOLD_MILLIS = 86_400_000;
const MOST_TOLD = 3;

/**
 * Whether the report's records say enough already of what this event would: the same file, let go for the same twin, by the same hand through the
 * same door, once within a day or on three days. Asked in the transaction that would record it.
 */
export async function isToldAgain(
  { custody }: Pick<ReadStores, "custody">,
  reportId: ReportId,
  event: CustodyEvent,
  now: Instant,
): Promise<boolean> {
  const said = ({ actor, obj }: Pick<CustodyEvent, "actor" | "obj">) =>
    canonicalJson({ actor: { ...actor }, obj });
  const records = (await custody.leavesOf(reportId, event.ev)).map(parseRecord);
  const same = records.filter((record) => record.ok && said(record.value) === said(event));
  const isToday = same.some((record) => record.ok && record.value.ts > later(now, -TOLD_MILLIS));
  return isToday || same.length >= MOST_TOLD;
}
