import type { VisitMessage } from "#app/use-cases/follow-up/messages-of-visit.ts";

/** A message as its reporter sees it. */
export interface ShownMessage {
  readonly id: string;
  readonly from: "office" | "reporter";
  /** Undefined where the code does not open it. */
  readonly text: string | undefined;
  /** A time in words. */
  readonly written: string;
  /** True once the other side has read it. */
  readonly read: boolean;
}

/** The messages of a visit, oldest first; none where the visit ended at this very moment. */
export function shownMessages(
  messages: readonly VisitMessage[] | undefined,
  /** Writes an instant in the reader's words. */
  when: (at: string) => string,
): readonly ShownMessage[] {
  return (messages ?? []).map(({ id, from, text, writtenAt, readAt }) => ({
    ...{ id, from, text },
    written: when(writtenAt),
    read: readAt !== null,
  }));
}
