import { parseDisclosure } from "#app/core/custody/disclosure.ts";
import type { Actor, DisclosureName } from "#app/core/custody/event.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import { isRole } from "#app/core/people/role.ts";
import type { JsonObject } from "#app/core/json.ts";
import { isReportStatus } from "#app/core/triage/status.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { ShownCustodyRecord } from "#app/ui/desk/notes-and-custody.tsx";
import { EVENT_WORDS, ROLE_WORDS, STATUS_WORDS } from "#app/ui/desk/words.ts";

/** A record as the use cases hand it over. */
export type StoredRecord = NonNullable<Awaited<ReturnType<UseCases["listCustody"]>>>[number];

/** What a reader of the records may be told besides who acted, when and on what. */
export interface CustodyNames {
  /** A subject's name on the page, such as a file's; undefined shows its id. */
  readonly subject: (id: string) => string | undefined;
  readonly person: (id: string) => string | undefined;
}

const LOOKS: ReadonlySet<string> = new Set(["item.viewed", "item.streamed"]);

/** Records of the log as rows of a table. One that cannot be read says so instead of being left out. */
export function custodyRows(
  records: readonly StoredRecord[],
  names: CustodyNames,
): readonly ShownCustodyRecord[] {
  return records.map((stored) => {
    const read = parseRecord(stored.leaf);
    const row = { number: stored.seq, at: stored.ts };
    if (!read.ok) return { ...row, who: "Unknown", what: "This record cannot be read" };
    const { actor, obj, subj } = read.value;
    const { sha256 } = obj;
    return {
      ...row,
      who: whoActed(actor, disclosed(stored, "actor_name")),
      what: whatHappened(stored.ev, obj, names),
      about: names.subject(subj),
      act: textOf(obj["act"]),
      isLook: LOOKS.has(stored.ev),
      sha256: typeof sha256 === "string" && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : undefined,
    };
  });
}

/** The disclosed value of that name, if it is a text. */
function disclosed(stored: StoredRecord, name: DisclosureName): string | undefined {
  const found = stored.disclosures.find((one) => one.name === name);
  const read = found === undefined ? undefined : parseDisclosure(found.disclosure);
  return read?.ok === true && typeof read.value.value === "string" ? read.value.value : undefined;
}

function whoActed(actor: Actor, name: string | undefined): string {
  switch (actor.kind) {
    case "public":
      return "Reporter";
    case "system":
      return "This system";
    case "witness-operator":
      return "Witness of the log";
    case "user": {
      const role = isRole(actor.role) ? `, ${ROLE_WORDS[actor.role]}` : "";
      return `${name ?? actor.id}${role}`;
    }
  }
}

function whatHappened(ev: string, obj: JsonObject, names: CustodyNames): string {
  const words: Readonly<Record<string, string>> = EVENT_WORDS;
  const detail = detailOf(ev, obj, names);
  const what = words[ev] ?? ev;
  return detail === undefined ? what : `${what}: ${detail}`;
}

function detailOf(ev: string, obj: JsonObject, names: CustodyNames): string | undefined {
  switch (ev) {
    case "report.triaged":
      return `${statusWords(obj["from"])} → ${statusWords(obj["to"])}`;
    case "report.assigned":
      return typeof obj["to"] === "string" ? (names.person(obj["to"]) ?? obj["to"]) : "to nobody";
    case "item.downloaded":
      return textOf(obj["purpose"]);
    case "item.hashed":
      return senderDetail(obj);
    case "item.verified":
      return obj["result"] === "other-object-set-aside"
        ? "other bytes lay in its place before it was sealed; they were set aside"
        : senderDetail({ sender_matches: SENDER_RESULTS[textOf(obj["result"]) ?? ""] ?? null });
    case "item.disposed":
      return obj["method"] === "upload-expired" ? expiredDetail(obj) : undefined;
    case "item.brought_back":
      return obj["result"] === "taken-in-meanwhile"
        ? "it was taken into its report at the same moment"
        : undefined;
    case "item.viewed":
      return textOf(obj["representation"]);
    case "item.derived":
    case "item.not_derived":
      return textOf(obj["kind"]);
    case "item.placed":
      return textOf(obj["kind"]);
    case "item.care_noted":
      return [
        obj["graphic"] === true ? "graphic" : "not graphic",
        ...(obj["two_people"] === true ? ["for two people to look at together"] : []),
      ].join(", ");
    case "letter.sent":
      return obj["way"] === "handed-out" ? "noted as gone on paper" : "as a message";
    case "item.redaction_asked":
    case "item.redacted":
      return textOf(obj["kind"]);
    case "item.not_redacted":
      return textOf(obj["reason"]);
    case "item.redaction_reviewed":
      return obj["accepted"] === true ? "accepted" : "sent back";
    case "item.placement_reviewed":
      return obj["agreed"] === true ? "agreed" : "not agreed";
    case "bundle.prepared":
      return textOf(obj["audience"]);
    case "access.granted":
    case "access.revoked":
      return isRole(obj["role"]) ? ROLE_WORDS[obj["role"]] : undefined;
    default:
      return undefined;
  }
}

/** Bytes that had come of those announced. */
function expiredDetail({ size, arrived, staged }: JsonObject): string {
  const came = typeof staged === "number" ? staged : arrived;
  return `the upload was not finished in time, ${Number(came)} of ${Number(size)} bytes had come`;
}

/** How a comparison with what the sender's device told stands in a record of its own. */
const SENDER_RESULTS: Readonly<Record<string, boolean>> = {
  "sender-digest-agrees": true,
  "sender-digest-differs": false,
};

function senderDetail({ sender_matches: matches }: JsonObject): string | undefined {
  if (matches === true) return "the same as the sender’s device had";
  return matches === false ? "another than the sender’s device had" : undefined;
}

function statusWords(status: unknown): string {
  return isReportStatus(status) ? STATUS_WORDS[status] : String(status);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
