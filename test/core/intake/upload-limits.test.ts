import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  diskLevel,
  mayLayBallast,
  newFileBytes,
  type DiskSpace,
} from "#app/core/intake/disk-floors.ts";
import { mayGoOn } from "#app/core/intake/room-to-go-on.ts";
import { DEFAULT_UPLOAD_LIMITS, roomForFile } from "#app/core/intake/upload-limits.ts";

const limits = {
  ...DEFAULT_UPLOAD_LIMITS,
  fileBytes: 100,
  reportFiles: 3,
  reportBytes: 150,
  dayBytes: 1_000,
};
const taken = { report: { files: 1, bytes: 10, hour: 10 }, day: 10, total: 10 };

describe("room for one more file", () => {
  test("is the smallest of the bounds, which names itself", () => {
    expect(roomForFile(limits, taken)).toEqual({ bytes: 100, why: "too-large" });
    const fuller = { ...taken, report: { files: 2, bytes: 120, hour: 0 } };
    expect(roomForFile(limits, fuller)).toEqual({ bytes: 30, why: "report-full" });
    expect(roomForFile(limits, { ...taken, day: 995 })).toEqual({ bytes: 5, why: "no-room" });
    const hasty = { ...taken, report: { files: 1, bytes: 10, hour: 35 } };
    expect(roomForFile({ ...limits, hourBytes: 40 }, hasty)).toEqual({ bytes: 5, why: "no-room" });
    const bounded = { ...limits, totalBytes: 12 };
    expect(roomForFile(bounded, taken)).toEqual({ bytes: 2, why: "no-room" });
  });

  test("is none in a report with all its files", () => {
    const full = { ...taken, report: { files: 3, bytes: 3, hour: 3 } };
    expect(roomForFile(limits, full)).toEqual({ bytes: 0, why: "too-many" });
  });
});

const GIB = 1024 ** 3;
const disk = (freeBytes: number, inodes: number | null = null): DiskSpace => ({
  freeBytes,
  totalBytes: 100 * GIB,
  freeInodes: inodes,
  totalInodes: inodes === null ? null : 1_000,
});

describe("the disk's floors", () => {
  test.each([
    [30, "plenty"],
    [19, "low"],
    [9, "text-only"],
    [4, "last"],
    [0.05, "full"],
  ])("%d %% free is %s", (free, level) => {
    expect(diskLevel(disk(free * GIB))).toBe(level);
  });

  test("inodes run out as bytes do", () => {
    expect(diskLevel(disk(50 * GIB, 150))).toBe("low");
    expect(diskLevel(disk(50 * GIB, 90))).toBe("text-only");
    expect(newFileBytes(disk(50 * GIB, 90), 0, 1)).toBe(0);
  });

  test("a new file fits twice, beside what is promised and above the floor of words", () => {
    expect(newFileBytes(disk(50 * GIB), 0, 1)).toBe(20 * GIB);
    expect(newFileBytes(disk(50 * GIB), 30 * GIB, 1)).toBe(5 * GIB);
    expect(newFileBytes(disk(50 * GIB), 60 * GIB, 1)).toBe(0);
    expect(newFileBytes(disk(9 * GIB), 0, 1)).toBe(0);
  });

  test("files that have begun go on whatever the level above a tenth, and below it the oldest that fit with their sealed copies", () => {
    const film = { size: 4 * GIB, arrived: 1 * GIB };
    expect(mayGoOn(disk(11 * GIB), 50 * GIB, { older: [film, film], own: film }, 1)).toBe(true);
    // Seven each: the rest of it, and its copy.
    expect(mayGoOn(disk(9 * GIB), 0, { older: [], own: film }, 1)).toBe(true);
    expect(mayGoOn(disk(9 * GIB), 0, { older: [film], own: film }, 1)).toBe(false);
    expect(mayGoOn(disk(9 * GIB), 3 * GIB, { older: [], own: film }, 1)).toBe(false);
    // One that can never fit keeps nobody out.
    const endless = { size: 50 * GIB, arrived: 1 };
    expect(mayGoOn(disk(9 * GIB), 0, { older: [endless, endless], own: film }, 1)).toBe(true);
  });

  test("below a tenth a file holds room by what came of it: bytes fed to many large files keep nobody out", () => {
    const film = { size: GIB, arrived: 1 };
    // Of falling sizes, so that each would fit in what those before it left of nine GiB.
    const fed = [4.4, 2.2, 1.1, 0.5, 0.2].map((gib) => ({ size: gib * GIB, arrived: 60 }));
    expect(mayGoOn(disk(9 * GIB), 0, { older: fed, own: film }, 1)).toBe(true);
    const filled = { size: 4 * GIB, arrived: 2.5 * GIB };
    expect(mayGoOn(disk(7.3 * GIB), 0, { older: [filled], own: film }, 1)).toBe(false);
  });

  test("where the store is a bucket no copy is counted: a file fits once, and what waits to be sealed takes nothing more", () => {
    expect(newFileBytes(disk(50 * GIB), 10 * GIB, 0)).toBe(30 * GIB);
    const film = { size: 8 * GIB, arrived: 1 * GIB };
    expect(mayGoOn(disk(9 * GIB), 50 * GIB, { older: [], own: film }, 0)).toBe(true);
    expect(mayGoOn(disk(9 * GIB), 0, { older: [film], own: film }, 0)).toBe(true);
    expect(
      mayGoOn(disk(9 * GIB), 0, { older: [{ size: 8 * GIB, arrived: 3 * GIB }], own: film }, 0),
    ).toBe(false);
  });

  test("each that goes on below a tenth fits with its copy, beside what older ones that go on claim, and leaves what the log and the database need", () => {
    const files = fc.array(
      fc
        .nat({ max: 3 * GIB })
        .chain((size) => fc.record({ size: fc.constant(size), arrived: fc.nat({ max: size }) })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(files, fc.nat({ max: 9 * GIB }), (all, free) => {
        let claimed = 0;
        for (const [place, own] of all.entries()) {
          if (!mayGoOn(disk(free), 0, { older: all.slice(0, place), own }, 1)) continue;
          const takes = 2 * own.size - own.arrived;
          expect(claimed + takes).toBeLessThanOrEqual(Math.max(0, free - 64 * 1024 ** 2));
          claimed += Math.min(takes, 3 * own.arrived + 1024 ** 2);
        }
      }),
    );
  });

  test("a ballast is laid only where files keep room", () => {
    expect(mayLayBallast(disk(12 * GIB), GIB)).toBe(true);
    expect(mayLayBallast(disk(10.5 * GIB), GIB)).toBe(false);
  });
});
