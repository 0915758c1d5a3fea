import { isIdOf, type ReportId } from "../ids.ts";
import { later, parseInstant, type Instant } from "../instant.ts";
import type { JsonObject } from "../json.ts";
import type { Act } from "../people/act.ts";

/** What a reporter can leave of themselves; each is opened by name or not at all. */
export const IDENTITY_FIELDS = [
  "name",
  "badge",
  "email",
  "phone",
  "way",
  "times",
  "language",
  "interpreter",
  "lawyer",
  "notes",
] as const;

export type IdentityField = (typeof IDENTITY_FIELDS)[number];

/** Why a name is opened, as the reporter will be told. A closed list: nobody's free text reaches a reporter. */
export const OPENING_PURPOSES = ["ask", "witness", "court", "safety"] as const;

export type OpeningPurpose = (typeof OPENING_PURPOSES)[number];

/** What two people approve when a reporter's name is opened (security-reliability 3.4). */
export interface Opening {
  readonly reportId: ReportId;
  readonly fields: readonly IdentityField[];
  readonly toldAs: OpeningPurpose;
  /** The law, order or consent it rests on, in the requester's words. */
  readonly legalAuthority: string;
  /** A dated court order that delays the notice to the reporter, with the moment its delay ends. */
  readonly delay: { readonly order: string; readonly until: Instant } | undefined;
  /** Asked for in an emergency: a supervisor looks at it within a day. */
  readonly emergency: boolean;
  /** The draft or report that the sealed box is bound to, and the box's SHA-256: this one and no other. */
  readonly boxId: string;
  readonly boxSha256: string;
}

/** What is opened is shown this long, once. */
export const SHOWN_MILLIS = 60 * 60_000;

/** An emergency is looked at within this time. */
export const REVIEW_MILLIS = 24 * 3_600_000;

const LONGEST_DELAY_MILLIS = 366 * 86_400_000;
const SHA256 = /^[0-9a-f]{64}$/;

/** The opening as the facts of an act. */
export function openingFacts(opening: Opening): JsonObject {
  return {
    fields: opening.fields,
    told_as: opening.toldAs,
    legal_authority: opening.legalAuthority,
    delay: opening.delay === undefined ? null : { ...opening.delay },
    emergency: opening.emergency,
    box_id: opening.boxId,
    box_sha256: opening.boxSha256,
  };
}

/** The opening an act stands for; undefined when the act is another one or says less or more than all of it. */
export function openingOf(act: Act): Opening | undefined {
  const facts = act.facts as Readonly<Partial<JsonObject>>;
  const fields = fieldsOf(facts["fields"]);
  const toldAs = OPENING_PURPOSES.find((one) => one === facts["told_as"]);
  const { legal_authority: legalAuthority, emergency, box_id: boxId, box_sha256: sha256 } = facts;
  const delay = delayOf(facts["delay"], act.requestedAt);
  if (
    act.kind !== "identity-open" ||
    !isIdOf("rpt", act.subject) ||
    act.purpose.trim() === "" ||
    fields === undefined ||
    toldAs === undefined ||
    typeof legalAuthority !== "string" ||
    legalAuthority.trim() === "" ||
    typeof emergency !== "boolean" ||
    !(isIdOf("drf", boxId) || isIdOf("rpt", boxId)) ||
    typeof sha256 !== "string" ||
    !SHA256.test(sha256) ||
    delay === "wrong" ||
    Object.keys(facts).length !== FACT_COUNT
  ) {
    return undefined;
  }
  const reportId = act.subject;
  return { reportId, fields, toldAs, legalAuthority, delay, emergency, boxId, boxSha256: sha256 };
}

const FACT_COUNT = 7;

function fieldsOf(value: unknown): IdentityField[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const known = IDENTITY_FIELDS.filter((field) => value.includes(field));
  return known.length === value.length ? known : undefined;
}

function delayOf(value: unknown, from: Instant): Opening["delay"] | "wrong" {
  if (value === null) return undefined;
  if (typeof value !== "object") return "wrong";
  const { order, until, ...rest } = value as Readonly<Record<string, unknown>>;
  const end = typeof until === "string" ? parseInstant(until) : undefined;
  if (typeof order !== "string" || order.trim() === "" || end === undefined) return "wrong";
  // An order without a near end would be no delay but silence.
  if (end <= from || end > later(from, LONGEST_DELAY_MILLIS)) return "wrong";
  return Object.keys(rest).length === 0 ? { order, until: end } : "wrong";
}
