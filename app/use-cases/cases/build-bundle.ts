import type { StoredRecord } from "#app/adapters/database/custody-reader.ts";
import type { KeptFoundation } from "#app/adapters/database/foundation-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { BundleContent, BundleExhibit, BundleRecord } from "#app/core/bundle/content.ts";
import { batesNumber, type BatesRange } from "#app/core/exhibits/bates.ts";
import { exhibitNumber } from "#app/core/case/case-number.ts";
import { tolerancesOf } from "#app/core/claims/office-tolerances.ts";
import { silenceInBundle } from "#app/core/claims/silence-words.ts";
import { toldAssessment } from "#app/core/claims/place-claims.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import type { BundleId } from "#app/core/ids.ts";
import type { Json, JsonObject } from "#app/core/json.ts";
import type { Tools } from "../tools.ts";
import { isHeldBack, keptReview, REVIEW_OPEN } from "./bundle-review.ts";
import { gather, type Gathered } from "./gather-exhibits.ts";
import {
  checkpointFor,
  signForBundle,
  type CheckpointRefusal,
  type SignTools,
} from "./bundle-checkpoint.ts";

const EXPORTER = { kind: "system", id: "svc-export" } as const;

/** What writing a bundle takes, and signing the log for it. */
type BuildTools = SignTools &
  Pick<Tools, "blobs" | "workFolders" | "readWorkFile" | "writeBundle" | "versions" | "office">;

/**
 * Signs the log, writes the bundle that was asked for and keeps it. A crash leaves either no bundle or a whole one: the
 * archive is written in a work folder, sealed into the store, and only then does the row say that it is ready. Over a
 * log that cannot be signed no bundle goes out, and none where a file of the case was opened for review while it was made. May run twice.
 */
export async function buildBundle(
  tools: BuildTools,
  input: { readonly bundleId: BundleId },
): Promise<void> {
  const { bundleId } = input;
  const bundle = await tools.read((stores) => stores.bundles.find(bundleId));
  if (bundle?.state !== "waiting") return;
  // Sealed by a run that ended before its row said so: that archive is whole, and its log was signed for it.
  const sealed = await tools.blobs.measure(bundleId);
  if (sealed !== undefined)
    return finish(tools, bundleId, { ...sealed, checkpointSize: undefined });
  const signed = await signForBundle(tools);
  const content =
    signed.kind === "signed"
      ? await tools.read((stores) => contentFor(tools, stores, { bundleId, size: signed.size }))
      : signed;
  if (content === undefined) return;
  if (content.kind === "refused") {
    return failBundle(tools, { bundleId, problem: content.problem });
  }
  const made = await tools.workFolders.use(async (folder) => {
    const path = `${folder}/${bundleId}.zip`;
    await tools.writeBundle(content.content, path);
    // A large one takes its time to be written, and a review can be raised meanwhile.
    if (await tools.read((stores) => isHeldBack(tools, stores, bundle))) return undefined;
    return tools.blobs.seal(
      { id: bundleId, class: "bundle", owner: bundleId },
      tools.readWorkFile(path),
    );
  });
  if (made === undefined) return failBundle(tools, { bundleId, problem: REVIEW_OPEN });
  await finish(tools, bundleId, { ...made, checkpointSize: content.content.log.size });
}

async function finish(
  tools: Pick<Tools, "transact" | "clock">,
  bundleId: BundleId,
  made: {
    readonly size: number;
    readonly sha256: string;
    readonly sha512: string;
    /** Of the log as the bundle shows it; undefined where that is not known any more. */
    readonly checkpointSize: number | undefined;
  },
): Promise<void> {
  const { size, sha256, sha512, checkpointSize } = made;
  await tools.transact(async (stores) => {
    const current = await stores.bundles.find(bundleId);
    if (current?.state !== "waiting") return;
    await stores.bundles.finish(
      bundleId,
      { size, sha256, at: tools.clock.now() },
      {
        ev: "bundle.exported",
        subj: bundleId,
        actor: EXPORTER,
        obj: {
          sha256,
          sha512,
          size,
          medium: "evidence-store",
          ...(checkpointSize === undefined ? {} : { checkpoint_size: checkpointSize }),
        },
      },
    );
  });
}

/** Records that a bundle could not be made; `problem` is a code that staff see in words. */
export async function failBundle(
  tools: Pick<Tools, "transact" | "clock">,
  input: { readonly bundleId: BundleId; readonly problem: string },
): Promise<void> {
  await tools.transact(async (stores) => {
    const bundle = await stores.bundles.find(input.bundleId);
    if (bundle?.state !== "waiting") return;
    await stores.bundles.fail(bundle.id, input.problem, tools.clock.now(), {
      ev: "bundle.failed",
      subj: bundle.id,
      actor: EXPORTER,
      obj: { problem: input.problem },
    });
  });
}

async function contentFor(
  tools: BuildTools,
  stores: ReadStores,
  { bundleId, size }: { readonly bundleId: BundleId; readonly size: number },
): Promise<
  | { kind: "content"; content: BundleContent }
  | CheckpointRefusal
  | { kind: "refused"; problem: typeof REVIEW_OPEN }
  | undefined
> {
  const gathered = await gather(stores, bundleId, tolerancesOf(tools.office.tolerances));
  if (gathered === undefined) return undefined;
  if (await isHeldBack(tools, stores, gathered.bundle)) {
    return { kind: "refused", problem: REVIEW_OPEN };
  }
  const review = await keptReview(stores, bundleId);
  const { bundleRecords, exhibits } = gathered;
  const records = [...bundleRecords, ...exhibits.flatMap(({ custody }) => custody)];
  const found = await checkpointFor(tools, stores, { size, records });
  if (found.kind === "refused") return found;
  const log = { size, checkpoint: found.checkpoint };
  const worksheets = await stores.caseSheets.ofBundle(bundleId);
  const content = contentOf(tools, gathered, log, review?.index);
  return {
    kind: "content",
    content: worksheets === undefined ? content : { ...content, worksheets },
  };
}

function contentOf(
  tools: Pick<Tools, "blobs" | "office" | "versions">,
  gathered: Gathered,
  log: Pick<BundleContent["log"], "size" | "checkpoint">,
  disclosure: BundleContent["disclosure"],
): BundleContent {
  const { bundle, file } = gathered;
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
    exhibits: gathered.exhibits.map((one) => exhibitOf(tools, gathered, one)),
    batesElsewhere: gathered.bates
      .filter(({ itemId }) => !gathered.exhibits.some(({ item }) => item.id === itemId))
      .map(batesWords),
    log: {
      ...log,
      origin,
      bundleRecords: gathered.bundleRecords.map(recordOf),
    },
    ...(disclosure === undefined ? {} : { disclosure }),
    certificates: tools.office.certificates,
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
    openNative: async function* () {
      const blob = await tools.blobs.open(item.id);
      if (blob === undefined) throw new Error("an exhibit's original is missing from the store");
      yield* blob.stream as AsyncIterable<Uint8Array>;
    },
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
