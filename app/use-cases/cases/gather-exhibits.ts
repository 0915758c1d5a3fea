import type { BundleRow } from "#app/adapters/database/bundle-store.ts";
import type { GivenBates } from "#app/adapters/database/bates-store.ts";
import type { CaseFile, Exhibit } from "#app/adapters/database/case-store.ts";
import type { StoredRecord } from "#app/adapters/database/custody-reader.ts";
import type { Derivative } from "#app/adapters/database/derivative-store.ts";
import type { KeptFoundation } from "#app/adapters/database/foundation-store.ts";
import type { KeptStatement } from "#app/adapters/database/file-statement-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { OfficePlacement } from "#app/core/bundle/content.ts";
import { recordedStandIns, standInsNamed } from "#app/core/bundle/stand-in.ts";
import { judgePlacements, type Placement } from "#app/core/claims/placement.ts";
import { NOTHING_SAID } from "#app/core/claims/placement-conflicts.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import type { EventType } from "#app/core/custody/event.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import type { BundleId, RedactionId } from "#app/core/ids.ts";
import type { Json } from "#app/core/json.ts";
import type { Redaction } from "#app/core/redaction/redaction.ts";
import { examinedUpTo, type ExaminedUpTo } from "./examined-up-to.ts";

/** A redacted file, with the redaction that its records name. */
export interface GatheredStandIn {
  readonly redactionId: RedactionId;
  readonly derivative: Derivative;
  readonly reasons: readonly string[];
}

/** Everything of the case that goes into a bundle, as it was when the bundle was asked for. */
export interface Gathered {
  readonly bundle: BundleRow;
  readonly file: CaseFile;
  readonly bundleRecords: readonly StoredRecord[];
  /** Every run of Bates numbers of the case, up to the last one given when the bundle was asked for. */
  readonly bates: readonly GivenBates[];
  readonly exhibits: readonly {
    readonly exhibit: Exhibit;
    readonly item: EvidenceItem;
    readonly examined: ExaminedUpTo;
    readonly statements: readonly KeptStatement[];
    readonly placements: readonly OfficePlacement[];
    readonly foundation: KeptFoundation | undefined;
    readonly redactions: readonly Redaction[];
    /** The redacted file that `bundle.prepared` names to go in place of the original. */
    readonly standIn: GatheredStandIn | undefined;
    readonly custody: readonly StoredRecord[];
  }[];
}

/** Reads it; undefined where the bundle is not waiting any more. `tolerances` are those in force in the office. */
export async function gather(
  stores: ReadStores,
  bundleId: BundleId,
  tolerances: Tolerances,
): Promise<Gathered | undefined> {
  const bundle = await stores.bundles.find(bundleId);
  if (bundle?.state !== "waiting") return undefined;
  const file = await stores.cases.find(bundle.caseId);
  if (file === undefined) throw new Error("a bundle's case is gone");
  const bundleRecords = (await stores.custody.ofSubjects([bundleId])).slice(0, 1);
  const heads = preparedHeads(bundleRecords[0]);
  const standIns = preparedStandIns(bundleRecords[0]);
  const bates = (await stores.bates.ofCase(file.id)).filter(
    ({ last }) => last <= preparedLastBates(bundleRecords[0]),
  );
  const exhibits: Gathered["exhibits"][number][] = [];
  for (const exhibit of await stores.cases.exhibits(file.id)) {
    const head = heads.get(exhibit.itemId);
    // Marked after this bundle was asked for: it belongs to the next one.
    if (head === undefined) continue;
    const item = await stores.items.find(exhibit.itemId);
    if (item === undefined) throw new Error("an exhibit's item is gone");
    const custody = (await stores.custody.ofSubjects([item.id])).filter(
      (record) => record.sseq <= head,
    );
    const examined = await examinedUpTo(stores, item, custody);
    const recorded = named(custody, "item.described", "said");
    const said = (await stores.fileStatements.ofItems([item.id])).get(item.id) ?? [];
    const covered = named(custody, "item.redaction_asked", "redaction");
    exhibits.push({
      redactions: (await stores.redactions.ofItem(item.id)).filter(({ id }) => covered.has(id)),
      standIn: await standInOf(stores, item.id, { custody, sha256: standIns.get(item.id) }),
      exhibit,
      item,
      examined,
      foundation: await foundationUpTo(stores, file.id, item.id, custody),
      // Said after this bundle was asked for, like whatever its custody does not tell: it belongs to the next one.
      statements: said.filter(({ id }) => recorded.has(id)),
      placements: placementsOf(examined, custody, {
        all: await stores.placements.ofItem(item.id),
        tolerances,
      }),
      custody,
    });
  }
  return { bundle, file, bundleRecords, bates, exhibits };
}

