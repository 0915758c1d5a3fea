import type { SubjectId } from "../ids.ts";
import type { Json, JsonObject } from "../json.ts";

/** Who acted. `id` is an opaque pseudonym, never a name (evidence-standards 1.2). */
export interface Actor {
  readonly kind: "public" | "user" | "system" | "witness-operator";
  readonly id: string;
  readonly role?: string;
}

/** Names a disclosure may carry (evidence-standards 1.3). */
export type DisclosureName =
  | "actor_name"
  | "original_name"
  | "submitter"
  | "case"
  | "reason"
  | "note"
  | "client_addr"
  | "user_agent"
  | "statement"
  | "place"
  | "recipient"
  | "legal_authority";

export interface Disclosed {
  readonly name: DisclosureName;
  readonly value: Json;
}

/**
 * What a caller says happened; the log adds sequence, time, links and nonce.
 * `obj` holds facts safe for every audience: no names, no free text, no floating-point numbers.
 */
export interface CustodyEvent {
  readonly ev: EventType;
  readonly subj: SubjectId;
  readonly actor: Actor;
  readonly obj: JsonObject;
  readonly disclosures?: readonly Disclosed[];
}

/**
 * The event catalogue (evidence-standards 2), as far as the product can act today. The list beside a type names
 * the disclosures it may carry; every record of a type carries that many digests, padded
 * with decoys, so that presence reveals nothing (1.3).
 */
