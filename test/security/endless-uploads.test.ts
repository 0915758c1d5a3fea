import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { later, type Instant } from "#app/core/instant.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice } from "#test/support/open-test-office.ts";
import { CAN_MOUNT, mountSmallDisk } from "#test/support/small-disk.ts";
import { until } from "#test/support/until.ts";

// Uploads that are begun from many drafts and never end: a few on every change, ENDLESS_DRAFTS=1000 for a night.

const DRAFTS = Number(process.env["ENDLESS_DRAFTS"] ?? 40);
const MIB = 1024 * 1024;
const DAY = 86_400_000;
const onDisk = CAN_MOUNT ? test : test.skip;
const skipped = CAN_MOUNT ? "" : "skipped, this user may not mount a disk: ";

onDisk(
  `${skipped}${DRAFTS} drafts whose uploads never end: words go through on the last floor, and all of it ends on its day`,
  async () => {
    const disk = await mountSmallDisk(96);
    if (disk === undefined) throw new Error("a root user could not mount a tmpfs");
    let now = new Date().toISOString() as Instant;
    const office = await openTestOffice(disk.folder, {
      ...{ settings: { DISK_BALLAST_BYTES: String(3 * MIB) }, clock: { now: () => now } },
    });
    try {
      const { useCases } = office;
      const answers: string[] = [];
      for (let draft = 0; draft < DRAFTS; draft += 1) {
        const { token } = await useCases.startDraft();
        const begun = await useCases.beginUpload({
          ...{ holder: { draftToken: token, visitToken: undefined }, sample: "" },
          ...{ size: 8 * MIB, originalName: "endless.mp4", declaredType: "video/mp4" },
        });
        answers.push(begun.kind === "refused" ? begun.why : begun.kind);
        if (begun.kind !== "begun") continue;
        const source = piecesOf(Buffer.alloc(100_000, draft + 1));
        await useCases.appendToUpload({ itemId: begun.itemId, offset: 0, source });
      }
      // Some are begun, and what is promised to them ends before the disk does.
      expect(answers).toContain("begun");
      expect(answers.filter((answer) => !["begun", "no-room"].includes(answer))).toEqual([]);

      await disk.fillTo(4 * MIB);
      await office.disk.tend();
      await until(async () => ["last", "full"].includes((await office.disk.state()).level));
      const by = await office.employ("prosecutor");
      for (let report = 0; report < 5; report += 1) {
        const { reportId } = await givenReport(office, {
          narrative: `Seen from window ${report}.`,
        });
        expect((await useCases.readReport({ by, reportId })).kind).toBe("report");
      }
      await disk.empty();
      await office.disk.tend();

      const incoming = () => readdir(join(office.config.dataDir, "incoming"));
      const begun = answers.filter((answer) => answer === "begun").length;
      // A draft has seven days from its last byte.
      now = later(now, 6 * DAY);
      await office.sweepAsServed();
      expect(await incoming()).toHaveLength(begun);
      now = later(now, 2 * DAY);
      // A sweep takes a hundred drafts at a time.
      for (let sweep = 0; sweep <= DRAFTS / 100; sweep += 1) await office.sweepAsServed();
      expect(await incoming()).toEqual([]);
      await office.worker.idle();
      expect(await useCases.auditLog()).toMatchObject({ faults: [] });
    } finally {
      await office.shut();
      await disk.remove();
    }
  },
);
