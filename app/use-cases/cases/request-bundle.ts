import type { BundleRow } from "#app/adapters/database/bundle-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { Audience } from "#app/core/bundle/audience.ts";
import { ITEM_FORMAT } from "#app/core/bundle/item-document.ts";
import { worksheetDigests } from "#app/core/bundle/worksheets.ts";
import { policyDigest } from "#app/core/bundle/signed-log-policy.ts";
import { bundleName } from "#app/core/case/case-number.ts";
import { parseReason } from "#app/core/case/exculpatory-codes.ts";
import { handOutFacts } from "#app/core/case/exhibits-to-hand-out.ts";
import type { BundleId, CaseId } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { isAmong, ruleOf } from "#app/core/people/act-kinds.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { requireApproval, type NeedsApproval } from "../approvals/require-approval.ts";
import type { Tools } from "../tools.ts";
import {
  heldFiles,
  openFiles,
  overriddenFacts,
  reviewForBundle,
  type HeldFile,
  type OverrideWord,
} from "./bundle-review.ts";
import { bundlePolicy, newestShownSize } from "./bundle-checkpoint.ts";
import { findCase } from "./case-access.ts";
import { giveBates } from "./give-bates.ts";
import {
  handedExhibits,
  openChoices,
  type HandedExhibit,
  type OpenChoice,
} from "./handed-files.ts";
import { reviewedFiles, type ReviewedFile } from "./reviewed-files.ts";
import { worksheetsFor } from "./worksheets-for-bundle.ts";

export type RequestBundleOutcome =
  | { readonly kind: "requested"; readonly bundleId: BundleId }
  | { readonly kind: "no-exhibits" }
  /** Files of the case keep it back: nobody decided what they are to the defence, or something came up since. */
  | { readonly kind: "not-reviewed"; readonly held: readonly HeldFile[] }
  /** Parts of exhibits were to be covered, and it is open which file of them goes to this audience. */
  | { readonly kind: "not-chosen"; readonly open: readonly OpenChoice[] }
  /** It is left to one person here, and who asks is no supervisor. */
  | { readonly kind: "needs-supervisor" }
  | { readonly kind: "no-reason"; readonly message: string }
  | NeedsApproval
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Asks for a bundle of the case's exhibits. The `bundle.prepared` record names, for every exhibit, the head of its custody
 * chain: the bundle holds exactly the history up to there, and a reader can see that nothing of it is missing.
 *
 * Asked for over files that are not reviewed (evidence-standards 9.9) it is refused and each is named. `override` is a supervisor's reason to make it all the same; it is
 * its own act, for exactly those files, and counts for nothing where none is open.
 */
export async function requestBundle(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "wakeWorker" | "trustPolicy" | "office">,
  input: {
    readonly by: Person;
    readonly caseId: CaseId;
    readonly audience: Audience;
    readonly override?: string | undefined;
  },
): Promise<RequestBundleOutcome> {
  const now = tools.clock.now();
  const outcome = await tools.transact(async (stores): Promise<RequestBundleOutcome> => {
    const access = await findCase(stores, input.by, "bundle.export", input.caseId, now);
    if (access.kind !== "allowed") return access;
    const { file } = access;
    const exhibits = await stores.cases.exhibits(file.id);
    if (exhibits.length === 0) return { kind: "no-exhibits" };
    const audience = input.audience;
    const handed = await handedExhibits(stores, { caseId: file.id, audience, exhibits });
    const open = openChoices(handed);
    if (open.length > 0) return { kind: "not-chosen", open };
    const files = await reviewedFiles(tools, stores, file.id);
    const facts = await factsOf(stores, audience, handed);
    const asking = { by: input.by, subject: file.id, facts, now };
    const allowed = await approvalOf(stores, asking, openFiles(files), input.override);
    if (allowed.kind !== "allowed") return allowed;
    const bundleId: BundleId = tools.newId("bun");
    const numbering = { by: input.by, now, file, exhibits };
    const officePrefix = tools.office.numberPrefix;
    const batesLast = await giveBates(stores, { ...numbering, officePrefix });
    const { by } = input;
    const { approval, override } = allowed;
    const bates = await stores.bates.ofCase(file.id);
    const review = reviewForBundle({ bundleId, file, audience, by, files, bates, override });
    const worksheets = await worksheetsFor(tools, stores, file, audience);
    const heads = await stores.custody.heads(exhibits.map((exhibit) => exhibit.itemId));
    const running = (await stores.bundles.countOf(file.id, input.audience)) + 1;
    await stores.bundles.request(
      {
        id: bundleId,
        caseId: file.id,
        name: bundleName(file.number, input.audience, running),
        audience,
        requestedBy: by.id,
        requestedAt: now,
      },
      {
        ev: "bundle.prepared",
        subj: bundleId,
        actor: actorOf(input.by),
        obj: {
          audience: input.audience,
          heads: Object.fromEntries(heads),
          exhibits: exhibits.length,
          bates_last: batesLast,
          ...standInsOf(handed),
          ...approval,
          // So that nobody can put another index in the place of that in `40-disclosure`. To those who are not given it, it says nothing.
          disclosure_index_sha256: review.indexDigest,
          ...(worksheets === undefined ? {} : { worksheets_sha256: worksheetDigests(worksheets) }),
          // Under the log's signature, so that nobody can ask less of a bundle than the office did.
          policy_sha256: policyDigest(bundlePolicy(tools)),
          // So that nobody can leave out the list of examinations by calling an item of an earlier format.
          item_format: ITEM_FORMAT,
          // So that the proof that the log was not rewritten since cannot be left out unnoticed.
          continues_size: await newestShownSize(stores, input.caseId, audience),
        },
        disclosures: [actorName(input.by), { name: "case", value: file.title }],
      },
    );
    await stores.exculpatory.keepForBundle(bundleId, review.kept, review.override);
    if (worksheets !== undefined) await stores.caseSheets.keepForBundle(bundleId, worksheets);
    await stores.jobs.enqueue({ name: "build-bundle", bundleId }, now);
    return { kind: "requested", bundleId };
  });
  if (outcome.kind === "requested") tools.wakeWorker();
  return outcome;
}

