import { existsSync } from "node:fs";
import { afterEach, expect, test } from "@jest/globals";
import { toHex } from "#app/core/encoding.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import type { JsonObject } from "#app/core/json.ts";
import { appleMeta, box, fileType, movieHeader } from "#test/adapters/media/build-boxes.ts";
import { buildJpeg, exifSegment, frameSegment } from "#test/adapters/media/build-containers.ts";
import { buildTiff } from "#test/adapters/media/build-tiff.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

const ID = "F67B7B3E-6A0B-4B52-9DD0-D1D2A3B4C5D6";
const MAKER_NOTE = 37500;

/** Apple's maker's note with nothing but the identifier: name, byte order, one entry, its text behind it. */
function makerNote(identifier: string): Buffer {
  const head = Buffer.from("Apple iOS\0\0\x01MM", "latin1");
  const directory = Buffer.alloc(2 + 12 + 4);
  directory.writeUInt16BE(1, 0);
  directory.writeUInt16BE(0x11, 2);
  directory.writeUInt16BE(2, 4);
  directory.writeUInt32BE(identifier.length + 1, 6);
  directory.writeUInt32BE(head.length + directory.length, 10);
  return Buffer.concat([head, directory, Buffer.from(`${identifier}\0`, "latin1")]);
}

function picture(identifier: string): Buffer {
  const tiff = buildTiff({
    ifd0: { 271: { ascii: "Apple" }, 272: { ascii: "iPhone 15" } },
    exif: { [MAKER_NOTE]: { bytes: [...makerNote(identifier)] } },
  });
  return buildJpeg([exifSegment(tiff), frameSegment(64, 48)]);
}

function clip(identifier: string): Buffer {
  const meta = appleMeta({ "com.apple.quicktime.content.identifier": identifier });
  return Buffer.concat([fileType("qt  "), box("moov", movieHeader(0, 1000, 3000), meta)]);
}

let office: TestOffice | undefined;
afterEach(async () => {
  await office?.remove();
  office = undefined;
});

// Apple writes the picture's identifier into its maker's note, which ExifTool alone reads.
const withPerl = existsSync("/usr/bin/perl") ? test : test.skip;

withPerl("picture and clip of one Live Photo are linked, once, with a record on both", async () => {
  const at = (office = await openTestOffice());
  const files = [
    { name: "IMG_1.JPG", bytes: picture(ID) },
    { name: "IMG_1.MOV", bytes: clip(ID) },
    { name: "IMG_2.MOV", bytes: clip(ID.replace("F67B", "0000")) },
  ];
  const { reportId, itemIds } = await givenReport(at, { files });
  await at.worker.idle();
  const [photo, film, other] = itemIds;
  if (photo === undefined || film === undefined || other === undefined) throw new Error("no items");
  const prosecutor = await at.employ("prosecutor");
  const partners = async () => {
    const read = await at.useCases.readReport({ by: prosecutor, reportId });
    if (read.kind !== "report") throw new Error(read.kind);
    return Object.fromEntries(read.file.partners);
  };
  expect(await partners()).toEqual({ [photo]: [film], [film]: [photo] });

  // Examined once more it is the same pair, and no second record says so.
  await at.useCases.examineAgain({ by: prosecutor, itemId: photo });
  await at.worker.idle();
  expect(await partners()).toEqual({ [photo]: [film], [film]: [photo] });
  const custodian = await at.employ("evidence-custodian");
  const records = (await at.useCases.listCustody({ by: custodian })) ?? [];
  const linked = records
    .filter(({ ev }) => ev === "item.linked")
    .map(({ subj, leaf }) => {
      const { obj } = JSON.parse(new TextDecoder().decode(leaf)) as { obj: JsonObject };
      return [subj, obj["other"], obj["reason"]];
    });
  const why = "same-content-identifier";
  expect(linked.toSorted()).toEqual(
    [
      [photo, film, why],
      [film, photo, why],
    ].toSorted(),
  );
});

withPerl(
  "halves in different reports are linked once both reports are in one case, and named only to who may know of both",
  async () => {
    const at = (office = await openTestOffice());
    const first = await givenReport(at, { files: [{ name: "IMG_1.JPG", bytes: picture(ID) }] });
    const second = await givenReport(at, { files: [{ name: "IMG_1.MOV", bytes: clip(ID) }] });
    await at.worker.idle();
    const by = await at.employ("prosecutor");
    const partnersOf = async (reportId: typeof first.reportId, reader = by) => {
      const read = await at.useCases.readReport({ by: reader, reportId });
      if (read.kind !== "report") throw new Error(read.kind);
      const { partners, partnersElsewhere } = read.file;
      return {
        ids: [...partners.values()].flat(),
        away: partnersElsewhere.map((one) => one.reportId),
      };
    };
    expect(await partnersOf(first.reportId)).toEqual({ ids: [], away: [] });
    const opened = await at.useCases.openCase({ by, title: "Elm Street" });
    if (opened.kind !== "opened") throw new Error(opened.kind);
    const { caseId } = opened;
    for (const { reportId } of [first, second])
      await at.useCases.addReportToCase({ by, caseId, reportId });
    await at.worker.idle();
    expect(await partnersOf(first.reportId)).toEqual({
      ids: second.itemIds,
      away: [second.reportId],
    });
    expect(await partnersOf(second.reportId)).toEqual({
      ids: first.itemIds,
      away: [first.reportId],
    });
    // Who is walled off from one is told of no other half in the other.
    const analyst = await at.employ("intake-analyst");
    const wall = { subjectId: second.reportId, personId: analyst.id, reason: "Knows the officer" };
    expect(await at.useCases.raiseWall({ by, ...wall })).toEqual({ kind: "done" });
    expect(await partnersOf(first.reportId, analyst)).toEqual({ ids: [], away: [] });
    // Nothing is linked or recorded twice.
    await at.useCases.linkLivePhotos({ caseId });
    const custodian = await at.employ("evidence-custodian");
    const records = (await at.useCases.listCustody({ by: custodian })) ?? [];
    const linked = records.filter(({ ev }) => ev === "item.linked");
    expect(linked).toHaveLength(2);
    // The custody of one report names nothing of the other; who knows both files finds the pair again.
    const said = linked.map(({ leaf }) => new TextDecoder().decode(leaf));
    const both = [...first.itemIds, ...second.itemIds].toSorted().join("\n");
    const pair = toHex(sha256(new TextEncoder().encode(both)));
    for (const [at, { subj }] of linked.entries()) {
      expect(said[at]).toContain(`"pair":"${pair}"`);
      for (const id of [...first.itemIds, ...second.itemIds].filter((one) => one !== subj))
        expect(said[at]).not.toContain(id);
    }
  },
);
