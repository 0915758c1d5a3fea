import type { ItemScan } from "#app/adapters/database/scan-store.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { scanVerdict, type NotScanned } from "#app/core/evidence/scan-verdict.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

const SCANNER = { kind: "system", id: "svc-scan" } as const;

/**
 * Has a sealed original looked at by the office's virus scanner and keeps what it says. A hit puts the file into quarantine, for good:
 * it is kept, counted and handed on like any other, and only its original is opened with more care. A scanner that is down or knows
 * too little leaves the file "not scanned", which the sweep tries again. May run twice.
 */
export type { ItemScan };

export async function scanEvidence(
  tools: Pick<Tools, "transact" | "read" | "clock" | "blobs" | "scanner">,
  input: { readonly itemId: ItemId },
): Promise<void> {
  const { itemId } = input;
  const { scanner } = tools;
  if (scanner === undefined) return;
  const item = await tools.read((stores) => stores.items.find(itemId));
  if (item?.state !== "sealed") return;
  const blob = await tools.blobs.open(itemId);
  if (blob === undefined) throw new Error("the original to scan is not in the store");
  const outcome = await scanner.scan(blob.stream).finally(() => blob.stream.destroy());
  const now = tools.clock.now();
  const said =
    outcome.kind === "scanned"
      ? { ...scanVerdict(outcome.answer, now), answer: outcome.answer }
      : {
          ...notScanned(outcome.kind === "down" ? "scanner-down" : "scanner-refused"),
          answer: null,
        };
  await tools.transact(async (stores) => {
    const before = (await stores.scans.ofItems([itemId])).get(itemId);
    const hit = said.state === "found";
    const scan: ItemScan = {
      itemId,
      state: said.state,
      why: said.why,
      engine: said.answer?.engine ?? null,
      engineVersion: said.answer?.version ?? null,
      signaturesAt: said.answer?.signaturesAt ?? null,
      signature: said.signature,
      scannedAt: now,
      quarantinedAt: before?.quarantinedAt ?? (hit ? now : null),
    };
    // That nobody could look says nothing about the file: what was seen before stands.
    if (said.state === "not-scanned" && (before?.state === "found" || before?.state === "clean")) {
      return;
    }
    const events: CustodyEvent[] = saysNew(before, scan) ? [scanned(scan, item.sha256)] : [];
    if (hit && before?.quarantinedAt == null) events.push(quarantined(scan));
    await stores.scans.keep(scan, events);
  });
}

const notScanned = (why: NotScanned) => ({ state: "not-scanned", why, signature: null }) as const;

/** The same "could not look" every hour needs no record every hour. */
function saysNew(before: ItemScan | undefined, scan: ItemScan): boolean {
  return scan.state !== "not-scanned" || before?.state !== scan.state || before.why !== scan.why;
}

function scanned(scan: ItemScan, sha256: string): CustodyEvent {
  return {
    ev: "item.scanned",
    subj: scan.itemId,
    actor: SCANNER,
    obj: {
      engine: scan.engine,
      engine_version: scan.engineVersion,
      signatures_at: scan.signaturesAt,
      verdict: scan.why ?? scan.state,
      sha256,
    },
  };
}

function quarantined(scan: ItemScan): CustodyEvent {
  return {
    ev: "item.quarantined",
    subj: scan.itemId,
    actor: SCANNER,
    obj: { reason_code: "malware-found" },
    disclosures: [{ name: "reason", value: `The scanner found ${scan.signature ?? "something"}.` }],
  };
}
