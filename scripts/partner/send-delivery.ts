import { refusalWords, type PartnerFileState } from "#app/core/partner/file-facts.ts";
import type { Destination, DeliveryWords, Sent } from "./destination.ts";
import type { ReadDelivery } from "./delivery.ts";

/** What became of one file. */
export interface FileResult {
  readonly path: string;
  readonly state: PartnerFileState | "here-before";
  readonly item: string | null;
  readonly sha256: string | null;
  /** Why it was not taken, in words; null where it was. */
  readonly problem: string | null;
}

export interface DeliveryResult {
  readonly importId: string;
  readonly reportCode: string;
  readonly continued: boolean;
  readonly counts: Readonly<Record<FileResult["state"], number>>;
}

/**
 * Sends what came in a delivery, one file after another, and tells of each. A file that cannot be taken stops none of the others. What
 * the office has from an earlier run is not sent again.
 */
export async function sendDelivery(
  delivery: ReadDelivery,
  destination: Destination,
  words: DeliveryWords,
  tell: {
    readonly file: (result: FileResult) => void;
    readonly progress: (done: { files: number; of: number; bytes: number }) => void;
    /** Files that are sent whole and not sealed yet. */
    readonly waiting: (files: number) => void;
  },
): Promise<DeliveryResult> {
  const begun = await destination.begin(words, delivery.facts);
  const results = new Map<string, FileResult>();
  const settle = (path: string, result: Omit<FileResult, "path">) => {
    const whole = { path, ...result };
    results.set(path, whole);
    tell.file(whole);
  };
  const wanted = new Set(delivery.facts.map(({ path }) => path));
  const contradicted = new Set(begun.contradicted);
  const files = begun.files.filter(({ path }) => wanted.has(path));
  let bytes = 0;
  for (const [index, file] of files.entries()) {
    const { path, state } = file;
    const onBytes = (count: number) => {
      bytes += count;
      tell.progress({ files: index, of: files.length, bytes });
    };
    if (contradicted.has(path)) {
      settle(path, refused(refusalWords("other-claim")));
    } else if (state === "received" || state === "same-bytes") {
      settle(path, { state: "here-before", item: null, sha256: null, problem: null });
    } else {
      const opened = await delivery.open(path);
      if (opened.kind === "refused") {
        await destination.refuse(begun, file, opened.why);
        settle(path, refused(refusalWords(opened.why)));
      } else {
        try {
          settle(path, resultOf(await destination.send(begun, file, opened, onBytes)));
        } finally {
          await opened.close();
        }
      }
    }
    tell.progress({ files: index + 1, of: files.length, bytes });
  }
  for (const { path, sent } of await destination.finish(begun, tell.waiting)) {
    settle(path, resultOf(sent));
  }
  const { importId, reportCode, continued } = begun;
  return { importId, reportCode, continued, counts: countsOf(results.values()) };
}

function resultOf(sent: Sent): Omit<FileResult, "path"> {
  const { state, item, why, foundSha256 } = sent;
  const problem = why === null ? null : withFound(refusalWords(why), foundSha256);
  return { state, item, sha256: foundSha256, problem };
}

function refused(problem: string): Omit<FileResult, "path"> {
  return { state: "refused", item: null, sha256: null, problem };
}

function withFound(words: string, sha256: string | null): string {
  return sha256 === null ? words : `${words} (its SHA-256 is ${sha256})`;
}

function countsOf(results: Iterable<FileResult>): DeliveryResult["counts"] {
  const counts = {
    ...{ received: 0, "same-bytes": 0, refused: 0, expected: 0, arriving: 0 },
    "here-before": 0,
  };
  for (const { state } of results) counts[state] += 1;
  return counts;
}