type Allowed =
  | {
      readonly kind: "allowed";
      /** For the record of the act. */
      readonly approval: JsonObject;
      readonly override: OverrideWord | undefined;
    }
  | Exclude<RequestBundleOutcome, { readonly kind: "requested" | "no-exhibits" | "not-chosen" }>;

/** The one approval that the bundle needs: another person's where everything is reviewed, a supervisor's for exactly what is open where not. */
async function approvalOf(
  stores: Stores,
  asking: Omit<Parameters<typeof requireApproval>[1], "kind">,
  open: readonly ReviewedFile[],
  given: string | undefined,
): Promise<Allowed> {
  if (open.length === 0) {
    const approval = await requireApproval(stores, { ...asking, kind: "bundle-export" });
    return approval.kind === "approved"
      ? { kind: "allowed", approval: approval.facts, override: undefined }
      : approval;
  }
  if (given === undefined) return { kind: "not-reviewed", held: heldFiles(open) };
  const read = parseReason(given);
  if (!read.ok) return { kind: "no-reason", message: read.problem.message };
  const facts = { ...asking.facts, ...overriddenFacts(open, read.reason) };
  const approval = await requireApproval(stores, { ...asking, facts, kind: "bundle-over-review" });
  if (approval.kind === "needs-approval") return approval;
  const approvers = ruleOf("bundle-over-review").approve;
  // Where the office leaves such acts to one person, that one is a supervisor.
  if (approval.facts["approved_by"] === undefined && !isAmong(approvers, asking.by)) {
    return { kind: "needs-supervisor" };
  }
  const override = { reason: read.reason, approval: approval.facts };
  return { kind: "allowed", approval: approval.facts, override };
}

/** What exactly would leave the office, for whoever approves it. */
async function factsOf(
  { items }: Pick<Stores, "items">,
  audience: Audience,
  handed: readonly HandedExhibit[],
): Promise<JsonObject> {
  const all = [];
  for (const { exhibit, standIn } of handed) {
    const { number, description, itemId } = exhibit;
    const item = await items.find(itemId);
    if (item === undefined) throw new Error("an exhibit's item is gone");
    all.push({ number, description, itemId, sha256: standIn?.sha256 ?? item.sha256 });
  }
  return handOutFacts(audience, all);
}

/** Under the log's signature, so that nobody can put another file in the place of one that was to go covered, nor a covered one in the place of an original. */
function standInsOf(handed: readonly HandedExhibit[]): JsonObject {
  const named = handed.flatMap(({ exhibit, standIn }) =>
    standIn === undefined ? [] : [[exhibit.itemId, standIn.sha256] as const],
  );
  return named.length === 0 ? {} : { stand_ins: Object.fromEntries(named) };
}

export type ReadBundleOutcome =
  | { readonly kind: "bundle"; readonly bundle: BundleRow }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Where a bundle stands, for those who may have it. */
export async function readBundle(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly bundleId: BundleId },
): Promise<ReadBundleOutcome> {
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<ReadBundleOutcome> => {
    const bundle = await stores.bundles.find(input.bundleId);
    if (bundle === undefined) return { kind: "not-found" };
    const access = await findCase(stores, input.by, "bundle.export", bundle.caseId, now);
    return access.kind === "allowed" ? { kind: "bundle", bundle } : access;
  });
}

/** Where a bundle stands, for the page that waits for it and for commands. */
export async function findBundle(
  tools: Pick<Tools, "read">,
  input: { readonly bundleId: BundleId },
): Promise<BundleRow | undefined> {
  return tools.read((stores) => stores.bundles.find(input.bundleId));
}
