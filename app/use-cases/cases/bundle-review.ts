import type { BundleRow } from "#app/adapters/database/bundle-store.ts";
import type { GivenBates } from "#app/adapters/database/bates-store.ts";
import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { rulesFor, type Audience, type AudienceRules } from "#app/core/bundle/audience.ts";
import {
  disclosureIndexCsv,
  type DisclosureIndex,
  type KeptReview,
  type ReviewOverride,
} from "#app/core/bundle/disclosure-index.ts";
import { exhibitNumber } from "#app/core/case/case-number.ts";
import type { OpenBecause } from "#app/core/case/exculpatory-review.ts";
import { openInSentences } from "#app/core/case/exculpatory-words.ts";
import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { batesNumber } from "#app/core/exhibits/bates.ts";
import type { BundleId } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import type { Tools } from "../tools.ts";
import { reviewedFiles, type ReviewedFile } from "./reviewed-files.ts";

/** Why a bundle that was asked for is not made after all: a review came up while it waited. */
export const REVIEW_OPEN = "review-open";

/** Files of a case that keep its bundles back. */
export function openFiles(files: readonly ReviewedFile[]): readonly ReviewedFile[] {
  return files.filter(({ standing }) => standing.open !== undefined);
}

/** What an override is about: which files, each with why it is open. One that opens for another reason afterwards is not covered. */
export function overriddenFacts(open: readonly ReviewedFile[], reason: string): JsonObject {
  return { reason, open: open.length, open_sha256: digestOf(canonicalJson(keysOf(open))) };
}

/** A supervisor's reason, with the facts of the approval. */
export interface OverrideWord {
  readonly reason: string;
  readonly approval: JsonObject;
}

/** The review of a case as a bundle takes it along. */
export interface ReviewForBundle {
  readonly kept: KeptReview;
  /** SHA-256 of the index as the bundle will hold it, in lower-case hex. */
  readonly indexDigest: string;
  /** The record that it goes out over what is open; undefined where nothing is. */
  readonly override: CustodyEvent | undefined;
}

/** Which columns stand under the digest: those of the bundle's own index, or all where its reader is given none. */
function reviewGiven(audience: Audience): AudienceRules["review"] {
  const rules = rulesFor(audience);
  return rules?.classes.includes("disclosure-index") === true ? rules.review : "whole";
}

/** How the review of a case stands for a bundle that is being asked for. */
export function reviewForBundle(asked: {
  readonly bundleId: BundleId;
  readonly file: CaseFile;
  readonly audience: Audience;
  readonly by: Person;
  readonly files: readonly ReviewedFile[];
  readonly bates: readonly GivenBates[];
  readonly override: OverrideWord | undefined;
}): ReviewForBundle {
  const { bundleId, file, audience, by, files, bates, override } = asked;
  const open = openFiles(files);
  const index: DisclosureIndex = {
    rows: files.map((one) => rowOf(one, audience, bates)),
    override: override === undefined ? null : overrideOf(open.length, by, override),
  };
  const indexDigest = digestOf(disclosureIndexCsv(index, reviewGiven(audience)));
  if (override === undefined) {
    return { kept: { index, covered: [] }, indexDigest, override: undefined };
  }
  return {
    kept: { index, covered: keysOf(open) },
    indexDigest,
    override: {
      ev: "review.exculpatory_overridden",
      subj: file.id,
      actor: actorOf(by),
      obj: {
        ...{ bundle: bundleId, audience, open: open.length },
        ...{ disclosure_index_sha256: indexDigest, ...override.approval },
      },
      disclosures: [
        actorName(by),
        { name: "case", value: file.title },
        { name: "reason", value: override.reason },
      ],
    },
  };
}

/** How the review stood for a bundle; undefined for one that was asked for before there were reviews. */
export async function keptReview(
  stores: Pick<ReadStores, "exculpatory">,
  bundleId: BundleId,
): Promise<KeptReview | undefined> {
  return stores.exculpatory.ofBundle(bundleId);
}

/** Whether a file of the case keeps a bundle back that waits: a review can be raised, and a report added, while it does. */
export async function isHeldBack(
  tools: Pick<Tools, "office">,
  stores: ReadStores,
  bundle: Pick<BundleRow, "id" | "caseId">,
): Promise<boolean> {
  const covered = new Set((await keptReview(stores, bundle.id))?.covered);
  const files = await reviewedFiles(tools, stores, bundle.caseId);
  return keysOf(openFiles(files)).some((key) => !covered.has(key));
}

/** Each open file with why it is. */
function keysOf(open: readonly ReviewedFile[]): string[] {
  return open
    .map(({ item, standing }) =>
      canonicalJson([item.id, standing.open ?? "", ...standing.raised.map(({ key }) => key)]),
    )
    .toSorted();
}

function rowOf(
  { item, reportCode, exhibit, standing }: ReviewedFile,
  audience: Audience,
  bates: readonly GivenBates[],
): DisclosureIndex["rows"][number] {
  const { decision } = standing;
  const range = bates.find(({ itemId }) => itemId === item.id);
  return {
    ...{ item: item.id, sha256: item.sha256, report: reportCode },
    exhibit: exhibit === undefined ? "" : exhibitNumber(audience, exhibit.number),
    bates: range === undefined ? "" : batesNumber(range.prefix, range.first),
    codes: decision?.codes ?? [],
    reason: decision?.reason ?? "",
    decidedBy: decision?.by ?? "",
    decidedAt: decision?.at ?? null,
    agreedBy: decision?.agreedBy ?? "",
    open: openInSentences(standing),
  };
}

function overrideOf(
  files: number,
  by: Person,
  { reason, approval: facts }: OverrideWord,
): ReviewOverride {
  const { approval, approved_by: approvers } = facts;
  return {
    ...{ reason, files, askedBy: by.id },
    approvedBy: Array.isArray(approvers) ? approvers.map(String) : [],
    approval: typeof approval === "string" ? approval : "",
  };
}

function digestOf(text: string): string {
  return toHex(sha256(toUtf8(text)));
}

/** A file that keeps a bundle back, for programs and people: nothing here quotes a report or a reason. */
export interface HeldFile {
  readonly itemId: string;
  /** Its plain exhibit number; undefined where it is none. */
  readonly exhibit: string | undefined;
  readonly because: OpenBecause;
}

/** Those of the files that keep bundles back. */
export function heldFiles(files: readonly ReviewedFile[]): readonly HeldFile[] {
  return files.flatMap(({ item, exhibit, standing: { open: because } }) =>
    because === undefined
      ? []
      : [
          {
            ...{ itemId: item.id, because },
            exhibit: exhibit === undefined ? undefined : exhibitNumber("PRO", exhibit.number),
          },
        ],
  );
}
