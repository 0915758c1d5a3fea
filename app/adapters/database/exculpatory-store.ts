import type { KeptReview } from "#app/core/bundle/disclosure-index.ts";
import type { KeptReviewStep, ReviewStep } from "#app/core/case/exculpatory-review.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ActId, BundleId, CaseId, ItemId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import { ensureReportKey, fieldOpener, fieldSealer } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

interface Of {
  readonly caseId: CaseId;
  readonly itemId: ItemId;
  readonly version: number;
}

const stepField = ({ caseId, itemId, version }: Of) =>
  ({ purpose: "notes", row: `exculpatory/${caseId}/${itemId}/${version}` }) as const;
const reviewField = (bundleId: BundleId) =>
  ({ purpose: "notes", row: `${bundleId}/review` }) as const;

/** Reading what people decided about a case's files, and how it stood for a bundle. */
export function exculpatoryReader(scope: DatabaseScope) {
  const { db } = scope;
  return {
    /** Every step of a case, those of a file in the order of their versions. */
    async ofCase(caseId: CaseId): Promise<KeptReviewStep[]> {
      const rows = await db
        .selectFrom("exculpatory_step")
        .innerJoin("person", "person.id", "exculpatory_step.written_by")
        .selectAll("exculpatory_step")
        .select("display_name")
        .where("case_id", "=", caseId)
        .orderBy("item_id")
        .orderBy("version")
        .execute();
      const open = await fieldOpener(scope, ["office"]);
      return rows.map((row) => {
        const itemId = row.item_id as ItemId;
        const version = Number(row.version);
        const text = open("office", stepField({ caseId, itemId, version }), row.content);
        return {
          ...{ itemId, version, actId: row.act_id as ActId },
          step: JSON.parse(text) as ReviewStep,
          ...{ by: row.written_by as PersonId, byName: row.display_name },
          at: row.written_at as Instant,
        };
      });
    },
    /** The files of a case whose stored bytes were found not to be what was received, with the places of those records in the log. */
    async fixityFailures(caseId: CaseId): Promise<{ itemId: ItemId; seq: number }[]> {
      const rows = await db
        .selectFrom("custody_log")
        .select(["subj", "seq"])
        .where("ev", "=", "item.fixity_failed")
        .where("subj", "in", (eb) =>
          eb
            .selectFrom("evidence_item")
            .innerJoin("case_report", "case_report.report_id", "evidence_item.report_id")
            .select("evidence_item.id")
            .where("case_report.case_id", "=", caseId),
        )
        .orderBy("seq")
        .execute();
      return rows.map(({ subj, seq }) => ({ itemId: subj as ItemId, seq: Number(seq) }));
    },
    /** The review as it stood when a bundle was asked for; undefined for one from before there were reviews. */
    async ofBundle(bundleId: BundleId): Promise<KeptReview | undefined> {
      const row = await db
        .selectFrom("bundle_review")
        .select("content")
        .where("bundle_id", "=", bundleId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const open = await fieldOpener(scope, ["office"]);
      return JSON.parse(open("office", reviewField(bundleId), row.content)) as KeptReview;
    },
  };
}

/** Reading and writing them: each step with its record, none ever changed. */
export function exculpatoryStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;

  async function sealer() {
    await ensureReportKey(scope, "office");
    return fieldSealer(scope, "office");
  }

  return {
    ...exculpatoryReader(scope),
    async write(
      kept: Omit<KeptReviewStep, "byName"> & { readonly caseId: CaseId },
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await sealer();
      await db
        .insertInto("exculpatory_step")
        .values({
          ...{ case_id: kept.caseId, item_id: kept.itemId, version: kept.version },
          ...{ act_id: kept.actId, written_by: kept.by, written_at: kept.at },
          content: seal(stepField(kept), JSON.stringify(kept.step)),
        })
        .execute();
      await append(event);
    },
    /** Keeps how the review stood for a bundle. `override` is the record that it went out over what is open; none where nothing was. */
    async keepForBundle(
      bundleId: BundleId,
      review: KeptReview,
      override: CustodyEvent | undefined,
    ): Promise<void> {
      const seal = await sealer();
      const content = seal(reviewField(bundleId), JSON.stringify(review));
      await db.insertInto("bundle_review").values({ bundle_id: bundleId, content }).execute();
      if (override !== undefined) await append(override);
    },
  };
}
