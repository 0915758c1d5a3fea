import type { BagText } from "./bag-text.ts";
import type { CheckedBag } from "./check-bag.ts";
import { printable, type BundleFault } from "./fault.ts";
import { EXHIBITS_FOLDER, exhibitPaths, PATHS } from "./layout.ts";
import { verifyExhibit, type ExhibitView } from "./verify-exhibit.ts";
import type { BundleLogView } from "./verify-log.ts";

/** Verifies each exhibit that has a folder, by its own files and by the records of the whole bundle. */
export async function verifyExhibits(
  read: BagText,
  bag: Pick<CheckedBag, "entries" | "digests">,
  log: BundleLogView | undefined,
): Promise<readonly ExhibitView[]> {
  const natives = new Map<string, { path: string; size: number }[]>();
  for (const entry of bag.entries.values()) {
    const inside = entry.path.startsWith(`${EXHIBITS_FOLDER}/`);
    const [number, folder, name] = inside
      ? entry.path.slice(EXHIBITS_FOLDER.length + 1).split("/")
      : [];
    if (number === undefined || folder === undefined) continue;
    const known = natives.get(number) ?? [];
    natives.set(number, known);
    if (folder === "native" && name !== undefined) known.push(entry);
  }
  const views: ExhibitView[] = [];
  for (const [number, files] of natives) {
    const paths = exhibitPaths(number);
    const item = await read.text(paths.item);
    const custody = await read.bytes(paths.custody);
    const disclosures = await read.text(paths.disclosures);
    views.push(
      verifyExhibit({ number, natives: files, item, custody, disclosures }, log, bag.digests),
    );
  }
  return views;
}

/** What only shows over all exhibits: records that stand in one list and not in the other, items left out. */
export function faultsOfWhole(
  exhibits: readonly ExhibitView[],
  log: BundleLogView | undefined,
): readonly BundleFault[] {
  if (log === undefined) return [];
  const faults: BundleFault[] = [];
  const inExhibits = new Set<string>();
  for (const { number, hashes } of exhibits) {
    hashes.forEach((hash, index) => {
      inExhibits.add(hash);
      if (log.events.has(hash)) return;
      const detail = `line ${index + 1}: the record does not stand in ${PATHS.events}`;
      faults.push({
        kind: "altered",
        code: "events",
        path: exhibitPaths(printable(number)).custody,
        detail,
      });
    });
  }
  // Where an item's whole list is missing, one fault about its head says so.
  const items = new Set(exhibits.filter(({ records }) => records > 0).map(({ item }) => item));
  for (const [hash, record] of log.events) {
    const { subj } = record;
    if (inExhibits.has(hash) || subj.startsWith("bun_")) continue;
    if (!items.has(subj) && log.heads?.has(subj) === true) continue;
    const detail = `record ${record.seq} stands in no exhibit's list`;
    faults.push({ kind: "altered", code: "events", path: PATHS.events, detail });
  }
  for (const item of log.heads?.keys() ?? []) {
    if (items.has(item)) continue;
    const detail = `bundle.prepared names ${printable(item)}, and no exhibit here has its records`;
    faults.push({ kind: "incomplete", code: "heads", path: PATHS.events, detail });
  }
  return faults;
}
