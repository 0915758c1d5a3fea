/**
 * Ids are opaque: a kind, an underscore and 128 random bits in 26 lower-case Crockford base-32
 * characters. They say nothing about when, where or by whom a thing was made.
 */
export type Id<Kind extends string> = `${Kind}_${string}`;

export type DraftId = Id<"drf">;
export type ReportId = Id<"rpt">;
export type ItemId = Id<"itm">;
export type DerivativeId = Id<"der">;
export type CaseId = Id<"cas">;
export type ExhibitId = Id<"exh">;
export type BundleId = Id<"bun">;
export type PersonId = Id<"usr">;
export type InvitationId = Id<"inv">;
export type MemberId = Id<"mem">;
export type WallId = Id<"wal">;
export type GlassId = Id<"gls">;
export type NoteId = Id<"not">;
export type ActId = Id<"act">;
export type BulkId = Id<"blk">;
export type JobId = Id<"job">;
export type ReviewId = Id<"rev">;
export type ApprovalId = Id<"apr">;
export type PasskeyId = Id<"psk">;
export type SessionId = Id<"ses">;
export type KeptFormId = Id<"kpt">;
export type KeyId = Id<"key">;
export type TokenId = Id<"tok">;
export type TicketId = Id<"tkt">;
export type AnswerId = Id<"ans">;
export type ImportId = Id<"imp">;
export type LinkId = Id<"lnk">;
export type StatementId = Id<"stm">;
export type RunId = Id<"run">;
export type PlacementId = Id<"plc">;
export type ThreadId = Id<"thr">;
export type MessageId = Id<"msg">;
export type LetterId = Id<"ltr">;
export type OwnLetterId = Id<"olt">;
export type RequestId = Id<"rqt">;
export type CodeRequestId = Id<"crq">;
export type IncidentPageId = Id<"inp">;
export type IncidentId = Id<"inc">;
export type IncidentMemberId = Id<"imb">;
export type IncidentSuggestionId = Id<"sgs">;
export type OfficerTokenId = Id<"oft">;
export type SavedViewId = Id<"sav">;
export type ConflictId = Id<"cfl">;
export type RedactionId = Id<"red">;
export type TaskId = Id<"tsk">;
export type CaseEntryId = Id<"cen">;
export type CaseEditId = Id<"ced">;
export type SystemId = Id<"sys">;

/** What a custody record can be about (evidence-standards 1.2, `subj`). */
export type SubjectId = ReportId | ItemId | CaseId | BundleId | PersonId | KeyId | SystemId;

/** The one subject for events of the system itself, such as a start or a clock step. */
export const SYSTEM_SUBJECT: SystemId = "sys_office";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const ID_PATTERN = /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/;

/** Spells 16 random bytes as an id of the given kind. The bytes come from the caller: core has no chance. */
export function idFromBytes<Kind extends string>(kind: Kind, bytes: Uint8Array): Id<Kind> {
  if (bytes.length !== 16) throw new Error("an id is made from exactly 16 bytes");
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let digit = 0; digit < 26; digit += 1) {
    text = (ALPHABET[Number(bits & 31n)] ?? "") + text;
    bits >>= 5n;
  }
  return `${kind}_${text}`;
}

/** True when the text is spelled like an id of that kind; says nothing about whether it exists. */
export function isIdOf<Kind extends string>(kind: Kind, text: unknown): text is Id<Kind> {
  return typeof text === "string" && text.startsWith(`${kind}_`) && ID_PATTERN.test(text);
}
