/** An answer of the server other than success. */
export interface NotTaken {
  readonly status: number;
  /** What stands in it; our server gives its reason as one word. Nothing in an answer to a question for the offset. */
  readonly body: string;
  /** Its `Retry-After`, in seconds; null where it has none. */
  readonly retryAfter: string | null;
}

export type WhatNext =
  /** Nothing that is sent again can help. `code` is the server's reason; empty when it gave none. */
  | { readonly kind: "give-up"; readonly code: string }
  | {
      readonly kind: "wait";
      readonly millis: number;
      /** `unreached`: no answer came. `busy`: one came, and it passes. `no-room`: the server's disk is full. */
      readonly because: "unreached" | "busy" | "no-room";
    };

/** Waits after the first failures in a row, in milliseconds; after those, always the last. */
const WAIT_MILLIS = [0, 1_000, 3_000, 5_000, 10_000, 15_000];
const ROOM_MILLIS = 300_000;
/** However long an answer says to wait. */
const LONGEST_MILLIS = 600_000;
const NO_ROOM = 507;
/** Answers after which sending the same again cannot help. A conflict (409, 423), a busy server (429, 5xx) or a full disk (507) passes. */
const FINAL = [400, 401, 403, 404, 410, 412, 413, 415, 421];
/** The reason where an answer cannot say it: one to a question for the offset has no body. */
const MEANT: Readonly<Record<number, string>> = {
  401: "no-draft",
  403: "no-draft",
  404: "not-found",
  410: "expired",
  412: "other-report",
};

/**
 * What to do when a request for a file did not succeed. `answer` is undefined where none came. `tries` counts the failures in a row before this
 * one, since the file last came further. Only the server's own "no" ends a file; everything else is waited for, however long.
 */
export function whatNext(answer: NotTaken | undefined, tries: number): WhatNext {
  const usual = WAIT_MILLIS[Math.min(tries, WAIT_MILLIS.length - 1)] ?? 0;
  if (answer === undefined) return { kind: "wait", millis: usual, because: "unreached" };
  const { status, body } = answer;
  if (FINAL.includes(status)) return { kind: "give-up", code: MEANT[status] ?? wordIn(body) };
  const asked = /^\d{1,6}$/.test(answer.retryAfter ?? "") ? Number(answer.retryAfter) * 1_000 : 0;
  const least = status === NO_ROOM && asked === 0 ? ROOM_MILLIS : asked;
  const millis = Math.min(LONGEST_MILLIS, Math.max(usual, least));
  return { kind: "wait", millis, because: status === NO_ROOM ? "no-room" : "busy" };
}

/** Our server's word; a page of something between it and us is none. */
function wordIn(body: string): string {
  return /^\s*([a-z]+(?:-[a-z]+)*)\s*$/.exec(body)?.[1] ?? "";
}

/** How long to wait before the server is asked for the check of a file again, after so many times. In milliseconds. */
export function askAgainMillis(asked: number): number {
  return asked < 20 ? 3_000 : 30_000;
}
