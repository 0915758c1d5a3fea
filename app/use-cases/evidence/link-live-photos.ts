import type { Stores } from "#app/adapters/database/stores.ts";
import { areLivePair, liveIdentifier, type LiveHalf } from "#app/core/claims/live-photo.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { CaseId, ItemId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { toHex } from "#app/core/encoding.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import type { Tools } from "../tools.ts";

const EXAMINER = { kind: "system", id: "svc-examine" } as const;
/** What the software of the examination is called in records. */
const TOOL = "bearwitness-examiner";

/** A file that may be half of a Live Photo. */
export type Half = LiveHalf & { readonly id: ItemId; readonly reportId: ReportId | null };

/**
 * Links two files as halves of one Live Photo; both get a record that says why. Nothing where they are linked already. Within a report each record
 * names the other file. The custody of one report names no file of another: there `pair` stands for both, which whoever knows both can work out.
 */
export async function linkHalf(stores: Stores, one: Half, other: Half, at: Instant): Promise<void> {
  const why = { reason: "same-content-identifier", tool: TOOL };
  const isApart = one.reportId !== other.reportId;
  const linked = (subj: ItemId, to: ItemId): CustodyEvent => {
    const partner = isApart ? { other_report: true, pair: pairDigest(subj, to) } : { other: to };
    return { ev: "item.linked", subj, actor: EXAMINER, obj: { ...partner, ...why } };
  };
  const events = [linked(one.id, other.id), linked(other.id, one.id)] as const;
  await stores.items.linkPair(one.id, other.id, at, events);
}

/** SHA-256 in hex of both ids, the smaller first, with a line feed between them. */
function pairDigest(one: ItemId, other: ItemId): string {
  return toHex(sha256(new TextEncoder().encode([one, other].toSorted().join("\n"))));
}

/**
 * Links picture and clip of one Live Photo that came in different reports of a case: several people can hold halves of what one phone
 * took. May run twice: pairs that are linked stay as they are.
 */
export async function linkLivePhotos(
  tools: Pick<Tools, "transact" | "read" | "clock">,
  { caseId }: { readonly caseId: CaseId },
): Promise<void> {
  const halves = await tools.read(async ({ cases, items }) => {
    const reports = await cases.reports(caseId);
    const found = new Map<string, Half[]>();
    for (const item of await items.ofReports(reports.map(({ reportId }) => reportId))) {
      if (item.state !== "sealed" || item.examination !== "done") continue;
      const fields = (await items.rawMetadata(item.id)) ?? [];
      const identifier = liveIdentifier(fields);
      if (identifier === undefined) continue;
      const { id, reportId, mediaType } = item;
      const half = { id, reportId, mediaType, fields };
      found.set(identifier, [...(found.get(identifier) ?? []), half]);
    }
    return found;
  });
  const at = tools.clock.now();
  for (const same of halves.values()) {
    for (const [index, one] of same.entries()) {
      for (const other of same.slice(index + 1)) {
        if (areLivePair(one, other))
          await tools.transact((stores) => linkHalf(stores, one, other, at));
      }
    }
  }
}
