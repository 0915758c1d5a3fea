import { rulesFor } from "./audience.ts";
import { legendOf } from "./bag-info.ts";
import { inFours, keyFingerprint } from "../receipt/key-fingerprint.ts";
import type { BundleContent } from "./content.ts";
import type { SignedLog } from "./signed-log.ts";
import { wrap } from "./wrap.ts";
import { inOfficeZone, inUtc } from "./office-time.ts";

/** `START-HERE.txt`: one page for whoever opens the bundle without having been told anything. */
export function startHereText(content: BundleContent, signed: SignedLog): string {
  const { office, baggingDate } = content;
  const title = rulesFor(content.audience)?.title ?? content.audience;
  const contact = [office.contactName, office.contactPhone, office.contactEmail, office.address];
  const count = content.exhibits.length;
  const covered = content.exhibits.filter(({ standIn }) => standIn !== undefined).length;
  return [
    `BUNDLE ${content.bundleId}`,
    title,
    "",
    wrap(legendOf(content)),
    "",
    "WHAT THIS IS",
    wrap(
      `Evidence in case ${content.caseNumber}, put together by ${office.name} on ` +
        `${inOfficeZone(baggingDate, office.timeZone)} (${inUtc(baggingDate)}). ` +
        `It holds ${count} ${count === 1 ? "exhibit" : "exhibits"}, each with ` +
        (covered === 0
          ? "the file exactly as it was received"
          : `its file (${covered} with parts covered, named in the exhibit list, the others exactly as received)`) +
        " and the record of everything done with it since.",
    ),
    "",
    "WHERE TO LOOK",
    "  index.html                            shows all exhibits in a browser, without a network",
    "  data/00-cover/cover-sheet.pdf         the cover sheet, for printing",
    "  data/00-cover/index.pdf               every file with its digest (also as .csv)",
    "  data/00-cover/transmittal.pdf         papers with page counts, and room to sign for them",
    "  data/10-exhibits/exhibit-list.pdf     the list of exhibits (also as .csv)",
    "  data/10-exhibits/<number>/native/     the file; do not edit it, copy it",
    "  data/10-exhibits/<number>/stamped/    a page with exhibit sticker and Bates number",
    "  data/10-exhibits/<number>/item.json   what is known about it, and how well",
    "  data/10-exhibits/<number>/custody-report.pdf   who did what with it, and when",
    ...(content.certificates === undefined
      ? []
      : [
          "  data/50-certificates/                 forms to be filled in and signed; none is signed",
        ]),
    ...(content.disclosure !== undefined &&
    rulesFor(content.audience)?.classes.includes("disclosure-index") === true
      ? ["  data/40-disclosure/                   the exculpatory review of every file of the case"]
      : []),
    "  data/60-log/                          the signed custody log, and proofs against it",
    ...(rulesFor(content.audience)?.classes.includes("load-files") === true
      ? ["  data/70-loadfiles/                    for programs that review documents"]
      : []),
    "",
    "HOW TO CHECK THAT NOTHING WAS CHANGED",
    wrap(
      "Open verify.html in a browser and give it this folder, or the archive that it came in: it checks everything at " +
        "once. Or open VERIFY.txt and follow it step by step. All steps but one need no program of ours: an " +
        "ordinary Linux or macOS computer has everything. That one is verify.py, which needs Python and also checks " +
        "everything at once. Nothing in this bundle calls the internet.",
    ),
    "",
    "WHO SIGNED",
    wrap(
      `The custody log ${signed.checkpoint.origin}, as it stood at ${signed.checkpoint.size} records, every custody ` +
        `record of this bundle among them, is ${signed.quorum?.sentence ?? "not known to be signed"}. The bundle as a ` +
        "whole carries no seal yet.",
    ),
    ...(signed.key === undefined
      ? []
      : [
          "The log key's fingerprint; compare it with the cover sheet on paper:",
          wrap(inFours(keyFingerprint(signed.key)), { width: 44, indent: "  " }),
        ]),
    "",
    "IF SOMETHING IS MISSING OR DOES NOT OPEN",
    ...(contact.some((line) => line !== undefined)
      ? [wrap(office.name), ...contact.flatMap((line) => (line === undefined ? [] : [wrap(line)]))]
      : [wrap(`Ask ${office.name}.`)]),
    "",
  ].join("\n");
}
