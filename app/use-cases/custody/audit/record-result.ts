import { SYSTEM_SUBJECT, isIdOf } from "#app/core/ids.ts";
import type { Tools } from "../../tools.ts";
import type { OriginalFault } from "./check-originals.ts";
import type { FaultCode } from "./fault.ts";

/** A record names so many faults; it counts all of them. */
const MOST_NAMED = 100;

const AUDITOR = { kind: "system", id: "svc-audit" } as const;

/** Faults of an original that its own history has to tell: the bytes are not there, do not read, or are others. */
const OF_THE_BYTES = ["altered", "missing", "unreadable"];

export function codesOf(faults: readonly FaultCode[]): readonly FaultCode[] {
  return faults.slice(0, MOST_NAMED).map(({ fault, seq, subject }) => ({ fault, seq, subject }));
}

/** Writes into an item's own history that its original was read and is not what was received. */
export async function recordFixity(
  tools: Pick<Tools, "transact">,
  faults: readonly OriginalFault[],
): Promise<void> {
  const failed = faults.filter(({ fault }) => OF_THE_BYTES.includes(fault));
  if (failed.length === 0) return;
  await tools.transact(async ({ audit, custody }) => {
    for (const { fault, subject, found } of failed) {
      if (!isIdOf("itm", subject)) continue;
      const row = await audit.original(subject);
      await custody.appendSystemEvent({
        ev: "item.fixity_failed",
        subj: subject,
        actor: AUDITOR,
        obj: {
          result: fault,
          copy: 1,
          // A file that came in parts has none before it is sealed.
          sha256_expected: row?.sha256 || null,
          sha256_found: found,
        },
      });
    }
  });
}

/** Records what an audit found. The faults stand there as codes, places and opaque ids. */
export async function recordResult(
  tools: Pick<Tools, "transact">,
  found: {
    readonly records: number;
    readonly checkpoints: number;
    readonly originals: number;
    /** Whole uploads that no row names. */
    readonly unacknowledged: number;
    readonly faults: number;
    readonly found: readonly FaultCode[];
  },
): Promise<void> {
  await tools.transact((stores) =>
    stores.custody.appendSystemEvent({
      ev: "system.self_audit",
      subj: SYSTEM_SUBJECT,
      actor: AUDITOR,
      obj: {
        result: found.faults === 0 ? "no-fault" : "faults",
        records: found.records,
        checkpoints: found.checkpoints,
        originals: found.originals,
        unacknowledged: found.unacknowledged,
        faults: found.faults,
        found: found.found.map(({ fault, seq, subject }) => ({ fault, seq, subject })),
      },
    }),
  );
}
