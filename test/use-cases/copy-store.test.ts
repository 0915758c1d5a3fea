import { randomBytes } from "node:crypto";
import { readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "@jest/globals";
import { copyObjects } from "#app/adapters/storage/copy-objects.ts";
import { openDataDir } from "#app/adapters/storage/data-dir.ts";
import { createEncryptedBlobs } from "#app/adapters/storage/encrypted-blobs.ts";
import { createLocalDisk } from "#app/adapters/storage/local-disk.ts";
import type { StoreMove } from "#app/adapters/storage/open-evidence.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import type { EvidencePlace } from "#app/core/evidence/evidence-place.ts";
import { SYSTEM_SUBJECT, type ItemId } from "#app/core/ids.ts";
import { blobKeysIn } from "#app/server/blob-keys.ts";
import { moveStore } from "#app/use-cases/evidence/move-store.ts";
import { onEachDatabase, type TestDatabase } from "#test/support/each-database.ts";
import { givenDraft } from "../adapters/database/given.ts";
import { scratchFolder } from "../adapters/storage/scratch.ts";

// The evidence is copied to a place that is not empty, such as the one it was moved from before.

const IDS = [1, 2, 3, 4].map((n): ItemId => `itm_0000000000000000000000000${n}`);
const THERE: EvidencePlace = {
  kind: "s3",
  ...{ bucket: "b", prefix: "", endpoint: undefined, region: "r" },
  ...{ pathStyle: false, partBytes: 1, lock: undefined },
};

async function newPlace() {
  const opened = await openDataDir(await scratchFolder(), "visit");
  if (!opened.ok) throw new Error(opened.problem);
  const folder = opened.value.blobs.original;
  const pathOf = (id: ItemId) => join(folder, id.slice(-2), id);
  return { objects: createLocalDisk(opened.value.blobs), folder, pathOf };
}

/** Two places with the same four originals, and what moves from the first to the second. */
async function twoPlaces(database: TestDatabase) {
  const [from, to] = [await newPlace(), await newPlace()];
  const keys = blobKeysIn(database);
  const { id: owner } = await givenDraft(database);
  const blobs = createEncryptedBlobs({
    objects: from.objects,
    ...{ keys, deploymentId: "off_test", random: randomBytes },
  });
  for (const id of IDS) {
    await blobs.seal({ id, class: "original", owner }, Readable.from([randomBytes(3_000)]));
  }
  const storeMove: StoreMove = {
    fromPlace: { kind: "local" },
    copyTo: async (_, { begin, progress }) => {
      await begin();
      const isKept = (id: Parameters<typeof keys.holds>[0]) => keys.holds(id);
      const copied = await copyObjects(from.objects, to.objects, { isKept, progress });
      return { ok: true, copied };
    },
  };
  const copy = (more: { readonly progress?: () => void } = {}) =>
    moveStore({ transact: database.transact, storeMove }, { to: THERE, copyOnly: true, ...more });
  const records = async () =>
    (await database.read(({ custody }) => custody.ofSubjects([SYSTEM_SUBJECT]))).map(({ leaf }) => {
      const record = parseRecord(leaf);
      if (!record.ok) throw new Error("a record does not read");
      return record.value;
    });
  return { from, to, keys, copy, records };
}

const [LOST, CHANGED, DISPOSED, SAME] = IDS as [ItemId, ItemId, ItemId, ItemId];

onEachDatabase("copying the evidence", (open) => {
  test("takes away only what was disposed of; what differs or is only there is kept, counted and recorded", async () => {
    const { from, to, keys, copy, records } = await twoPlaces(await open());
    expect(await copy()).toMatchObject({ kind: "copied", objects: 4, new: 4, setAside: 0 });
    const good = await readFile(to.pathOf(CHANGED));
    const lost = await readFile(to.pathOf(LOST));
    // The old place decays: one is gone, one is changed, and one was disposed of.
    await rm(from.pathOf(LOST));
    const changed = Buffer.from(good);
    changed[100] = (changed[100] ?? 0) ^ 1;
    await writeFile(from.pathOf(CHANGED), changed);
    await rm(from.pathOf(DISPOSED));
    await keys.destroy([DISPOSED]);

    const counts = { objects: 2, new: 1, setAside: 1, onlyThere: 1, removed: 1 };
    expect(await copy()).toMatchObject({ kind: "copied", ...counts });
    expect((await readFile(to.pathOf(LOST))).equals(lost)).toBe(true);
    expect((await readFile(to.pathOf(CHANGED))).equals(changed)).toBe(true);
    const asides = await readdir(join(to.folder, "aside"));
    expect(asides).toHaveLength(1);
    const aside = join(to.folder, "aside", asides[0] ?? "");
    expect((await readFile(aside)).equals(good)).toBe(true);
    await expect(readFile(to.pathOf(DISPOSED))).rejects.toMatchObject({ code: "ENOENT" });
    expect(await readFile(to.pathOf(SAME))).toEqual(await readFile(from.pathOf(SAME)));
    expect((await records()).slice(-2)).toMatchObject([
      { ev: "system.store_copied", obj: { from: "local", to: "s3", result: "begun" } },
      {
        ev: "system.store_copied",
        obj: { result: "whole", set_aside_there: 1, only_there: 1, removed_there: 1 },
      },
    ]);
    // Another run finds nothing more to do.
    expect(await copy()).toMatchObject({ ...counts, new: 0, setAside: 0, removed: 0 });
  });

  test("two that were set aside under the same letters are both kept, however often it runs", async () => {
    const { from, to, copy } = await twoPlaces(await open());
    const object = await from.objects.read({ id: SAME, class: "original" });
    const called = await from.objects.setAside({ id: SAME, class: "original" }, object?.mark ?? "");
    await object?.close();
    await copy();
    const path = join(to.folder, "aside", called ?? "");
    await truncate(path, 10);
    for (let run = 0; run < 2; run += 1) {
      expect(await copy()).toMatchObject({ asides: 1, new: run === 0 ? 1 : 0 });
      const names = await readdir(join(to.folder, "aside"));
      expect(names).toHaveLength(2);
      const contents = await Promise.all(
        names.map((name) => readFile(join(to.folder, "aside", name))),
      );
      const whole = await readFile(join(from.folder, "aside", called ?? ""));
      expect(contents.filter((one) => one.equals(whole))).toHaveLength(1);
    }
  });

  test("that breaks off is recorded with how far it came", async () => {
    const { copy, records } = await twoPlaces(await open());
    const progress = () => {
      throw new Error("stopped after the first");
    };
    await expect(copy({ progress })).rejects.toThrow("stopped after the first");
    expect((await records()).slice(-2)).toMatchObject([
      { ev: "system.store_copied", obj: { result: "begun" } },
      { ev: "system.store_copied", obj: { result: "broken-off", objects: 1 } },
    ]);
  });
});
