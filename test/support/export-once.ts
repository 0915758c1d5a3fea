import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { givenReport } from "./given.ts";
import { openTestOffice } from "./open-test-office.ts";
import { everyFileReviewed } from "./reviewed.ts";

/** A process that makes a bundle of one file in an office of the given folder, writes it where it is told, and says `made`. */
const [, , folder, out] = process.argv;
if (folder === undefined || out === undefined) throw new Error("usage: export-once FOLDER OUT");

const office = await openTestOffice(folder);
const sent = await givenReport(office, {
  files: [{ name: "seen.txt", bytes: Buffer.from("An original, as it was sent.\n") }],
});
await office.worker.idle();
const by = await office.employ("prosecutor");
const opened = await office.useCases.openCase({ by, title: "No network" });
const [itemId] = sent.itemIds;
if (opened.kind !== "opened" || itemId === undefined) throw new Error("no case");
const { caseId } = opened;
await office.useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
await office.useCases.markExhibit({ by, caseId, itemId, description: "An account" });
await everyFileReviewed(office.useCases, { by, caseId });
const asked = await office.useCases.requestBundle({ by, caseId, audience: "PRO" });
if (asked.kind !== "requested") throw new Error(asked.kind);
await office.worker.idle();
const read = await office.useCases.openBundle({ by, bundleId: asked.bundleId });
if (read.kind !== "opened") throw new Error(read.kind);
await pipeline(read.blob.stream, createWriteStream(out));
await office.shut();
process.stdout.write("made\n");
