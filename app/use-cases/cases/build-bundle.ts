import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { BundleContent } from "#app/core/bundle/content.ts";
import { tolerancesOf } from "#app/core/claims/office-tolerances.ts";
import type { BundleId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import { contentOf, measuredStandIns } from "./bundle-content.ts";
import { keptReview } from "./bundle-review.ts";
import { gather, type Gathered } from "./gather-exhibits.ts";
import { keptBack } from "./kept-back.ts";
import {
  checkpointFor,
  signForBundle,
  type CheckpointRefusal,
  type SignTools,
} from "./bundle-checkpoint.ts";

const EXPORTER = { kind: "system", id: "svc-export" } as const;

/** What writing a bundle takes, and signing the log for it. */
type BuildTools = SignTools &
  Pick<
    Tools,
    "blobs" | "workFolders" | "readWorkFile" | "writeBundle" | "versions" | "office" | "outlines"
  >;

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
  const read =
    signed.kind === "signed"
      ? await tools.read((stores) => readFor(tools, stores, { bundleId, size: signed.size }))
      : signed;
  if (read === undefined) return;
  if (read.kind === "refused") return failBundle(tools, { bundleId, problem: read.problem });
  // Outside of the transaction: the store asks the database for the keys of what it reads.
  const standIns = await measuredStandIns(tools, read.gathered);
  const content = contentOf(tools, read.gathered, { ...read, standIns });
  const made = await tools.workFolders.use(async (folder) => {
    const path = `${folder}/${bundleId}.zip`;
    await tools.writeBundle(content, path);
    // A large one takes its time to be written, and a review can be raised or another file chosen meanwhile.
    const problem = await tools.read((stores) => keptBack(tools, stores, bundle));
    if (problem !== undefined) return { problem };
    return tools.blobs.seal(
      { id: bundleId, class: "bundle", owner: bundleId },
      tools.readWorkFile(path),
    );
  });
  if ("problem" in made) return failBundle(tools, { bundleId, problem: made.problem });
  await finish(tools, bundleId, { ...made, checkpointSize: content.log.size });
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

async function readFor(
  tools: BuildTools,
  stores: ReadStores,
  { bundleId, size }: { readonly bundleId: BundleId; readonly size: number },
): Promise<
  | {
      kind: "read";
      gathered: Gathered;
      log: Pick<BundleContent["log"], "size" | "checkpoint">;
      disclosure: BundleContent["disclosure"];
      worksheets: BundleContent["worksheets"];
    }
  | CheckpointRefusal
  | { kind: "refused"; problem: string }
  | undefined
> {
  const gathered = await gather(stores, bundleId, tolerancesOf(tools.office.tolerances));
  if (gathered === undefined) return undefined;
  const problem = await keptBack(tools, stores, gathered.bundle);
  if (problem !== undefined) return { kind: "refused", problem };
  const review = await keptReview(stores, bundleId);
  const { bundleRecords, exhibits } = gathered;
  const records = [...bundleRecords, ...exhibits.flatMap(({ custody }) => custody)];
  const found = await checkpointFor(tools, stores, { size, records });
  if (found.kind === "refused") return found;
  const log = { size, checkpoint: found.checkpoint };
  const worksheets = await stores.caseSheets.ofBundle(bundleId);
  return { kind: "read", gathered, log, disclosure: review?.index, worksheets };
}
