import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import sharp from "sharp";
import { isDiskFull } from "#app/core/disk-full.ts";
import type { ItemId } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { printTable } from "#test/support/print-table.ts";
import { CAN_MOUNT, mountSmallDisk, type SmallDisk } from "#test/support/small-disk.ts";
import { until } from "#test/support/until.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

// The disk ends at every stage of a file's way in turn. Each time a report in words still goes through, nothing that was
// acknowledged is lost, and the stage is done when there is room again.

const MIB = 1024 * 1024;
const FULL = 32 * 1024;
/** Longer than any job waits that met a full disk. */
const POSTPONED_MILLIS = 60_000;
const withDisk = CAN_MOUNT ? describe : describe.skip;
const name = CAN_MOUNT ? "on a disk that fills" : "skipped, this user may not mount a disk";

withDisk(name, () => {
  let disk: SmallDisk;
  let office: TestOffice;
  let by: Person;
  let ahead = 0;
  const rows = [["stage", "on the full disk", "words", "with room again"]];

  beforeAll(async () => {
    const mounted = await mountSmallDisk(96);
    if (mounted === undefined) throw new Error("a root user could not mount a tmpfs");
    disk = mounted;
    office = await openTestOffice(disk.folder, {
      settings: { DISK_BALLAST_BYTES: String(3 * MIB) },
      clock: { now: () => instantFromMillis(Date.now() + ahead) },
    });
    by = await office.employ("prosecutor");
    await until(async () => (await office.disk.state()).ballast === "laid");
  });
  afterAll(async () => {
    await office.shut();
    await disk.remove();
    printTable("A disk that is full", rows);
  });

  const makeRoom = async () => {
    await disk.empty();
    await office.disk.tend();
    await until(async () => (await office.disk.state()).level === "plenty");
    await until(async () => (await office.disk.state()).ballast === "laid");
    // What was put off for want of room is done now: in the next stage it would give room back, or take it.
    ahead += POSTPONED_MILLIS;
    await office.worker.idle();
  };

  /** Fills the disk, tries, sends a report in words, makes room, and tries again. */
  async function stage(
    what: string,
    full: () => Promise<string>,
    again: () => Promise<string>,
    fill: () => Promise<void> = () => disk.fillTo(FULL),
  ): Promise<readonly [string, string]> {
    await fill();
    const first = await full();
    const { reportId } = await givenReport(office);
    await makeRoom();
    const second = await again();
    // Sealed in the next stage, what came now would give room back in the middle of it.
    await office.worker.idle();
    const read = await office.useCases.readReport({ by, reportId });
    rows.push([what, first, read.kind === "report" ? "went through" : "LOST", second]);
    expect(read.kind).toBe("report");
    expect((await office.useCases.auditLog()).faults).toEqual([]);
    return [first, second];
  }

  const begin = async (token: string, size: number) =>
    office.useCases.beginUpload({
      holder: { draftToken: token, visitToken: undefined },
      size,
      originalName: "clip.mp4",
      declaredType: "video/mp4",
      sample: "ab".repeat(32),
    });

  async function begun(size: number): Promise<{ readonly token: string; readonly itemId: ItemId }> {
    const { token } = await office.useCases.startDraft();
    const outcome = await begin(token, size);
    if (outcome.kind !== "begun") throw new Error(JSON.stringify(outcome));
    return { token, itemId: outcome.itemId };
  }

  const append = async (itemId: ItemId, offset: number, bytes: Uint8Array) => {
    const source = piecesOf(bytes);
    return (await office.useCases.appendToUpload({ itemId, offset, source })).kind;
  };

  const arrivedOf = async (itemId: ItemId) =>
    (await office.useCases.readUpload({ itemId }))?.arrived ?? -1;

  test("a file begins", async () => {
    const { token } = await office.useCases.startDraft();
    const tryIt = async () => {
      const outcome = await begin(token, 1_000);
      return outcome.kind === "refused" ? outcome.why : outcome.kind;
    };
    // How full the disk is may be known a second late; a file that begins in that second has room for its head.
    const fill = async () => {
      await disk.fillTo(FULL);
      await until(async () => (await office.disk.state()).level === "full");
    };
    const full = async () => {
      const outcome = await tryIt();
      // What is left is for words: not even a place is kept.
      expect((await office.useCases.readDraft({ token }))?.uploads).toEqual([]);
      return outcome;
    };
    expect(await stage("a file begins", full, tryIt, fill)).toEqual(["no-room", "begun"]);
  });

  test("a part of it comes", async () => {
    const file = randomBytes(3 * MIB);
    const { itemId } = await begun(file.length);
    expect(await append(itemId, 0, file.subarray(0, MIB))).toBe("appended");
    const found = await stage(
      "a part of it comes",
      () => append(itemId, MIB, file.subarray(MIB)),
      async () => {
        // What was acknowledged is there; more of it may be.
        const arrived = await arrivedOf(itemId);
        expect(arrived).toBeGreaterThanOrEqual(MIB);
        return append(itemId, arrived, file.subarray(arrived));
      },
    );
    expect(found).toEqual(["no-room", "appended"]);
  });

  test("its last byte comes", async () => {
    const file = randomBytes(MIB + 1);
    const { token, itemId } = await begun(file.length);
    expect(await append(itemId, 0, file.subarray(0, MIB))).toBe("appended");
    const last = () => append(itemId, MIB, file.subarray(MIB));
    // One byte may fit into a page that the file has already: then the upload is over, the file whole, and nothing is left to send.
    const again = async () =>
      (await office.useCases.readUpload({ itemId }))?.arrived === file.length
        ? "whole already"
        : last();
    const found = await stage("its last byte comes", last, again, () => disk.fillTo(0));
    expect([
      ["no-room", "appended"],
      ["appended", "whole already"],
    ]).toContainEqual(found);
    const draft = await office.useCases.readDraft({ token });
    expect(draft?.items.map(({ id, size }) => ({ id, size }))).toEqual([
      { id: itemId, size: file.length },
    ]);
  });

  test("its last byte fits, and what says that it is whole does not", async () => {
    // The second frame ends with the page that the first ends in: 71 octets of header, and 32 for each frame besides its own.
    const last = 4_096 - ((71 + MIB + 32) % 4_096) - 32;
    const onFullDisk = async () => {
      const file = randomBytes(MIB + last);
      const { token, itemId } = await begun(file.length);
      expect(await append(itemId, 0, file.subarray(0, MIB))).toBe("appended");
      const source = (async function* () {
        await disk.fillTo(0);
        yield file.subarray(MIB);
      })();
      const { kind } = await office.useCases.appendToUpload({ itemId, offset: MIB, source });
      return { token, itemId, kind, size: file.length };
    };
    const sent: Awaited<ReturnType<typeof onFullDisk>>[] = [];
    const found = await stage(
      "what says that it is whole",
      async () => {
        const one = await onFullDisk();
        sent.push(one);
        return one.kind;
      },
      async () => {
        const itemId = sent[0]?.itemId ?? ("" as ItemId);
        const progress = await office.useCases.readUpload({ itemId });
        return progress?.waitsForRoom === false ? "received" : "not received";
      },
      () => Promise.resolve(),
    );
    expect(found).toEqual(["no-room", "received"]);
    for (const { token, itemId, size } of sent) {
      const draft = await office.useCases.readDraft({ token });
      expect(draft?.items.map((item) => [item.id, item.size])).toEqual([[itemId, size]]);
    }

    // Where the ballast's room is taken too, it is still not said to be received. The first is sealed before that: what is sealed gives room back.
    await makeRoom();
    const again = await onFullDisk();
    expect(again.kind).toBe("no-room");
    await disk.fillTo(0);
    const asked = await office.useCases.readUpload({ itemId: again.itemId });
    expect(asked).toMatchObject({ arrived: again.size, waitsForRoom: true });
    await makeRoom();
    const then = await office.useCases.readUpload({ itemId: again.itemId });
    expect(then).toMatchObject({ arrived: again.size, waitsForRoom: false });
  });

  test("it comes as a form without script", async () => {
    const { token } = await office.useCases.startDraft();
    const file = randomBytes(3 * MIB);
    const send = async (fill: boolean) => {
      const outcome = await office.useCases.receiveEvidence({
        token,
        originalName: "x.bin",
        declaredType: "",
        source: (async function* () {
          yield* piecesOf(file.subarray(0, MIB));
          if (fill) await disk.fillTo(FULL);
          yield* piecesOf(file.subarray(MIB));
        })(),
      });
      return outcome.kind === "refused" ? outcome.why : outcome.kind;
    };
    const found = await stage(
      "it comes as a form without script",
      () => send(true),
      () => send(false),
      () => Promise.resolve(),
    );
    expect(found).toEqual(["no-room", "received"]);
  });

  test("it is sealed", async () => {
    const { token } = await office.useCases.startDraft();
    const stateNow = async () => {
      const holder = { draftToken: token, visitToken: undefined };
      return (await office.useCases.listHeldFiles({ holder })).items[0]?.state ?? "nothing";
    };
    const found = await stage(
      "it is sealed",
      async () => {
        const file = randomBytes(6 * MIB);
        await office.useCases.receiveEvidence({
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
        await office.worker.idle();
        return stateNow();
      },
      async () => {
        await until(async () => (await stateNow()) === "sealed");
        return stateNow();
      },
      () => Promise.resolve(),
    );
    expect(found).toEqual(["received", "sealed"]);
  });

  test("it is examined", async () => {
    const pixels = { width: 2_000, height: 2_000, channels: 3, background: "#456" } as const;
    const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
    const bytes = await sharp({ create: { ...pixels, noise } })
      .jpeg()
      .toBuffer();
    const sent = await givenReport(office, { files: [{ name: "a.jpg", bytes }] });
    const [itemId] = sent.itemIds as [ItemId];
    await office.worker.idle();
    const examine = async () => {
      try {
        await office.useCases.examineEvidence({ itemId });
        return "examined";
      } catch (error) {
        if (!isDiskFull(error)) throw error;
        return "waits";
      }
    };
    const found = await stage("it is examined", examine, examine, () => disk.fillTo(0));
    expect(found).toEqual(["waits", "examined"]);
  });

  test("the log is signed", async () => {
    await givenReport(office);
    const sign = async () => (await office.useCases.publishCheckpoint({ reason: "request" })).kind;
    const found = await stage("the log is signed", sign, sign, () => disk.fillTo(0));
    // The ballast's room is for this.
    expect(found).toEqual(["published", "published"]);
  });

  test("a bundle is made", async () => {
    const sent = await givenReport(office, {
      files: [{ name: "b.bin", bytes: randomBytes(2 * MIB) }],
    });
    const [itemId] = sent.itemIds as [ItemId];
    await office.worker.idle();
    const opened = await office.useCases.openCase({ by, title: "A case" });
    if (opened.kind !== "opened") throw new Error(opened.kind);
    const { caseId } = opened;
    await office.useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
    await office.useCases.markExhibit({ by, caseId, itemId, description: "A recording" });
    await everyFileReviewed(office.useCases, { by, caseId });
    const ask = async () => {
      const asked = await office.useCases.requestBundle({ by, caseId, audience: "PRO" });
      if (asked.kind !== "requested") throw new Error(asked.kind);
      return asked.bundleId;
    };
    const stateOf = async (bundleId: Awaited<ReturnType<typeof ask>>) => {
      const read = await office.useCases.readBundle({ by, bundleId });
      return read.kind === "bundle" ? read.bundle.state : read.kind;
    };
    let bundleId: Awaited<ReturnType<typeof ask>> | undefined;
    const found = await stage(
      "a bundle is made",
      async () => {
        bundleId = await ask();
        await office.worker.idle();
        return stateOf(bundleId);
      },
      async () => {
        if (bundleId === undefined) throw new Error("nothing was asked for");
        const asked = bundleId;
        await until(async () => (await stateOf(asked)) !== "waiting");
        return stateOf(asked);
      },
    );
    expect(found).toEqual(["waiting", "ready"]);
  });
});
