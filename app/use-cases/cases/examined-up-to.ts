import type { StoredRecord } from "#app/adapters/database/custody-reader.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { BundleExamination } from "#app/core/bundle/content.ts";
import { recordedExaminations, shownFirstOf } from "#app/core/bundle/examinations.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { examinationDifferences } from "#app/core/claims/examinations-apart.ts";
import { toldAssessment } from "#app/core/claims/place-claims.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import type { JsonObject } from "#app/core/json.ts";

/** What was found out about an item by the end of some of its records. */
export interface ExaminedUpTo {
  /** Of the examination shown first among those that the records tell; null where they tell of none, as all here. */
  readonly assessment: Assessment | null;
  readonly mediaType: string | null;
  readonly metadata: readonly RawField[] | null;
  readonly others: readonly BundleExamination[];
}

/**
 * Cuts an item's examinations at the end of its records: what was examined later is neither shown nor used, and of those before it the newest is
 * shown first, except where it failed and one before it did not. Throws where what a record tells of is not kept.
 */
export async function examinedUpTo(
  { items }: Pick<ReadStores, "items">,
  item: EvidenceItem,
  custody: readonly StoredRecord[],
): Promise<ExaminedUpTo> {
  const records = custody.flatMap(({ leaf }) => {
    const parsed = parseRecord(leaf);
    return parsed.ok ? [parsed.value] : [];
  });
  const recorded = recordedExaminations(records);
  const first = shownFirstOf(recorded);
  const current = {
    number: item.examinationNumber,
    ...{ assessment: item.assessment, mediaType: item.mediaType },
  };
  const kept = [current, ...(await items.otherExaminations(item.id))];
  const found = recorded.map(({ number }) => {
    const one = kept.find((examination) => examination.number === number);
    if (one === undefined) throw new Error("a recorded examination of an exhibit is gone");
    return one;
  });
  const shown = found.find(({ number }) => number === first);
  if (shown === undefined) return { assessment: null, mediaType: null, metadata: null, others: [] };
  return {
    assessment: shown.assessment,
    mediaType: shown.mediaType,
    metadata:
      shown === current
        ? await items.rawMetadata(item.id)
        : await items.rawMetadataOfOther(item.id, shown.number),
    others: found
      .filter((one) => one !== shown)
      .map(({ number, assessment }) => ({
        number,
        // Plain data through and through; only its type says less.
        assessment:
          assessment === null ? null : (toldAssessment(assessment) as unknown as JsonObject),
        differs:
          assessment === null || shown.assessment === null
            ? []
            : examinationDifferences(assessment, shown.assessment),
      })),
  };
}
