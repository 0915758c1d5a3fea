import type { StoredRecord } from "#app/adapters/database/custody-reader.ts";
import type { KeptFoundation } from "#app/adapters/database/foundation-store.ts";
import type {
  BundleContent,
  BundleExhibit,
  BundleRecord,
  BundleStandIn,
} from "#app/core/bundle/content.ts";
import { exhibitNumber } from "#app/core/case/case-number.ts";
import { toldAssessment } from "#app/core/claims/place-claims.ts";
import { silenceInBundle } from "#app/core/claims/silence-words.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import { batesNumber, type BatesRange } from "#app/core/exhibits/bates.ts";
import type { ItemId } from "#app/core/ids.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import type { Json, JsonObject } from "#app/core/json.ts";
import type { Tools } from "../tools.ts";
import type { Gathered } from "./gather-exhibits.ts";

/** The redacted files of a bundle, read through once for the digest that no row keeps. Throws where one is not what its row says. */
export async function measuredStandIns(
  { blobs }: Pick<Tools, "blobs">,
  { exhibits }: Pick<Gathered, "exhibits">,
): Promise<ReadonlyMap<ItemId, BundleStandIn>> {
  const found = new Map<ItemId, BundleStandIn>();
  for (const { item, standIn } of exhibits) {
    if (standIn === undefined) continue;
    const { id, sha256, size, mediaType } = standIn.derivative;
    const measured = await blobs.measure(id);
    if (measured?.sha256 !== sha256 || measured.size !== size) {
      throw new Error("a redacted file is missing from the store, or is not what was made");
    }
    found.set(item.id, {
      ...{ redaction: standIn.redactionId, reasons: standIn.reasons, mediaType },
      ...{ sha256, sha512: measured.sha512, size },
      open: () => streamOf(blobs, id),
    });
  }
  return found;
}

async function* streamOf(
  blobs: Tools["blobs"],
  id: Parameters<Tools["blobs"]["open"]>[0],
): AsyncIterable<Uint8Array> {
  const blob = await blobs.open(id);
  if (blob === undefined) throw new Error("a file of an exhibit is missing from the store");
  yield* blob.stream as AsyncIterable<Uint8Array>;
}

/** What a bundle is written from, of what was gathered for it. */
export function contentOf(
  tools: Pick<Tools, "blobs" | "office" | "versions" | "outlines">,
  gathered: Gathered,
  found: {
    readonly log: Pick<BundleContent["log"], "size" | "checkpoint">;
    readonly disclosure: BundleContent["disclosure"];
    readonly worksheets: BundleContent["worksheets"];
    readonly standIns: ReadonlyMap<ItemId, BundleStandIn>;
  },
): BundleContent {
  const { bundle, file } = gathered;
  const { log, disclosure, worksheets, standIns } = found;
  const prepared = gathered.bundleRecords[0];
  if (prepared === undefined) throw new Error("a bundle without its record");
  const parsed = parseRecord(prepared.leaf);
  const origin = parsed.ok ? parsed.value.log : "";
  const legend = tools.office.bundleLegend[bundle.audience];
  return {
    bundleId: bundle.name,
    audience: bundle.audience,
    caseNumber: file.number,
    caseTitle: file.title,
    description: `Exhibits of case ${file.number}`,
    baggingDate: bundle.requestedAt,
    office: { name: tools.office.officeName, timeZone: tools.office.timeZone },
    ...(legend === undefined ? {} : { legend }),
    exhibits: gathered.exhibits.map((one) => {
      const standIn = standIns.get(one.item.id);
      const exhibit = exhibitOf(tools, gathered, one);
      return standIn === undefined ? exhibit : { ...exhibit, standIn };
    }),
    batesElsewhere: gathered.bates
      .filter(({ itemId }) => !gathered.exhibits.some(({ item }) => item.id === itemId))
      .map(batesWords),
    log: {
      ...log,
      origin,
      bundleRecords: gathered.bundleRecords.map(recordOf),
    },
    ...(disclosure === undefined ? {} : { disclosure }),
    ...(worksheets === undefined ? {} : { worksheets }),
    certificates: tools.office.certificates,
    bordersWithin: (bounds) => tools.outlines.within(bounds),
    versions: tools.versions,
  };
}

function exhibitOf(
  tools: Pick<Tools, "blobs">,
  { bundle, bates }: Pick<Gathered, "bundle" | "bates">,
  {
    exhibit,
    item,
    examined,
    statements,
    placements,
    foundation,
    redactions,
    custody,
  }: Gathered["exhibits"][number],
): BundleExhibit {
  const { assessment, mediaType, metadata, others } = examined;
  const numbers = bates.find(({ itemId }) => itemId === item.id);
  const time = assessment?.bestTime;
  const place = assessment?.bestPlace;
  return {
    number: exhibitNumber(bundle.audience, exhibit.number),
    markedAt: exhibit.markedAt,
    ...(numbers === undefined ? {} : batesOf(numbers)),
    description: exhibit.description,
    item: {
      id: item.id,
      sha256: item.sha256,
      sha512: item.sha512,
      size: item.size,
      mediaType: mediaType ?? "application/octet-stream",
      originalName: originalName(item.originalName).display,
      receivedAt: item.receivedAt,
      ...(metadata === null ? {} : { metadata: metadata as unknown as Json }),
      // An assessment is plain data through and through; only its type says less.
      ...(assessment === null
        ? {}
        : { assessment: toldAssessment(assessment) as unknown as JsonObject }),
      examinations: others,
    },
    ...(time == null ? {} : { time: { level: time.level, sentence: time.sentence } }),
    ...(place == null ? {} : { place: { level: place.level, sentence: place.sentence } }),
    silence: silenceInBundle(assessment),
    ...(statements.length === 0 ? {} : { statements }),
    ...(placements.length === 0 ? {} : { placements }),
    ...(foundation === undefined ? {} : foundationOf(foundation)),
    ...(redactions.length === 0
      ? {}
      : { redactions: redactions.map(({ id, plan }) => ({ id, plan })) }),
    custody: custody.map(recordOf),
    openNative: () => streamOf(tools.blobs, item.id),
  };
}

/** The sheet, and what the exhibit list takes from it. */
function foundationOf({ version, writtenAt, sheet }: KeptFoundation): Partial<BundleExhibit> {
  return {
    foundation: { version, writtenAt, sheet },
    ...(sheet.witness === "" ? {} : { sponsoringWitness: sheet.witness }),
    ...(sheet.route === "" ? {} : { foundationRoute: sheet.route }),
  };
}

function batesWords({ prefix, first, last }: BatesRange) {
  return { first: batesNumber(prefix, first), last: batesNumber(prefix, last) };
}

function batesOf(range: BatesRange): Pick<BundleExhibit, "batesFirst" | "batesLast"> {
  const { first, last } = batesWords(range);
  return { batesFirst: first, batesLast: last };
}

function recordOf(record: StoredRecord): BundleRecord {
  return {
    leaf: record.leaf,
    disclosures: record.disclosures.map((one) => one.disclosure),
  };
}
