import type { FieldIndex, RawField } from "#app/core/claims/raw-field.ts";
import { furtherBlocks, indexFields } from "#app/core/claims/raw-field.ts";

/** What of a claim tells the block it was read in. */
export interface OfBlock {
  readonly source: string;
  readonly sentence: string;
  readonly raw: string;
  /** Of a time: the zone that is written beside it. */
  readonly offset?: string | null;
  readonly block?: number;
}

/**
 * The claims of one reader's fields, those of each further EXIF block by itself: nothing in one block says what a number in another means, so no
 * letter, offset or age is borrowed across. What a further block only repeats is no claim of its own, nor is the same text without the zone that the first writes.
 */
export function claimsPerBlock<Claim extends OfBlock>(
  fields: readonly RawField[],
  claimsOf: (block: FieldIndex) => readonly Claim[],
  alike: (one: Claim, other: Claim) => boolean,
): Claim[] {
  const first = claimsOf(indexFields(fields));
  const further = furtherBlocks(fields).flatMap(({ block, fields: inBlock }) =>
    claimsOf(indexFields(inBlock)).map((claim): Claim => {
      const sentence = `${claim.sentence} (In EXIF block ${block} of this file.)`;
      return { ...claim, block, sentence };
    }),
  );
  const repeats = (claim: Claim): boolean =>
    first.some(
      (one) =>
        one.source === claim.source &&
        (alike(one, claim) || (one.raw === claim.raw && (claim.offset ?? null) === null)),
    );
  return [...first, ...further.filter((claim) => !repeats(claim))];
}
