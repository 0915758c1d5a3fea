import type { PartnerFacts, SenderRefusal } from "#app/core/partner/file-facts.ts";
import type { RowRemark } from "#app/core/partner/manifest.ts";

/** A listed file, opened; whoever opens it reads `source` to its end or ends it. */
export type OpenedFile =
  | {
      readonly kind: "opened";
      /** Octets, where they are known before reading. */
      readonly size: number;
      readonly source: AsyncIterable<Uint8Array>;
      readonly close: () => Promise<void>;
    }
  | { readonly kind: "refused"; readonly why: SenderRefusal };

/** What an agency hands over, whatever it came in: its list, and a way to each file. */
export interface ReadDelivery {
  readonly facts: readonly PartnerFacts[];
  readonly badRows: readonly RowRemark[];
  readonly remarks: readonly RowRemark[];
  readonly unknownColumns: readonly string[];
  /** There, and not listed. */
  readonly extra: readonly string[];
  /** Sentences about the delivery as a whole, such as what a signature was not checked for. */
  readonly notes: readonly string[];
  /** By which a delivery without a reference is known again. */
  readonly mark: string;
  readonly open: (path: string) => Promise<OpenedFile>;
  readonly close: () => Promise<void>;
}

/** Text from a delivery as it may be shown in a terminal: nothing in it acts there. */
export function shown(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd")
    .slice(0, 300);
}
