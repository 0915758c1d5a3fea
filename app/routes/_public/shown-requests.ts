import type { VisitRequest } from "#app/use-cases/follow-up/requests-of-visit.ts";

/** What a reporter asked for, as they see it. Times in words. */
export interface ShownRequests {
  /** Undefined while the report is not withdrawn. */
  readonly withdrawn: { readonly when: string; readonly seen: boolean } | undefined;
  readonly corrections: readonly {
    readonly id: string;
    readonly asked: string;
    readonly seen: boolean;
    /** Undefined while nobody has seen to it. */
    readonly settled: string | undefined;
  }[];
}

/** The requests of a visit, the oldest first; none where the visit ended at this very moment. */
export function shownRequests(
  requests: readonly VisitRequest[] | undefined,
  /** Writes an instant in the reader's words. */
  when: (at: string) => string,
): ShownRequests {
  const all = requests ?? [];
  const withdrawal = all.find((one) => one.kind === "withdrawal" && one.takenBackAt === null);
  return {
    withdrawn: withdrawal && { when: when(withdrawal.askedAt), seen: withdrawal.seenAt !== null },
    corrections: all
      .filter(({ kind }) => kind === "correction")
      .map(({ id, askedAt, seenAt, settledAt }) => ({
        id,
        asked: when(askedAt),
        seen: seenAt !== null,
        settled: settledAt === null ? undefined : when(settledAt),
      })),
  };
}
