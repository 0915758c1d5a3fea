import type { EventType } from "../custody/event.ts";
import type { JsonObject } from "../json.ts";
import { factsOf } from "./custody-fact-words.ts";
import { disclosedText, type ShownRecord } from "./shown-records.ts";

/** A custody record in words, for people who will not read JSON. Nothing here is computed anew. */
export interface RecordInWords {
  readonly who: string;
  readonly what: string;
  /** Reason, case, authority or recipient, as far as this audience may read them. */
  readonly why: string;
  /** SHA-256 of the original as found in that act; undefined where the act did not touch the original. */
  readonly sha256: string | undefined;
}

const WHAT: Readonly<Record<EventType, string>> = {
  "report.received": "Report received",
  "report.assigned": "Report assigned",
  "report.triaged": "Report triaged",
  "report.annotated": "Note added to the report",
  "report.linked": "Report put together with others about one incident",
  "report.unlinked": "Report taken out of an incident",
  "report.suggestion_rejected":
    "Suggestion that it is about one incident with another report rejected",
  "report.suggestion_reopened": "Rejection of a suggestion taken back",
  "report.note_withdrawn": "Note on the report withdrawn; its words are kept",
  "report.note_brought_back": "Note that was withdrawn stands again",
  "report.text_written": "Summary or translation of the report written by the office",
  "report.edit_held":
    "Change not made, and kept beside, because another person had changed the same before",
  "report.edit_settled": "Chosen by a person what of two changes of the same stands",
  "report.task_added": "Something to be done about the report noted by the office",
  "report.task_changed": "What is to be done, by whom or by when changed by the office",
  "report.task_done": "What was to be done about the report said to be done",
  "report.task_opened": "What was said to be done opened again",
  "report.file_added": "File added after the report was sent",
  "report.file_sent_again": "A file that the report has already came once more",
  "report.thread_made": "Key made under which the reporter reads messages",
  "report.copy_given": "Copy of what the reporter told the office made for the reporter",
  "report.correction_asked": "Reporter asked that something be put right, by a message",
  "report.withdrawn": "Reporter withdrew the report; what was sent stays in the record",
  "report.withdrawal_taken_back": "Reporter took the withdrawal of the report back",
  "report.request_seen": "What the reporter asks for seen by the office",
  "report.request_settled": "Correction that the reporter asked for seen to, or opened again",
  "code.asked": "New receipt code asked for by somebody who says that they lost theirs",
  "code.asked_again":
    "The same request for a new receipt code came again and was shown the same code",
  "code.refused": "New receipt code refused",
  "report.code_matched": "Request for a new receipt code taken to be of this report's reporter",
  "report.code_granted": "New receipt code granted; the old one opens until a day that is named",
  "report.code_stopped": "New receipt code stopped by whoever had the old one",
  "report.code_withdrawn": "New receipt code taken back by the office before it opened anything",
  "report.code_ended": "Old receipt code ended; the new one opens the report from then on",
  "message.written": "Message between the office and the reporter written",
  "message.read": "Messages read by whom they were written to",
  "letter.written": "Wording of a letter of the office written anew, taken back or offered again",
  "letter.sent": "Letter of the office sent to the reporter, or handed out to another office",
  "queue.exported": "List of reports handed out as a file, begun or ended",
  "queue.bulk_begun": "One act on several reports asked for",
  "queue.bulk_ended": "One act on several reports ended",
  "page.made": "Page of a named event made",
  "page.changed": "Page of a named event changed",
  "page.opened": "Page of a named event opened to the public",
  "page.closed": "Page of a named event closed",
  "incident.made": "Incident made, to put reports together",
  "incident.changed": "Title, place or time of an incident changed",
  "incident.closed": "Incident closed",
  "incident.opened": "Incident opened again",
  "incident.merged": "Reports of an incident put into another one",
  "incident.split": "Some reports of an incident put into a new one",
  "import.listed": "Files listed by the agency that hands them in, with its digests",
  "import.file_refused": "File that an agency listed not taken",
  "import.same_bytes": "Same bytes handed in again by the agency; kept once",
  "import.finished": "Agency's delivery ended",
  "link.received": "Web address received from the reporter",
  "link.assigned": "Task to preserve a web address given to somebody",
  "link.opened": "Web address opened from the desk",
  "link.preserved": "What stood at a web address preserved",
  "link.not_preserved": "What stood at a web address could not be preserved",
  "item.received": "File received and its digest recorded",
  "item.adopted": "File that lay among the uploads without a record taken into the report",
  "item.set_aside": "File that lay among the uploads without a record set aside; kept",
  "item.brought_back": "File that was set aside put back among the uploads",
  "item.not_moved":
    "What was to be set aside or put back was not there any more; nothing was moved",
  "item.seal_asked":
    "File that was found damaged or missing to be sealed again, for its bytes are back",
  "item.said_lost": "File whose bytes were missing said to be lost",
  "item.hashed": "File's digest calculated",
  "item.stored": "File stored, read back and compared",
  "item.quarantined": "File put in quarantine",
  "item.metadata_extracted": "Metadata read from a copy of the file",
  "item.described": "Reporter's statement about the file received",
  "item.care_noted": "Said by the office whether the file shows what can hurt whoever sees it",
  "item.placed": "Time or place of the file worked out by the office",
  "item.placement_reviewed": "What was worked out looked at by a second person",
  "item.placement_withdrawn": "What was worked out taken back by who had done so",
  "item.linked": "Found to carry the same identifier as another file",
  "item.scanned": "Looked at by the virus scanner",
  "item.redaction_asked": "A copy with parts covered asked for",
  "item.redacted": "Copy with parts covered made from this file",
  "item.not_redacted": "A copy with parts covered could not be made",
  "item.redaction_reviewed": "Copy with parts covered looked at by a second person",
  "item.redaction_withdrawn": "Copy with parts covered taken back",
  "item.derived": "New file made from this file",
  "item.not_derived": "A new file was to be made from this file and could not be",
  "item.viewed": "File viewed",
  "item.streamed": "File played or shown in part",
  "item.downloaded": "Copy of the file downloaded",
  "item.verified": "File compared with its recorded digest",
  "item.fixity_failed": "Stored file found not to be what was received",
  "item.disposed": "File destroyed under the retention rules",
  "item.exhibit_marked": "Marked as an exhibit",
  "item.exhibit_unmarked": "Mark as an exhibit removed",
  "item.bates_assigned": "Bates numbers given",
  "item.foundation_written": "Written down how the file can come into evidence",
  "review.exculpatory": "Decided by a person what the file is to the defence",
  "review.exculpatory_agreed": "That decision looked at by a second person, who agrees",
  "review.exculpatory_asked": "Asked by a person to look again at what the file is to the defence",
  "review.exculpatory_taken_back": "Step of that review taken back; its words are kept",
  "review.exculpatory_overridden":
    "Bundle asked for although files of the case were not decided on, with a supervisor's word",
  "access.granted": "Access granted",
  "access.revoked": "Access taken back",
  "access.changed": "Teams changed",
  "access.break_glass": "Opened outside of reach",
  "access.break_glass_ended": "Opening outside of reach ended before its time",
  "access.break_glass_reviewed": "Opening outside of reach reviewed",
  "access.wall_raised": "Conflict of interest: person kept away",
  "access.wall_lifted": "Conflict of interest: person admitted again",
  "access.denied": "Access refused",
  "access.reviewed": "Emergency looked at afterwards by another person",
  "approval.requested": "Asked for a second person's approval",
  "approval.given": "Approved by another person with a passkey",
  "approval.refused": "Approval refused",
  "approval.executed": "Done as approved",
  "policy.changed": "Office's rules changed",
  "identity.opened": "Reporter's sealed identity opened",
  "identity.not_opened": "Reporter's sealed identity could not be opened",
  "identity.approvers_changed": "Who approves that a sealed identity is opened: changed",
  "identity.approvers_not_changed": "Who approves that a sealed identity is opened: not changed",
  "case.opened": "Case opened",
  "case.changed": "Case changed",
  "case.member_added": "Added to a case",
  "case.member_removed": "Removed from a case",
  "case.person_added": "Person joined a case",
  "case.person_removed": "Person left a case",
  "case.charge_added": "Charge added to a case",
  "case.element_linked": "Fact linked to a row of a case's worksheet",
  "case.entry_written": "Worksheet of a case written",
  "case.entry_withdrawn": "Entry in a case's worksheet taken back; its words are kept",
  "case.entry_brought_back": "Entry in a case's worksheet that was taken back stands again",
  "case.edit_held":
    "Change of a case's worksheet not made, and kept beside, because another person had changed the same before",
  "case.edit_settled": "Chosen by a person what of two changes of a case's worksheet stands",
  "case.sheet_exported": "Worksheet of a case handed out as a file",
  "case.file_chosen": "Chosen whether an original or a redacted file goes to an audience",
  "case.redaction_log_exported": "Redaction log of a case handed out as a file",
  "bundle.prepared": "Bundle prepared",
  "bundle.exported": "Bundle exported",
  "bundle.failed": "Export of a bundle failed",
  "bundle.delivered": "Bundle delivered",
  "key.created": "Key created",
  "key.rotated": "Key replaced",
  "checkpoint.published": "State of the log signed",
  "checkpoint.timestamped": "Signed state stamped with the time by an authority",
  "checkpoint.cosigned": "Signed state confirmed by a witness",
  "disclosure.erased": "Personal detail erased from the log's disclosures",
  "system.started": "System started",
  "system.version_changed": "Office pack came into force",
  "system.clock_step": "Clock found set back; the later time was kept",
  "system.self_audit": "System checked its own records",
  "system.examining_again": "Files examined once more, all that it may help",
  "system.store_copied": "Copying of the evidence to another store begun, ended or broken off",
  "system.store_moved": "Evidence moved to another store",
};

