import type { FaultCode, Finding } from "#app/core/receipt/finding.ts";
import type { Reading } from "#app/http/reading.ts";
import { localeOf } from "#app/core/intake/locale.ts";
import { localTime } from "#app/ui/time/when.tsx";
import type { CheckedReceipt } from "#app/use-cases/receipt/check-receipt.ts";

/** One reason why a receipt is not genuine; `number` is that of a file or of a part. */
export interface ShownReason {
  readonly code: FaultCode;
  readonly part: Finding["part"]["name"];
  readonly number: number;
}

export interface ShownFile {
  readonly sha256: string;
  readonly received: string;
  readonly sealed: string | null;
  /** Whether it is the file whose digest was typed; null when none was. */
  readonly isTyped: boolean | null;
}

/** What the check page says of a receipt. Of one that is not genuine it repeats nothing. */
export type ShownResult =
  | {
      readonly kind: "genuine";
      readonly received: string;
      readonly files: readonly ShownFile[];
      readonly digest: "in" | "not-in" | null;
      readonly witnesses: readonly { readonly name: string; readonly known: boolean }[];
      readonly log: "agrees" | "differs";
    }
  | { readonly kind: "not-genuine"; readonly reasons: readonly ShownReason[] };

/** Words of a check into what the page shows, times in the office's zone. */
export function shownResult(
  { check, log }: CheckedReceipt,
  { zone, language }: Reading,
  digest: string | undefined,
): ShownResult {
  if (check.kind !== "genuine" || log === undefined) {
    return { kind: "not-genuine", reasons: check.findings.flatMap(reasonOf) };
  }
  const when = (at: string) => localTime({ at, zone, locale: localeOf(language) });
  const { facts, findings } = check;
  const isIn = facts.files.some(({ sha256 }) => sha256 === digest);
  return {
    kind: "genuine",
    received: when(facts.receivedAt),
    files: facts.files.map(({ sha256, receivedAt, sealedAt }) => ({
      sha256,
      received: when(receivedAt),
      sealed: sealedAt === undefined ? null : when(sealedAt),
      isTyped: digest === undefined ? null : sha256 === digest,
    })),
    digest: digest === undefined ? null : isIn ? "in" : "not-in",
    witnesses: findings.flatMap(({ part, state }) =>
      part.name === "cosigner" ? [{ name: part.cosigner, known: state === "holds" }] : [],
    ),
    log,
  };
}

function reasonOf(finding: Finding): readonly ShownReason[] {
  if (finding.state !== "fails") return [];
  const { part, code } = finding;
  return [{ code, part: part.name, number: "number" in part ? part.number : 0 }];
}
