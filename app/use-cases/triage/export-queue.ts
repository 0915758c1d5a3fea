import type { QueueRow } from "#app/adapters/database/queue-store.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

/** Reports read at a time: what is held in memory, whatever the length of the file. */
const EXPORT_PAGE = 100;
/** Reports in one file at most; who needs more narrows the filter. */
export const MOST_EXPORTED = 100_000;

/** How a queue is spelled as a file. */
export interface QueueSpelling {
  readonly head: string;
  readonly rows: (rows: readonly QueueRow[]) => string;
  /** Said at the end of a file that stops at `MOST_EXPORTED`. */
  readonly cutOff: string;
}

export type ExportQueueOutcome =
  | { readonly kind: "file"; readonly bytes: AsyncGenerator<Uint8Array, void> }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * All reports of a filter that this person may see, as a file, at the reader's pace. That it was asked for, and with which filter, is recorded
 * before the first byte; how many reports and which bytes (SHA-256) were handed out, when it ends or breaks off. The filter stands in a
 * disclosure: it may hold words about people.
 */
export async function exportQueue(
  tools: Pick<Tools, "read" | "clock" | "newId" | "recordLook" | "newDigest" | "office">,
  input: {
    readonly by: Person;
    readonly filter: QueueFilter;
    /** The filter as the address spells it. */
    readonly query: string;
    readonly spelling: QueueSpelling;
  },
): Promise<ExportQueueOutcome> {
  const { by, query } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "queue.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const run = tools.newId("run");
  const about = { subj: SYSTEM_SUBJECT, actor: actorOf(by), ev: "queue.exported" } as const;
  await tools.recordLook({
    ...about,
    obj: { export: run, state: "begun" },
    disclosures: [actorName(by), { name: "note", value: query }],
  });
  const reader = lookerOf(by, decision, now);
  const digest = tools.newDigest("sha256");
  const handed = { reports: 0, bytes: 0, state: "broken-off" };

  async function* file(): AsyncGenerator<Uint8Array, void> {
    const encoder = new TextEncoder();
    const spell = (text: string): Uint8Array => {
      const bytes = encoder.encode(text);
      digest.update(bytes);
      handed.bytes += bytes.length;
      return bytes;
    };
    try {
      yield spell(input.spelling.head);
      for (let filter: QueueFilter = { ...input.filter, unfolded: true, after: null }; ;) {
        const { rows, next } = await tools.read(({ queue }) =>
          queue.page(filter, reader, EXPORT_PAGE, tools.office),
        );
        handed.reports += rows.length;
        if (rows.length > 0) yield spell(input.spelling.rows(rows));
        const isCut = next !== null && handed.reports >= MOST_EXPORTED;
        if (isCut) yield spell(input.spelling.cutOff);
        if (isCut || next === null) {
          handed.state = isCut ? "cut-off" : "whole";
          return;
        }
        filter = { ...filter, after: next };
      }
    } finally {
      // Also when the reader goes away: what was handed out until then was handed out.
      await tools.recordLook({
        ...about,
        obj: { export: run, ...handed, sha256: digest.hex() },
        disclosures: [actorName(by), { name: "note", value: query }],
      });
    }
  }
  return { kind: "file", bytes: file() };
}
