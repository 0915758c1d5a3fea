import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import { BESIDE_GROUP_FROM, fits, pairPoints } from "#app/core/triage/incident-fit.ts";
import { countedIn, filedUnder, lookedUnder } from "#app/core/triage/incident-index.ts";
import { counted, scorePair, type PairScore } from "#app/core/triage/incident-score.ts";
import type { ReportTraits } from "#app/core/triage/incident-traits.ts";
import { tokenVeil } from "#app/core/triage/incident-veil.server.ts";
import { alikeFiles } from "../evidence/alike-pictures.ts";
import type { Tools } from "../tools.ts";
import { compareGroups } from "./compare-groups.ts";
import { traitsOf } from "./report-traits.ts";
import { countsFor, type Veil } from "./token-counts.ts";

const REPORTS_AT_ONCE = 10;
const MOST_COMPARED = 60;
const MOST_SUGGESTED = 3;
const MOST_PICTURES = 12;

type Suggesting = Pick<Tools, "transact" | "read" | "clock" | "newId" | "likenessKey" | "office">;

interface Look {
  readonly under: readonly number[];
  readonly counts: readonly number[];
  readonly found: readonly { readonly other: ReportId; readonly score: PairScore }[];
}

/**
 * Looks for reports that may be about the same event as those that came or of which more is known, some at a time; answers whether more are left.
 * It changes no report and puts nothing together: people do. May run twice.
 */
export async function suggestIncidents(tools: Suggesting): Promise<{ readonly more: boolean }> {
  const due = await tools.read(({ traces }) => traces.dueReports(REPORTS_AT_ONCE));
  const veil = tokenVeil(tools.likenessKey);
  for (const reportId of due) {
    // Read first and written after: nobody waits for the comparing.
    const look = await tools.read((stores) => lookAround(tools, stores, veil, reportId));
    await tools.transact(async ({ traces, suggestions }) => {
      await traces.file(reportId, look.under, look.counts);
      for (const { other, score } of look.found) {
        await suggestions.suggest({
          id: tools.newId("sgs"),
          reports: [reportId, other],
          ...score,
          madeAt: tools.clock.now(),
        });
      }
    });
  }
  return { more: due.length === REPORTS_AT_ONCE };
}

async function lookAround(
  { office }: Pick<Tools, "office">,
  stores: ReadStores,
  veil: Veil,
  reportId: ReportId,
): Promise<Look> {
  const own = await traitsOf(stores, office.timeZone, reportId);
  if (own === undefined) return { under: [], counts: [], found: [] };
  const { traits, items } = own;
  const counts = await countsFor(stores, veil, countedIn(traits));
  const rarity = (word: string) => counts.of(counted.storyWord(word));
  // Files are counted when they come; all else was counted when the report did.
  const before = await stores.traces.tracesOf(reportId);
  const fresh = before.size === 0 ? countedIn(traits) : traits.files.map(counted.file);
  const alike = await reportsAlike(stores, items.slice(0, MOST_PICTURES), reportId);
  const near = await stores.traces.filedUnder(
    reportId,
    lookedUnder(traits, rarity).map(veil),
    MOST_COMPARED,
  );
  const known = await stores.suggestions.ofReport(reportId);
  const candidates = new Map<ReportId, ReportTraits>();
  for (const other of new Set([...alike.keys(), ...near])) {
    const found = await traitsOf(stores, office.timeZone, other);
    if (found !== undefined) candidates.set(other, found.traits);
  }
  const all = await countsFor(stores, veil, [
    ...countedIn(traits),
    ...[...candidates.values()].flatMap(({ placeWords }) => placeWords.map(counted.placeWord)),
  ]);
  const scored = [...candidates].map(([other, there]) => ({
    other,
    score: scorePair(traits, there, all, alike.get(other)),
  }));
  const strong = scored
    .filter(({ other, score }) => score.points >= BESIDE_GROUP_FROM && !known.has(other))
    .toSorted(
      (one, two) => two.score.points - one.score.points || (one.other < two.other ? -1 : 1),
    );
  return {
    under: filedUnder(traits, rarity).map(veil),
    counts: fresh.map(veil).filter((token) => before.size === 0 || !before.has(token)),
    found: await worthShowing(stores, { zone: office.timeZone, veil }, reportId, strong),
  };
}

/** The best few that are not together already, that fit what stands together with both, and of whose incidents nobody said that they are not one. */
async function worthShowing(
  stores: ReadStores,
  reading: { readonly zone: string; readonly veil: Veil },
  reportId: ReportId,
  strong: Look["found"],
): Promise<Look["found"]> {
  const mine = await stores.incidents.together(reportId);
  const compared = new Map<ReportId, Awaited<ReturnType<typeof compareGroups>>>();
  const shown: { other: ReportId; score: PairScore }[] = [];
  for (const one of strong) {
    if (shown.length === MOST_SUGGESTED) break;
    const theirs = await stores.incidents.together(one.other);
    if (mine.includes(one.other)) continue;
    const [first = one.other] = theirs.toSorted();
    const groups = compared.get(first) ?? (await compareGroups(stores, reading, [mine, theirs]));
    compared.set(first, groups);
    if (!fits({ pair: pairPoints(one.score), ...groups })) continue;
    if (await stores.suggestions.areRefused(mine, theirs)) continue;
    shown.push(one);
  }
  return shown;
}

/** Reports with a picture that looks like one of these files, with the least distance. */
async function reportsAlike(
  stores: ReadStores,
  items: readonly { readonly id: Parameters<typeof alikeFiles>[1] }[],
  reportId: ReportId,
): Promise<ReadonlyMap<ReportId, number>> {
  const found = new Map<ReportId, number>();
  for (const { id } of items) {
    for (const [other, bits] of await alikeFiles(stores, id)) {
      const there = (await stores.items.find(other))?.reportId ?? null;
      if (there === null || there === reportId) continue;
      found.set(there, Math.min(bits, found.get(there) ?? 256));
    }
  }
  return found;
}