export const EVENT_CATALOGUE = {
  "report.received": ["submitter", "statement"],
  "report.assigned": ["actor_name", "reason"],
  "report.triaged": ["actor_name", "reason"],
  "report.annotated": ["actor_name", "note"],
  "report.linked": ["actor_name", "reason"],
  "report.unlinked": ["actor_name", "reason"],
  "report.suggestion_rejected": ["actor_name"],
  "report.suggestion_reopened": ["actor_name"],
  "report.note_withdrawn": ["actor_name"],
  "report.note_brought_back": ["actor_name"],
  "report.text_written": ["actor_name"],
  "report.edit_held": ["actor_name"],
  "report.edit_settled": ["actor_name"],
  "report.task_added": ["actor_name"],
  "report.task_changed": ["actor_name"],
  "report.task_done": ["actor_name"],
  "report.task_opened": ["actor_name"],
  "report.file_added": [],
  "report.file_sent_again": [],
  "report.thread_made": [],
  "report.copy_given": [],
  "report.correction_asked": [],
  "report.withdrawn": [],
  "report.withdrawal_taken_back": [],
  "report.request_seen": ["actor_name"],
  "report.request_settled": ["actor_name"],
  "code.asked": ["statement"],
  "code.asked_again": [],
  "code.refused": ["actor_name", "note"],
  "report.code_matched": ["actor_name"],
  "report.code_granted": ["actor_name", "reason"],
  "report.code_stopped": [],
  "report.code_withdrawn": ["actor_name", "reason"],
  "report.code_ended": [],
  "message.written": ["actor_name", "statement"],
  "message.read": ["actor_name"],
  "letter.written": ["actor_name"],
  "letter.sent": ["actor_name", "recipient", "statement"],
  "queue.exported": ["actor_name", "note"],
  "queue.bulk_begun": ["actor_name", "reason", "note"],
  "queue.bulk_ended": [],
  "page.made": ["actor_name"],
  "page.changed": ["actor_name"],
  "page.opened": ["actor_name"],
  "page.closed": ["actor_name"],
  "incident.made": ["actor_name", "note"],
  "incident.changed": ["actor_name", "note"],
  "incident.closed": ["actor_name"],
  "incident.opened": ["actor_name"],
  "incident.merged": ["actor_name", "reason"],
  "incident.split": ["actor_name", "reason"],
  "import.listed": ["submitter"],
  "import.file_refused": ["original_name"],
  "import.same_bytes": ["original_name"],
  "import.finished": [],
  "link.received": [],
  "link.assigned": ["actor_name"],
  "link.opened": ["actor_name"],
  "link.preserved": ["actor_name", "note"],
  "link.not_preserved": ["actor_name", "note"],
  "item.received": ["original_name", "submitter"],
  "item.adopted": ["actor_name", "reason"],
  "item.set_aside": ["actor_name", "reason"],
  "item.brought_back": ["actor_name", "reason"],
  "item.not_moved": [],
  "item.seal_asked": ["actor_name", "reason"],
  "item.said_lost": ["actor_name", "reason"],
  "item.hashed": [],
  "item.stored": [],
  "item.scanned": [],
  "item.quarantined": ["reason"],
  "item.metadata_extracted": [],
  "item.described": ["statement"],
  "item.care_noted": ["actor_name"],
  "item.placed": ["actor_name", "place", "note"],
  "item.placement_reviewed": ["actor_name", "note"],
  "item.placement_withdrawn": ["actor_name"],
  "item.redaction_asked": ["actor_name"],
  "item.redacted": ["actor_name"],
  "item.not_redacted": [],
  "item.redaction_reviewed": ["actor_name", "note"],
  "item.redaction_withdrawn": ["actor_name"],
  "item.linked": [],
  "item.derived": ["actor_name"],
  "item.not_derived": [],
  "item.viewed": ["actor_name", "reason"],
  "item.streamed": ["actor_name", "reason"],
  "item.downloaded": ["actor_name", "reason"],
  "item.verified": [],
  "item.fixity_failed": [],
  "item.disposed": ["reason"],
  "item.exhibit_marked": ["actor_name", "case"],
  "item.exhibit_unmarked": ["actor_name", "case"],
  "item.bates_assigned": ["actor_name", "case"],
  "item.foundation_written": ["actor_name", "case"],
  "review.exculpatory": ["actor_name", "case", "note"],
  "review.exculpatory_agreed": ["actor_name", "case"],
  "review.exculpatory_asked": ["actor_name", "case", "note"],
  "review.exculpatory_taken_back": ["actor_name", "case"],
  "review.exculpatory_overridden": ["actor_name", "case", "reason"],
  "access.granted": ["actor_name", "reason"],
  "access.revoked": ["actor_name", "reason"],
  "access.changed": ["actor_name", "reason"],
  "access.denied": ["actor_name", "reason"],
  "access.reviewed": ["actor_name", "note"],
  "approval.requested": ["actor_name", "reason", "legal_authority", "note"],
  "approval.given": ["actor_name", "note"],
  "approval.refused": ["actor_name", "reason"],
  "approval.executed": ["actor_name"],
  "policy.changed": ["actor_name"],
  "identity.opened": ["actor_name", "reason", "legal_authority"],
  "identity.not_opened": [],
  "identity.approvers_changed": ["actor_name", "reason"],
  "identity.approvers_not_changed": [],
  "access.break_glass": ["actor_name", "reason"],
  "access.break_glass_ended": ["actor_name"],
  "access.break_glass_reviewed": ["actor_name", "reason"],
  "access.wall_raised": ["actor_name", "reason"],
  "access.wall_lifted": ["actor_name", "reason"],
  "case.opened": ["actor_name", "case"],
  "case.changed": ["actor_name", "case"],
  "case.member_added": ["actor_name", "case"],
  "case.member_removed": ["actor_name", "case"],
  "case.person_added": ["actor_name", "case"],
  "case.person_removed": ["actor_name", "case"],
  "case.charge_added": ["actor_name", "case", "note"],
  "case.element_linked": ["actor_name", "case", "note"],
  "case.entry_written": ["actor_name", "case", "note"],
  "case.entry_withdrawn": ["actor_name", "case", "note"],
  "case.entry_brought_back": ["actor_name", "case", "note"],
  "case.edit_held": ["actor_name", "case", "note"],
  "case.edit_settled": ["actor_name", "case"],
  "case.sheet_exported": ["actor_name", "case"],
  "case.redaction_log_exported": ["actor_name", "case"],
  "case.file_chosen": ["actor_name", "case", "reason"],
  "bundle.prepared": ["actor_name", "case"],
  "bundle.exported": ["actor_name", "recipient"],
  "bundle.failed": [],
  "bundle.delivered": ["actor_name", "recipient"],
  "key.created": [],
  "key.rotated": [],
  "checkpoint.published": [],
  "checkpoint.timestamped": [],
  "checkpoint.cosigned": [],
  "disclosure.erased": ["reason"],
  "system.started": [],
  "system.version_changed": [],
  "system.clock_step": [],
  "system.self_audit": [],
  "system.examining_again": ["actor_name"],
  "system.store_copied": [],
  "system.store_moved": [],
} as const satisfies Record<string, readonly DisclosureName[]>;

export type EventType = keyof typeof EVENT_CATALOGUE;
