import type { EventType } from "#app/core/custody/event.ts";
import type { ReportChannel } from "#app/core/intake/channel.ts";
import { isSharedCategory, type Category, type SharedCategory } from "#app/core/intake/category.ts";
import { ACCOUNT_ROLES, type Role } from "#app/core/people/role.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";

/** What the desk calls each status. */
export const STATUS_WORDS: Readonly<Record<ReportStatus, string>> = {
  new: "New",
  "in-review": "In review",
  "needs-information": "Needs information",
  "in-case": "In a case",
  closed: "Closed",
  junk: "Junk",
};

/** Two words at most for each concern: the queue has little room. */
export const CATEGORY_WORDS: Readonly<Record<SharedCategory, string>> = {
  force: "Force",
  "entry-or-search": "Entry, search",
  detention: "Detention",
  "no-identification": "No ID shown",
  "interference-with-recording": "Recording",
  "sensitive-place": "Sensitive place",
  "public-property": "Public land",
  damage: "Damage",
  "chemical-agents": "Chemicals",
  "shooting-or-injury": "Injury",
  "saw-agents": "Sighting",
  other: "Other",
};

/** A concern in the queue's few words; one of an office's own by its key, which is made of words. */
export function categoryWords(category: Category): string {
  if (isSharedCategory(category)) return CATEGORY_WORDS[category];
  const words = category.slice("own-".length).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The door that a report came through. */
export const CHANNEL_WORDS: Readonly<Record<ReportChannel, string>> = {
  officers: "Officers’ form",
  "web-form": "Public form",
  api: "API",
  partner: "Partner agency",
  paper: "Paper",
  phone: "Phone",
  "in-person": "In person",
  email: "Email",
};

/** The same of one report; of an old one only its record of receipt says it. */
export function channelWords(channel: ReportChannel | null): string {
  return channel === null ? "See the record of receipt" : CHANNEL_WORDS[channel];
}

/** The drawing of a concern. */
export function categoryIcon(category: Category): SharedCategory {
  return isSharedCategory(category) ? category : "other";
}

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  "intake-analyst": "Intake analyst",
  investigator: "Investigator",
  prosecutor: "Prosecutor",
  "evidence-custodian": "Evidence custodian",
  auditor: "Auditor",
  administrator: "Administrator",
  partner: "Partner agency",
};

/** The roles to choose from, in the order in which an office fills them. */
export const ROLE_CHOICES = ACCOUNT_ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }));

