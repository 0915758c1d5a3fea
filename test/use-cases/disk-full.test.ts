import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ItemId } from "#app/core/ids.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { CAN_MOUNT, mountSmallDisk, type SmallDisk } from "#test/support/small-disk.ts";
import { until } from "#test/support/until.ts";

const MIB = 1024 * 1024;
const withDisk = CAN_MOUNT ? describe : describe.skip;
const name = CAN_MOUNT ? "on a disk that fills" : "skipped, this user may not mount a disk";

withDisk(name, () => {
  let disk: SmallDisk;
  let office: TestOffice;
  const lines: string[] = [];

  beforeAll(async () => {
    const mounted = await mountSmallDisk(96);
    if (mounted === undefined) throw new Error("a root user could not mount a tmpfs");
    disk = mounted;
    office = await openTestOffice(disk.folder, {
      settings: { DISK_BALLAST_BYTES: String(4 * MIB) },
      writeLog: (line) => lines.push(line),
    });
    await until(async () => (await office.disk.state()).ballast === "laid");
  });
  afterAll(async () => {
    await office.shut();
    await disk.remove();
  });

  const empty = async () => {
    await disk.empty();
    await office.disk.tend();
    await until(async () => (await office.disk.state()).level === "plenty");
  };
  const begin = async (token: string, size: number) =>
    office.useCases.beginUpload({
      holder: { draftToken: token, visitToken: undefined },
      size,
      originalName: "clip.mp4",
      declaredType: "video/mp4",
      sample: "ab".repeat(32),
    });
  const file = randomBytes(6 * MIB);

  test("no new file under a tenth; words go through; the place is kept and filled later", async () => {
    const { token } = await office.useCases.startDraft();
    await disk.fillTo(8 * MIB);
    await until(async () => (await office.disk.state()).level === "text-only");
    expect(await begin(token, 1_000_000)).toEqual({ kind: "refused", why: "no-room" });
    const form = await office.useCases.receiveEvidence({
      token,
      originalName: "x.jpg",
      declaredType: "image/jpeg",
      source: piecesOf(randomBytes(1_000)),
    });
    expect(form).toEqual({ kind: "refused", why: "no-room" });
    await givenReport(office);
    const holder = { draftToken: token, visitToken: undefined };
    const { uploads } = await office.useCases.listHeldFiles({ holder });
    expect(uploads).toHaveLength(1);
    // What was refused at its beginning is not taken in parts either.
    const [kept] = uploads;
    if (kept === undefined) throw new Error("no place was kept");
    const source = () => piecesOf(file.subarray(0, 1_000));
    expect(
      await office.useCases.appendToUpload({ itemId: kept.itemId, offset: 0, source: source() }),
    ).toEqual({ kind: "no-room" });
    expect(await office.useCases.readUpload({ itemId: kept.itemId })).toMatchObject({ arrived: 0 });
    await empty();
    expect(await begin(token, 1_000_000)).toEqual({ kind: "begun", itemId: uploads[0]?.itemId });
  });

  test("an upload stops at the disk's end, keeps what came, and goes on when there is room", async () => {
    const { token } = await office.useCases.startDraft();
    const begun = await begin(token, file.length);
    if (begun.kind !== "begun") throw new Error(JSON.stringify(begun));
    const { itemId } = begun;
    const append = (offset: number, end = file.length) =>
      office.useCases.appendToUpload({
        itemId,
        offset,
        source: piecesOf(file.subarray(offset, end)),
      });
    expect(await append(0, MIB)).toMatchObject({ kind: "appended", offset: MIB });
    // There was room when the part began; others took it while it came.
    const source = (async function* () {
      yield* piecesOf(file.subarray(MIB, 2 * MIB));
      await disk.fillTo(2 * MIB);
      yield* piecesOf(file.subarray(2 * MIB));
    })();
    const cut = await office.useCases.appendToUpload({ itemId, offset: MIB, source });
    expect(cut).toEqual({ kind: "no-room" });
    const arrived = (await office.useCases.readUpload({ itemId }))?.arrived ?? -1;
    expect(arrived).toBeGreaterThan(MIB);
    expect(arrived).toBeLessThan(file.length);
    expect((await office.disk.state()).level).toBe("full");
    // The ballast's room is for words and records.
    for (let report = 0; report < 5; report += 1) await givenReport(office);
    await empty();
    expect(await append(arrived)).toEqual({
      kind: "appended",
      offset: file.length,
      cut: false,
    });
    await office.worker.idle();
    const holder = { draftToken: token, visitToken: undefined };
    await until(async () => {
      const { items } = await office.useCases.listHeldFiles({ holder });
      return items[0]?.state === "sealed";
    });
  });

  test("under a tenth the oldest that fits with its sealed copy goes on; the others keep what came, and their turn", async () => {
    const size = 2 * MIB;
    const half = async () => {
      const { token } = await office.useCases.startDraft();
      const begun = await begin(token, size);
      if (begun.kind !== "begun") throw new Error(JSON.stringify(begun));
      return begun.itemId;
    };
    const [older, younger] = [await half(), await half()];
    const append = async (itemId: ItemId, offset: number) => {
      const source = piecesOf(file.subarray(offset, offset + MIB));
      return (await office.useCases.appendToUpload({ itemId, offset, source })).kind;
    };
    for (const itemId of [younger, older]) expect(await append(itemId, 0)).toBe("appended");
    await disk.fillTo(5 * MIB);
    await until(async () => (await office.disk.state()).level === "text-only");
    expect(await append(younger, MIB)).toBe("no-room");
    expect((await office.useCases.readUpload({ itemId: younger }))?.arrived).toBe(MIB);
    expect(await append(older, MIB)).toBe("appended");
    await office.worker.idle();
    // Nothing met the disk's end meanwhile.
    expect((await office.disk.state()).ballast).toBe("laid");
    await empty();
    expect(await append(younger, MIB)).toBe("appended");
  });

  test("a large file of a form ends where others take its room while it comes, and leaves nothing", async () => {
    const { token } = await office.useCases.startDraft();
    const lies = () => readdir(join(office.config.dataDir, "incoming"));
    const before = await lies();
    const outcome = await office.useCases.receiveEvidence({
      token,
      originalName: "x.bin",
      declaredType: "",
      source: (async function* () {
        for (let n = 0; n < 9; n += 1) yield* piecesOf(file.subarray(0, MIB));
        await disk.fillTo(6 * MIB);
        await until(async () => (await office.disk.state()).level === "text-only");
        for (let n = 0; n < 9; n += 1) yield* piecesOf(file.subarray(0, MIB));
      })(),
    });
    expect(outcome).toEqual({ kind: "refused", why: "no-room" });
    expect((await office.disk.state()).ballast).toBe("laid");
    expect((await lies()).filter((name) => !before.includes(name))).toEqual([]);
    await empty();
  });

  test("a file that cannot be sealed waits, however long, and is sealed when there is room", async () => {
    const { token } = await office.useCases.startDraft();
    const received = await office.useCases.receiveEvidence({
      token,
      originalName: "x.bin",
      declaredType: "",
      source: (async function* () {
        yield* piecesOf(file.subarray(0, -MIB));
        // Room for the rest, and not for a second copy of all.
        await disk.fillTo(2.5 * MIB);
        yield* piecesOf(file.subarray(-MIB));
      })(),
    });
    if (received.kind !== "received") throw new Error(JSON.stringify(received));
    const holder = { draftToken: token, visitToken: undefined };
    const stateNow = async () => (await office.useCases.listHeldFiles({ holder })).items[0]?.state;
    await until(() => Promise.resolve(lines.some((line) => line.includes("job.failed"))));
    await givenReport(office);
    expect(await stateNow()).toBe("received");
    await empty();
    await until(async () => (await stateNow()) === "sealed");
  });
});
