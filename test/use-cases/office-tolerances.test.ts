import { afterEach, expect, test } from "@jest/globals";
import { writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { ItemId } from "#app/core/ids.ts";
import { instantFromMillis, later, type Instant } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { shippedPack } from "#test/support/shipped-pack.ts";

let office: TestOffice | undefined;
afterEach(async () => {
  await office?.remove();
  office = undefined;
});

/** Its own clock is 90 s ahead of the satellites'. */
function photo(): Promise<Buffer> {
  const pixels = { width: 64, height: 48, channels: 3, background: "#886644" } as const;
  return sharp({ create: pixels })
    .withExif({
      IFD2: { DateTimeOriginal: "2026:11:01 21:31:30", OffsetTimeOriginal: "-05:00" },
      IFD3: { GPSDateStamp: "2026:11:02", GPSTimeStamp: "2/1 30/1 0/1" },
    })
    .jpeg()
    .toBuffer();
}

/** The best time of the photo, and the limits that the record of its examination names. */
async function judgedWith(tolerances: object | undefined) {
  const folder = await mkdtemp(join(tmpdir(), "bw-tolerances-"));
  const pack = JSON.parse(shippedPack("us-ny").fileText) as object;
  const file = join(folder, "pack.json");
  writeFileSync(file, JSON.stringify({ ...pack, lists: [], tolerances }));
  const at = (office = await openTestOffice(undefined, { settings: { OFFICE_PACK: file } }));
  const { itemIds } = await givenReport(at, { files: [{ name: "1.jpg", bytes: await photo() }] });
  await at.worker.idle();
  const [itemId] = itemIds;
  if (itemId === undefined) throw new Error("no item");
  const by = await at.employ("prosecutor");
  const found = await at.useCases.readItem({ by, itemId });
  if (found.kind !== "item") throw new Error(found.kind);
  const custodian = await at.employ("evidence-custodian");
  const records = (await at.useCases.listCustody({ by: custodian })) ?? [];
  const [recorded] = records
    .filter(({ ev, subj }) => ev === "item.metadata_extracted" && subj === itemId)
    .map(({ leaf }) => JSON.parse(new TextDecoder().decode(leaf)) as { obj: object });
  const placed = await placedBy(at, { by, itemId, receivedAt: found.item.receivedAt });
  return { level: found.item.assessment?.bestTime?.level, recorded: recorded?.obj, ...placed };
}

/** What comes of a time that staff place 5 minutes before the photo's own, and of one 2 minutes after it was received. */
async function placedBy(
  { useCases }: TestOffice,
  { receivedAt, ...which }: { by: Person; itemId: ItemId; receivedAt: Instant },
) {
  const place = (time: Instant) => {
    const placed = { kind: "time", method: "visible-clock", earliest: time, latest: time } as const;
    return useCases.placeItem({ ...which, form: { placed, basis: "The clock of the bank." } });
  };
  await place(instantFromMillis(Date.UTC(2026, 10, 2, 2, 26, 30)));
  const read = await useCases.readPlacements(which);
  const standing = read.kind === "placements" ? read.standing : [];
  const { kind: late } = await place(later(receivedAt, 120_000));
  return { placed: standing.map(({ level }) => level), late };
}

test("a file, and what staff work out about it, is judged by the limits of the office's pack, and the record names them", async () => {
  const own = { clocksAgreeSeconds: 30, clocksConflictSeconds: 240, afterReceiptSeconds: 60 };
  expect(await judgedWith(own)).toMatchObject({
    level: "T2",
    recorded: { office_tolerances: own, time_level: "T2" },
    placed: ["T0"],
    late: "after-receipt",
  });
});

test("without limits of its own the project's count", async () => {
  expect(await judgedWith(undefined)).toMatchObject({
    level: "T1",
    recorded: { office_tolerances: null, time_level: "T1" },
    placed: ["T4"],
    late: "done",
  });
});
