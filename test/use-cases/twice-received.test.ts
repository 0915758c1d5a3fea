import { randomBytes } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { ItemId } from "#app/core/ids.ts";
import { piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { recordsAbout } from "#test/support/records-about.ts";

// The same file comes twice before the first is sealed. The second may be the only good one.

const FILE = randomBytes(150_000);

let office: TestOffice;
let token: string;

beforeEach(async () => {
  office = await openTestOffice();
  await office.worker.stop();
  token = (await office.useCases.startDraft()).token;
});
afterEach(() => office.remove());

const send = () =>
  office.useCases.receiveEvidence({
    ...{ token, originalName: "clip.mp4", declaredType: "video/mp4" },
    source: piecesOf(FILE),
  });

async function received(): Promise<ItemId> {
  const outcome = await send();
  if (outcome.kind !== "received") throw new Error(outcome.kind);
  return outcome.itemId;
}

test("a file whose first copy waits whole is not taken twice", async () => {
  const itemId = await received();
  expect(await send()).toEqual({ kind: "already-here", itemId });
  await office.useCases.sealEvidence({ itemId });
  expect(await send()).toEqual({ kind: "already-here", itemId });
});

test("a file whose first copy was changed on the disk is taken, and sealed", async () => {
  const first = await received();
  const path = join(office.folder, "data/incoming", first);
  const bytes = await readFile(path);
  bytes[9_000] = (bytes[9_000] ?? 0) ^ 1;
  await writeFile(path, bytes);
  const second = await received();
  expect(second).not.toBe(first);
  await office.useCases.sealEvidence({ itemId: first });
  await office.useCases.sealEvidence({ itemId: second });
  const read = await office.useCases.readDraft({ token });
  expect(read?.items.map(({ id, state }) => [id, state])).toEqual([
    [first, "damaged"],
    [second, "sealed"],
  ]);
});

test("two that came at once, each while the other could not be read yet, end as one item", async () => {
  const first = await received();
  const path = join(office.folder, "data/incoming", first);
  const bytes = await readFile(path);
  // As while its bytes are between staging and store.
  await writeFile(path, bytes.subarray(0, 1_000));
  const second = await received();
  await writeFile(path, bytes);
  await office.useCases.sealEvidence({ itemId: first });
  await office.useCases.sealEvidence({ itemId: second });
  const items = (await office.useCases.readDraft({ token }))?.items;
  expect(items).toMatchObject([{ id: first, state: "sealed" }]);
  expect(recordsAbout(office, second).at(-1)).toMatchObject({
    ...{ ev: "item.disposed", obj: { method: "sent-twice", same_as: first } },
  });
  expect(await office.useCases.auditLog()).toMatchObject({ faults: [] });
});

test.each(["was changed, as an audit found,", "is gone"])(
  "a file is taken and sealed though its first copy was, where that %s since",
  async (what) => {
    const first = await received();
    await office.useCases.sealEvidence({ itemId: first });
    const folder = join(office.folder, "data/originals");
    const names = await readdir(folder, { recursive: true });
    const path = join(folder, names.find((name) => name.includes(first)) ?? "");
    if (what === "is gone") await rm(path);
    else {
      const bytes = await readFile(path);
      bytes[9_000] = (bytes[9_000] ?? 0) ^ 1;
      await writeFile(path, bytes);
      expect((await office.useCases.auditLog()).faults).toMatchObject([{ fault: "altered" }]);
    }
    const second = await received();
    await office.useCases.sealEvidence({ itemId: second });
    const read = await office.useCases.readDraft({ token });
    expect(read?.items.map(({ id, state }) => [id, state])).toEqual([
      [first, "sealed"],
      [second, "sealed"],
    ]);
    expect(await send()).toEqual({ kind: "already-here", itemId: second });
  },
);
