import type { QueueCount, QueuePage } from "#app/adapters/database/queue-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { timeOfFiles } from "#app/core/claims/time-of-files.ts";
import type { IncidentId, IncidentPageId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import { agencyQuestionsOf } from "#app/core/office/questions.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { targetDaysOf } from "#app/core/triage/target.ts";
import { findIncident } from "../incidents/find-incident.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export const QUEUE_PAGE = 50;

/** What the queue can be filtered by that differs from office to office. */
export interface QueueChoices {
  /** Pages of named events that were opened to the public. */
  readonly pages: readonly { readonly id: IncidentPageId; readonly title: string }[];
  /** Agencies of the office's pack, of which a reporter could choose. */
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** Days within which somebody decides about a report. */
  readonly targetDays: number;
  /** Whom a report can be with. */
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
  /** The incident that is asked for; undefined where none is, or one that this person may not know of. */
  readonly incident: { readonly id: IncidentId; readonly title: string } | undefined;
}

/** What stands in a row beside what the queue itself reads. */
export interface RowBeside {
  /** Names of the agencies that the reporter chose. */
  readonly agencies: readonly string[];
  /** Where the reporter said no time: the firmest that a file of the report claims. */
  readonly fileTime: TimeClaim | null;
}

export type QueueOutcome =
  | (QueuePage &
      QueueCount &
      QueueChoices & {
        readonly kind: "queue";
        /** By report; empty for who wants the rows alone. */
        readonly beside: ReadonlyMap<ReportId, RowBeside>;
        /** Rows that stand for several reports that say nearly the same. */
        readonly folded: ReadonlyMap<
          ReportId,
          { readonly cluster: ReportId; readonly count: number }
        >;
      })
  | { readonly kind: "refused"; readonly reason: Refusal };

/** One page of the queue as this person may see it; `uncounted` for who wants the rows alone, and then `count` is theirs. */
export async function listQueue(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: { readonly by: Person; readonly filter: QueueFilter; readonly uncounted?: boolean },
): Promise<QueueOutcome> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "queue.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const reader = lookerOf(input.by, decision, now);
  const { office } = tools;
  return tools.read(async (stores) => {
    const { queue, alike, incidentPages, people } = stores;
    const look = await queue.look(input.filter, reader, office);
    const page = await look.page(QUEUE_PAGE);
    const ids = page.rows.map(({ id }) => id);
    const isUncounted = input.uncounted === true;
    const count = isUncounted
      ? { count: ids.length, more: page.next !== null }
      : await look.count();
    const pages = isUncounted ? [] : await incidentPages.all();
    const staff = isUncounted ? [] : await people.all();
    return {
      kind: "queue",
      ...page,
      ...count,
      pages: pages
        .filter(({ shownVersion }) => shownVersion !== null)
        .map(({ id, content }) => ({ id, title: content.title.en })),
      agencies: office.agencies.map(({ id, name }) => ({ id, name: name.en })),
      targetDays: targetDaysOf(office),
      people: staff.map(({ id, displayName }) => ({ id, name: displayName })),
      beside: isUncounted ? new Map() : await besideRows(stores, page.rows, office),
      incident: isUncounted
        ? undefined
        : await incidentAsked(stores, input.by, input.filter.incident, now),
      folded: await alike.foldedWith(ids, reader),
    };
  });
}

async function besideRows(
  { queue, items }: Pick<ReadStores, "queue" | "items">,
  rows: QueuePage["rows"],
  office: LoadedPack,
): Promise<ReadonlyMap<ReportId, RowBeside>> {
  const ids = rows.map(({ id }) => id);
  const chosen = await queue.agenciesOf(ids, agencyQuestionsOf(office));
  const timeless = rows.filter(({ time, fileCount }) => time.from === null && fileCount > 0);
  const files = await items.ofReports(timeless.map(({ id }) => id));
  const nameOf = (agency: string) =>
    office.agencies.find(({ id }) => id === agency)?.name.en ?? agency;
  return new Map(
    ids.map((id) => {
      const kept = files.filter(({ reportId, state }) => reportId === id && state !== "withdrawn");
      const fileTime = timeOfFiles(kept.map(({ assessment }) => assessment));
      return [id, { agencies: (chosen.get(id) ?? []).map(nameOf), fileTime }];
    }),
  );
}

async function incidentAsked(
  stores: Pick<ReadStores, "incidents">,
  by: Person,
  asked: QueueFilter["incident"],
  now: Instant,
): Promise<QueueChoices["incident"]> {
  if (asked === null || asked === "none") return undefined;
  const found = await findIncident(stores, by, "report.read", asked, now);
  return found.kind === "found" ? { id: asked, title: found.incident.title } : undefined;
}
