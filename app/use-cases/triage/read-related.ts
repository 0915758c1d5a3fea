import type { IncidentReport } from "#app/adapters/database/incident-report-reader.ts";
import type { Looker } from "#app/adapters/database/reach.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { sharedUnder } from "#app/core/triage/incident-index.ts";
import { counted, isRareWord } from "#app/core/triage/incident-score.ts";
import { tokenVeil } from "#app/core/triage/incident-veil.server.ts";
import type { Mark, ReportTraits } from "#app/core/triage/incident-traits.ts";
import {
  isTellingAlone,
  rankRelated,
  sharedMark,
  type Related,
  type RelatedReason,
} from "#app/core/triage/related.ts";
import { statedTraits } from "#app/core/triage/stated-traits.ts";
import { alikeFiles } from "../evidence/alike-pictures.ts";
import { traitsOf } from "../incidents/report-traits.ts";
import { countsFor, type Veil } from "../incidents/token-counts.ts";
import { findReport, lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

/** So many are shown. */
const SHOWN = 12;
/** Of a report with more files, the first few are looked for by their looks: it is done at each opening of its page. */
const MOST_PICTURES = 6;
/** Of reports with a plate or badge that begins alike, so many are opened to see how it goes on. */
const MOST_OPENED = 20;

export interface RelatedReport extends IncidentReport {
  readonly reasons: Related["reasons"];
}

/**
 * Other reports that have something in common with one, each with every reason: an incident, files or pictures, a plate or badge, what is said, the page
 * of an event. Only what this person may see is looked at, so nothing out of their sight leaves a trace. Words and marks are found once the job
 * that suggests incidents has looked at both. It changes and records nothing.
 */
export async function readRelated(
  tools: Pick<Tools, "read" | "clock" | "office" | "likenessKey">,
  input: { readonly by: Person; readonly reportId: ReportId },
): Promise<
  | {
      readonly kind: "related";
      readonly related: readonly RelatedReport[];
      /** There are more than are shown. */
      readonly more: boolean;
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const { by, reportId } = input;
  const now = tools.clock.now();
  return tools.read(async (stores) => {
    const found = await findReport(stores, by, "report.read", reportId, now);
    if (found.kind !== "allowed") return found;
    const others = authorise(by, "report.read", OFFICE, now);
    if (!others.allowed) return { kind: "refused", reason: others.reason };
    const looker = lookerOf(by, others, now);
    const reasons = new Map<ReportId, RelatedReason[]>();
    const add = (id: ReportId, reason: RelatedReason) => {
      reasons.set(id, [...(reasons.get(id) ?? []), reason]);
    };
    for (const id of await stores.related.inItsIncident(reportId, looker)) {
      add(id, { kind: "incident" });
    }
    const copies = await stores.related.withItsBytes(reportId, looker);
    for (const [id, files] of copies) add(id, { kind: "same-file", files });
    for (const [id, bitsApart] of await looksLike(stores, reportId, looker)) {
      // The same bytes look the same.
      if (!copies.has(id)) add(id, { kind: "alike-picture", bitsApart });
    }
    for (const id of await stores.related.sayingTheSame(reportId, looker, SHOWN + 1)) {
      add(id, { kind: "same-text" });
    }
    const pageId = found.report.incidentPage?.id;
    if (pageId !== undefined) {
      const begun = await stores.related.ofPage({ id: reportId, pageId }, looker, SHOWN + 1);
      for (const id of begun) add(id, { kind: "page", pageId });
    }
    const own = await traitsOf(stores, tools.office.timeZone, reportId);
    if (own !== undefined) {
      const veil = tokenVeil(tools.likenessKey);
      for (const [id, reason] of await said(stores, {
        reportId,
        traits: own.traits,
        veil,
        looker,
      })) {
        add(id, reason);
      }
    }
    const ranked = rankRelated(reasons);
    const shown = ranked.slice(0, SHOWN);
    const reports = new Map(
      (
        await stores.incidents.reportsById(
          shown.map(({ id }) => id),
          looker,
        )
      ).map((report) => [report.id, report]),
    );
    return {
      kind: "related",
      related: shown.flatMap(({ id, reasons: why }) => {
        const report = reports.get(id);
        return report === undefined ? [] : [{ ...report, reasons: why }];
      }),
      more: ranked.length > SHOWN,
    };
  });
}

/** Reports with a picture that looks like one of a report's, with the least distance. */
async function looksLike(
  stores: ReadStores,
  reportId: ReportId,
  looker: Looker,
): Promise<ReadonlyMap<ReportId, number>> {
  const items = await stores.items.ofReports([reportId]);
  const nearest = new Map<ItemId, number>();
  for (const { id } of items.filter(({ state }) => state === "sealed").slice(0, MOST_PICTURES)) {
    for (const [other, bits] of await alikeFiles(stores, id)) {
      nearest.set(other, Math.min(bits, nearest.get(other) ?? 256));
    }
  }
  const found = new Map<ReportId, number>();
  for (const [item, other] of await stores.related.ofItems([...nearest.keys()], looker)) {
    if (other === reportId) continue;
    const bits = nearest.get(item) ?? 256;
    found.set(other, Math.min(bits, found.get(other) ?? 256));
  }
  return found;
}

/** Reports that share rare words of the same days, or a plate or badge, through the veiled index of incidents. */
async function said(
  stores: ReadStores,
  own: {
    readonly reportId: ReportId;
    readonly traits: ReportTraits;
    readonly veil: Veil;
    readonly looker: Looker;
  },
): Promise<readonly (readonly [ReportId, RelatedReason])[]> {
  const { reportId, traits, veil, looker } = own;
  const telling = traits.storyWords.filter(isTellingAlone);
  const counts = await countsFor(stores, veil, telling.map(counted.storyWord));
  const often = (word: string) => counts.of(counted.storyWord(word));
  const rare = telling
    .filter((word) => isRareWord(word, counts))
    .toSorted((one, other) => often(one) - often(other) || (one < other ? -1 : 1));
  const things = new Map(
    [...sharedUnder(traits, rare)].map(([token, thing]) => [veil(token), thing]),
  );
  const found: (readonly [ReportId, RelatedReason])[] = [];
  let opened = 0;
  for (const [id, tokens] of await stores.related.filedUnder(
    reportId,
    [...things.keys()],
    looker,
  )) {
    const shared = tokens.flatMap((token) => things.get(token) ?? []);
    const words = rare.filter((word) =>
      shared.some(({ kind, text }) => kind === "word" && text === word),
    );
    if (words.length > 0) found.push([id, { kind: "words", words }]);
    if (shared.every(({ kind }) => kind === "word") || opened === MOST_OPENED) continue;
    opened += 1;
    const theirs = await marksOf(stores, id);
    for (const mark of traits.marks) {
      const reason = sharedMark(mark, theirs);
      if (reason !== undefined) found.push([id, reason]);
    }
  }
  return found;
}

/** Plates and badges that a report's reporter read. */
async function marksOf(stores: ReadStores, id: ReportId): Promise<readonly Mark[]> {
  const report = await stores.reports.find(id);
  if (report === undefined) return [];
  const sightings = await stores.reports.sightings(id);
  return statedTraits({ ...report, radiusMetres: null, sightings, page: null }).marks;
}
