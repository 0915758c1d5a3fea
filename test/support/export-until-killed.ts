import { randomBytes } from "node:crypto";
import { givenReport } from "./given.ts";
import { openTestOffice } from "./open-test-office.ts";
import { everyFileReviewed } from "./reviewed.ts";

/**
 * A process for crash tests: files a report with a large file in the office of the given folder, makes a case of it, says
 * `requested <bundle id>` once a bundle is asked for, and goes on until it is killed.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: export-until-killed FOLDER");

const office = await openTestOffice(folder);
const sent = await givenReport(office, {
  files: [{ name: "clip.mp4", bytes: randomBytes(48 * 1024 * 1024) }],
});
await office.worker.idle();
const prosecutor = await office.employ("prosecutor");
const opened = await office.useCases.openCase({ by: prosecutor, title: "Crash" });
const [itemId] = sent.itemIds;
if (opened.kind !== "opened" || itemId === undefined) throw new Error("no case");
const { caseId } = opened;
await office.useCases.addReportToCase({ by: prosecutor, caseId, reportId: sent.reportId });
await office.useCases.markExhibit({ by: prosecutor, caseId, itemId, description: "A recording" });
await everyFileReviewed(office.useCases, { by: prosecutor, caseId });
const requested = await office.useCases.requestBundle({ by: prosecutor, caseId, audience: "GJ" });
if (requested.kind !== "requested") throw new Error(requested.kind);
process.stdout.write(`requested ${requested.bundleId}\n`);
setInterval(() => undefined, 60_000);