/** What happened, for a custody table. */
export const EVENT_WORDS: Readonly<Record<EventType, string>> = {
  "report.received": "Report received",
  "report.assigned": "Report assigned",
  "report.triaged": "Status set",
  "report.annotated": "Note added",
  "report.linked": "Put into an incident",
  "report.unlinked": "Taken out of an incident",
  "report.suggestion_rejected": "Said not to be about the same incident as another report",
  "report.suggestion_reopened": "That was taken back",
  "report.note_withdrawn": "Note withdrawn",
  "report.note_brought_back": "Withdrawn note stands again",
  "report.text_written": "Words of the office about the report written",
  "report.edit_held": "Edit held: somebody had changed the same before",
  "report.edit_settled": "Two edits of the same settled",
  "report.task_added": "Task added",
  "report.task_changed": "Task changed",
  "report.task_done": "Task done",
  "report.task_opened": "Task open again",
  "report.file_added": "File added after the report was sent",
  "report.file_sent_again": "A file of the report came once more",
  "report.thread_made": "Key made for messages to the reporter",
  "report.copy_given": "Reporter took a copy of what they told us",
  "report.correction_asked": "Reporter asked to put something right",
  "report.withdrawn": "Reporter withdrew the report",
  "report.withdrawal_taken_back": "Reporter took the withdrawal back",
  "report.request_seen": "Reporter’s request seen",
  "report.request_settled": "Reporter’s correction seen to, or open again",
  "code.asked": "New receipt code asked for",
  "code.asked_again": "Same request for a new code came again",
  "code.refused": "New receipt code refused",
  "report.code_matched": "A request for a new code matched",
  "report.code_granted": "New receipt code granted",
  "report.code_stopped": "New code stopped with the old one",
  "report.code_withdrawn": "New receipt code withdrawn",
  "report.code_ended": "Old receipt code ended, new one opens",
  "message.written": "Message written",
  "message.read": "Messages read",
  "letter.written": "Letter of our own worded",
  "letter.sent": "Letter sent, or handed out",
  "queue.exported": "List of reports kept as a file, begun or ended",
  "queue.bulk_begun": "Act on many reports asked for",
  "queue.bulk_ended": "Act on many reports ended",
  "page.made": "Page of an event made",
  "page.changed": "Page of an event changed",
  "page.opened": "Page of an event opened to the public",
  "page.closed": "Page of an event closed",
  "incident.made": "Incident made",
  "incident.changed": "Title, place or time of an incident changed",
  "incident.closed": "Incident closed",
  "incident.opened": "Incident opened again",
  "incident.merged": "Incident merged into another",
  "incident.split": "Incident split",
  "import.listed": "An agency listed files",
  "import.file_refused": "A listed file was not taken",
  "import.same_bytes": "The same file was handed in again",
  "import.finished": "The agency's delivery ended",
  "item.described": "Reporter’s words about the file received",
  "link.received": "Link received",
  "link.assigned": "Link given to somebody to preserve",
  "link.opened": "Reporter’s link opened",
  "link.preserved": "Link preserved",
  "link.not_preserved": "Link could not be preserved",
  "item.received": "File received",
  "item.adopted": "Found upload taken into the report",
  "item.set_aside": "Found upload set aside",
  "item.brought_back": "Found upload put back",
  "item.not_moved": "Found upload was not there any more; nothing was moved",
  "item.seal_asked": "Sealing of a damaged or missing file asked for again",
  "item.said_lost": "Missing file said to be lost",
  "item.hashed": "Fingerprint taken",
  "item.stored": "Original sealed in the store",
  "item.quarantined": "File set apart",
  "item.metadata_extracted": "Metadata read",
  "item.care_noted": "Said whether the file is hard to look at",
  "item.placed": "Time or place worked out",
  "item.placement_reviewed": "Worked-out time or place looked at by a second person",
  "item.placement_withdrawn": "Worked-out time or place taken back",
  "item.linked": "Linked with another file",
  "item.scanned": "Looked at by the virus scanner",
  "item.redaction_asked": "Asked for a copy with parts covered",
  "item.redacted": "Copy with parts covered made",
  "item.not_redacted": "Copy with parts covered could not be made",
  "item.redaction_reviewed": "Copy with parts covered looked at by a second person",
  "item.redaction_withdrawn": "Copy with parts covered taken back",
  "item.derived": "Copy for viewing made",
  "item.not_derived": "Copy for viewing could not be made",
  "item.viewed": "Preview opened",
  "item.streamed": "Played",
  "item.downloaded": "Original downloaded",
  "item.verified": "Original checked against its fingerprint",
  "item.fixity_failed": "Original found not to be what was received",
  "item.disposed": "Destroyed by rule",
  "item.exhibit_marked": "Marked as exhibit",
  "item.exhibit_unmarked": "Exhibit mark taken back",
  "item.bates_assigned": "Bates numbers given",
  "item.foundation_written": "Foundation sheet written",
  "access.granted": "Access given",
  "access.revoked": "Access taken back",
  "access.changed": "Teams changed",
  "access.denied": "Access refused",
  "access.reviewed": "Emergency looked at",
  "approval.requested": "Approval asked for",
  "approval.given": "Approved",
  "approval.refused": "Approval refused",
  "approval.executed": "Done as approved",
  "policy.changed": "Office's rules changed",
  "identity.opened": "Reporter's name opened",
  "identity.not_opened": "Reporter's name not opened",
  "identity.approvers_changed": "Approvers of seeing names changed",
  "identity.approvers_not_changed": "Approvers of seeing names not changed",
  "access.break_glass": "Opened out of reach, with a reason",
  "access.break_glass_ended": "Opening ended before its time",
  "access.break_glass_reviewed": "Opening reviewed",
  "access.wall_raised": "Walled off",
  "access.wall_lifted": "Wall lifted",
  "case.opened": "Case opened",
  "case.changed": "Case changed",
  "case.member_added": "Report added to case",
  "case.member_removed": "Report taken out of case",
  "case.person_added": "Person joined the case",
  "case.person_removed": "Person left the case",
  "case.charge_added": "Charge added to the case",
  "case.element_linked": "Fact linked to an element",
  "case.entry_written": "Worksheet of the case written",
  "case.entry_withdrawn": "Entry of the worksheet taken back",
  "case.entry_brought_back": "Entry of the worksheet brought back",
  "case.edit_held": "Change of the worksheet held beside another",
  "case.edit_settled": "Chosen between two changes of the worksheet",
  "case.sheet_exported": "Worksheet handed out as a file",
  "bundle.prepared": "Bundle prepared",
  "bundle.exported": "Bundle exported",
  "bundle.failed": "Bundle could not be made",
  "bundle.delivered": "Bundle delivered",
  "key.created": "Key created",
  "key.rotated": "Key replaced",
  "checkpoint.published": "Log signed",
  "checkpoint.timestamped": "Signed log stamped with the time",
  "checkpoint.cosigned": "Signed log confirmed by a witness",
  "disclosure.erased": "Personal detail erased",
  "system.started": "System started",
  "system.version_changed": "Office pack came into force",
  "system.clock_step": "Clock was set",
  "system.self_audit": "Log checked itself",
  "system.examining_again": "Files examined again, all that it may help",
  "system.store_copied": "Evidence copied to another store",
  "system.store_moved": "Evidence moved to another store",
};