/** The redacted file with this digest, by the records of its item. */
async function standInOf(
  stores: Pick<ReadStores, "redactions" | "items">,
  itemId: EvidenceItem["id"],
  named: { readonly custody: readonly StoredRecord[]; readonly sha256: string | undefined },
): Promise<GatheredStandIn | undefined> {
  const { custody, sha256 } = named;
  if (sha256 === undefined) return undefined;
  const records = custody.map(({ leaf }) => parseRecord(leaf));
  const { found } = recordedStandIns(
    records.flatMap((parsed) => (parsed.ok ? [parsed.value] : [])),
    sha256,
  );
  const [first] = found;
  const redactions = await stores.redactions.ofItem(itemId);
  const redaction = redactions.find(({ id }) => id === first?.redaction);
  const derivative = (await stores.items.derivatives([itemId])).find(
    ({ id }) => redaction?.rendered.state === "made" && id === redaction.rendered.derivativeId,
  );
  if (first === undefined || redaction === undefined || derivative === undefined) {
    throw new Error("a redacted file that a bundle names is not on record");
  }
  return { redactionId: redaction.id, derivative, reasons: first.reasons };
}

/** The version of the foundation sheet that the records tell of last; what is written later belongs to the next bundle. */
async function foundationUpTo(
  stores: ReadStores,
  caseId: CaseFile["id"],
  itemId: EvidenceItem["id"],
  custody: readonly StoredRecord[],
): Promise<KeptFoundation | undefined> {
  const known = custody
    .filter(({ ev }) => ev === "item.foundation_written")
    .map((record) => parseRecord(record.leaf))
    .map((parsed) => (parsed.ok ? parsed.value.obj : {}))
    .filter(({ proceeding }) => proceeding === caseId)
    .map(({ version }) => version);
  if (known.length === 0) return undefined;
  const versions = await stores.foundations.versions({ caseId, itemId });
  return versions.find(({ version }) => version === known.at(-1));
}

/** What the records of one kind name under a member. */
function named(
  custody: readonly StoredRecord[],
  ev: EventType,
  member: string,
): ReadonlySet<Json | undefined> {
  return new Set(
    custody
      .filter((record) => record.ev === ev)
      .map((record) => {
        const parsed = parseRecord(record.leaf);
        return parsed.ok ? parsed.value.obj[member] : undefined;
      }),
  );
}

/** What staff worked out, as far as the records of the bundle tell: later reviews belong to the next one. */
function placementsOf(
  { assessment }: ExaminedUpTo,
  custody: readonly StoredRecord[],
  { all, tolerances }: { readonly all: readonly Placement[]; readonly tolerances: Tolerances },
): readonly OfficePlacement[] {
  const set = named(custody, "item.placed", "placement");
  const reviewed = named(custody, "item.placement_reviewed", "placement");
  const withdrawn = named(custody, "item.placement_withdrawn", "placement");
  const then = all
    .filter(({ id }) => set.has(id))
    .map((one) => ({
      ...one,
      review: reviewed.has(one.id) ? one.review : null,
      withdrawnAt: withdrawn.has(one.id) ? one.withdrawnAt : null,
    }));
  const judged = judgePlacements(then, assessment ?? NOTHING_SAID, tolerances);
  return then.map(({ id, placed, basis, setAt, review, withdrawnAt }) => {
    const found = judged.find(({ placement }) => placement.id === id);
    return {
      ...{ id, placed, basis, setAt, withdrawnAt },
      review: review === null ? null : { at: review.at, agreed: review.agreed, note: review.note },
      judged: found === undefined ? null : { level: found.level, sentence: found.sentence },
    };
  });
}

/** One that was asked for before there were Bates numbers names none. */
function preparedLastBates(record: StoredRecord | undefined): number {
  const parsed = record === undefined ? undefined : parseRecord(record.leaf);
  const last = parsed?.ok === true ? parsed.value.obj["bates_last"] : undefined;
  return typeof last === "number" ? last : 0;
}

/** SHA-256 of the redacted files that the bundle names, by item. */
export function preparedStandIns(record: StoredRecord | undefined): ReadonlyMap<string, string> {
  const parsed = record === undefined ? undefined : parseRecord(record.leaf);
  return standInsNamed(parsed?.ok === true ? parsed.value : undefined) ?? new Map();
}

/** The last record of each item that the bundle holds, by its place in the item's chain. */
export function preparedHeads(record: StoredRecord | undefined): ReadonlyMap<string, number> {
  const parsed = record === undefined ? undefined : parseRecord(record.leaf);
  if (parsed?.ok !== true || parsed.value.ev !== "bundle.prepared") {
    throw new Error("the record that prepared the bundle cannot be read");
  }
  const heads = parsed.value.obj["heads"] as Readonly<Record<string, { readonly sseq: number }>>;
  return new Map(Object.entries(heads).map(([item, head]) => [item, head.sseq]));
}
