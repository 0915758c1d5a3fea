import { originalName } from "#app/core/intake/original-name.ts";
import { fileKindOf } from "#app/ui/evidence/file-kind.ts";
import type { FileState, ShownFile } from "#app/ui/evidence/file-row.tsx";
import type { EndedFile } from "#app/ui/evidence/ended-files.tsx";
import type { UnfinishedFile } from "#app/ui/evidence/upload-panel.tsx";
import { localTime } from "#app/ui/time/when.tsx";
import type { Receipt } from "#app/use-cases/intake/read-receipt.ts";

type Item = Receipt["items"][number];

const STATES: Readonly<Record<Exclude<Item["state"], "withdrawn">, FileState>> = {
  received: "received",
  sealed: "sealed",
  // What we hold is not what arrived: its sender should keep the original and add it again.
  damaged: "failed",
};

/**
 * Files as their sender sees them. A fingerprint is shown once it was taken again from what is stored; where the device had told another, it
 * is said that what is kept is not what the device had. Of one that is the same as an earlier one `among` all of its report, that is said.
 */
export function shownFiles(
  found: Pick<Receipt, "items" | "senderDigests"> | undefined,
  among: readonly Item[] = found?.items ?? [],
): ShownFile[] {
  return (found?.items ?? []).flatMap((item) =>
    item.state === "withdrawn"
      ? []
      : [
          {
            id: item.id,
            name: originalName(item.originalName).display,
            sizeBytes: item.size,
            kind: fileKindOf(item.mediaType ?? item.declaredType),
            state: isOther(item, found?.senderDigests.get(item.id))
              ? "differs"
              : STATES[item.state],
            sha256: item.state === "sealed" ? item.sha256 : undefined,
            sameAs: nameOfSame(item, among),
          },
        ],
  );
}

/** What the first of its report's files that has the same bytes is called; undefined for that one itself, and where they were not compared. */
function nameOfSame(item: Item, among: readonly Item[]): string | undefined {
  if (item.state !== "sealed") return undefined;
  const first = among.find(({ state, sha512 }) => state === "sealed" && sha512 === item.sha512);
  return first === undefined || first.id === item.id
    ? undefined
    : originalName(first.originalName).display;
}

function isOther({ state, sha256 }: Item, told: string | undefined): boolean {
  return state === "sealed" && told !== undefined && told !== sha256;
}

type Upload = Receipt["uploads"][number];

/** Files that have not arrived whole, with how much of each has. */
export function unfinishedFiles(uploads: readonly Upload[]): UnfinishedFile[] {
  return uploads.map((upload) => ({
    id: upload.itemId,
    name: originalName(upload.originalName).display,
    sizeBytes: upload.size,
    kind: fileKindOf(upload.declaredType),
    state: "paused",
    percent: (100 * upload.arrived) / upload.size,
    sample: upload.sample,
  }));
}

/** Files that did not arrive whole in time, or were not taken, of which nothing is kept. `zone` is the office's. */
export function endedFiles(ended: Receipt["ended"], zone: string): EndedFile[] {
  return ended.map((one) => ({
    id: one.itemId,
    name: originalName(one.originalName).display,
    sizeBytes: one.size,
    arrivedBytes: one.arrived,
    when: localTime({ at: one.endedAt, zone }),
    why: one.why,
  }));
}