/** Members that hold the SHA-256 of the original, as it was found in that act. */
const ORIGINAL_DIGESTS = ["sha256", "sha256_reread", "sha256_examined", "sha256_found"];

/** Says a record in words. An event of a later version keeps its own code. */
export function recordInWords(shown: ShownRecord): RecordInWords {
  const { record } = shown;
  const what = Object.hasOwn(WHAT, record.ev) ? WHAT[record.ev as EventType] : record.ev;
  const inCase = disclosedText(shown, "case");
  // A case's title says where something was done, never why.
  const facts = [factsOf(record.obj), inCase === undefined ? "" : `in the case “${inCase}”`]
    .filter((text) => text !== "")
    .join(", ");
  return {
    who: whoOf(shown),
    what: facts === "" ? what : `${what} (${facts})`,
    why: whyOf(shown),
    sha256: originalDigestOf(record.obj),
  };
}

function whoOf(shown: ShownRecord): string {
  const { actor } = shown.record;
  const role = actor.role === undefined ? "" : `, ${actor.role}`;
  switch (actor.kind) {
    case "public":
      return "Reporter";
    case "system":
      return `This system (${actor.id})`;
    case "user":
      return `${disclosedText(shown, "actor_name") ?? disclosedText(shown, "submitter") ?? actor.id}${role}`;
    case "witness-operator":
      return `Witness of the log (${actor.id})`;
  }
}

function whyOf(shown: ShownRecord): string {
  return (["reason", "note", "recipient", "legal_authority"] as const)
    .map((name) => disclosedText(shown, name))
    .filter((text) => text !== undefined)
    .join("; ");
}

function originalDigestOf(obj: JsonObject): string | undefined {
  // What was shown in its place, a preview say, has a digest of its own.
  if (obj.representation !== undefined && obj.representation !== "original") return undefined;
  return ORIGINAL_DIGESTS.map((member) => obj[member])
    .filter((value) => typeof value === "string")
    .find((value) => /^[0-9a-f]{64}$/.test(value));
}
