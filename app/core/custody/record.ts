import { fromBase64url, fromUtf8, toBase64url, toUtf8 } from "../encoding.ts";
import type { Instant } from "../instant.ts";
import { instantFromMillis, millisOf, parseInstant } from "../instant.ts";
import type { Json, JsonObject } from "../json.ts";
import { canonicalJson } from "./canonical-json.ts";
import { decoyDigest, disclosureDigest, makeDisclosure } from "./disclosure.ts";
import type { Actor, CustodyEvent, DisclosureName, EventType } from "./event.ts";
import { EVENT_CATALOGUE } from "./event.ts";
import type { Parsed } from "./parsed.ts";
import { problemOfNumbers, problemOfPrivacy } from "./public-facts.ts";
import { HASH_LENGTH, leafHash } from "./tree-hash.ts";

/**
 * One record of the log, version 1 (evidence-standards 1.2). `ev` and `subj` are text, not our own
 * unions, because a log outlives the catalogue of the version that reads it.
 */
export interface CustodyRecord {
  readonly v: 1;
  readonly log: string;
  readonly seq: number;
  readonly ts: Instant;
  readonly ev: string;
  readonly actor: Actor;
  readonly subj: string;
  readonly sseq: number;
  readonly sprev: string | null;
  readonly prev: string;
  readonly nonce: string;
  readonly obj: JsonObject;
  readonly _sd: readonly string[];
  readonly _sd_alg: "sha-256";
}

/** A record ready to be stored: `leaf` is the exact bytes, the disclosures are kept apart. */
export interface BuiltRecord {
  readonly leaf: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly record: CustodyRecord;
  readonly disclosures: readonly { readonly name: DisclosureName; readonly disclosure: string }[];
}

/** Where a record stands in the log, and the random bytes it is made with. */
export interface RecordPlace {
  readonly event: CustodyEvent;
  readonly log: string;
  readonly seq: number;
  readonly ts: Instant;
  readonly sseq: number;
  /** Leaf hash of the subject's previous record; null for its first. */
  readonly sprev: Uint8Array | null;
  /** Leaf hash of the log's previous record; null for its first. */
  readonly prev: Uint8Array | null;
  /** 16 random bytes. They blind the leaf: a hash shown in a proof cannot be guessed. */
  readonly nonce: Uint8Array;
  /** As many times 16 random bytes as `saltsFor` says. */
  readonly salts: readonly Uint8Array[];
}

const NONCE_LENGTH = 16;
const NO_PREVIOUS = toBase64url(new Uint8Array(HASH_LENGTH));
const MEMBERS = "_sd,_sd_alg,actor,ev,log,nonce,obj,prev,seq,sprev,sseq,subj,ts,v";
const ACTOR_KINDS: readonly Json[] = ["public", "user", "system", "witness-operator"];
const PSEUDONYM = /^[A-Za-z0-9._:-]{1,64}$/;
const EVENT_NAME = /^[a-z]+\.[a-z_]+$/;
const SUBJECT = /^(?:itm|rpt|cas|bun|usr|key|sys)_[A-Za-z0-9]{1,64}$/;
const ORIGIN = /^[^\s+]{1,255}$/u;

/** How many salts a record of this type takes: one for each disclosure it may carry, used or not (1.3). */
export function saltsFor(ev: EventType): number {
  return EVENT_CATALOGUE[ev].length;
}

/**
 * Spells an event as the record that stands at that place. Throws where the event breaks a rule of the
 * format: the act it belongs to must then fail too.
 */
export function buildRecord(place: RecordPlace): BuiltRecord {
  const { event } = place;
  const problem = problemOfPrivacy(event.obj);
  if (problem !== undefined) throw new Error(`${event.ev} cannot be recorded: ${problem}`);
  const { disclosures, digests } = discloseAll(event, place.salts);
  const leaf = toUtf8(
    canonicalJson({
      v: 1,
      log: place.log,
      seq: place.seq,
      ts: place.ts,
      ev: event.ev,
      actor: { ...event.actor },
      subj: event.subj,
      sseq: place.sseq,
      sprev: place.sprev === null ? null : toBase64url(place.sprev),
      prev: place.prev === null ? NO_PREVIOUS : toBase64url(place.prev),
      nonce: toBase64url(place.nonce),
      obj: event.obj,
      _sd: digests,
      _sd_alg: "sha-256",
    }),
  );
  // The log never holds what its own reader would refuse.
  const read = parseRecord(leaf);
  if (!read.ok) throw new Error(`${event.ev} cannot be recorded: ${read.problem}`);
  return { leaf, leafHash: leafHash(leaf), record: read.value, disclosures };
}

/**
 * Reads a record strictly: exactly the members of version 1, in the canonical spelling, so that no two
 * readers can see different things in the same bytes.
 */
export function parseRecord(bytes: Uint8Array): Parsed<CustodyRecord> {
  const text = fromUtf8(bytes);
  if (text === undefined) return { ok: false, problem: "the record is not UTF-8" };
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
    if (canonicalJson(value) !== text) {
      return { ok: false, problem: "the record is not in canonical form (RFC 8785)" };
    }
  } catch {
    return { ok: false, problem: "the record is not JSON" };
  }
  if (!isObject(value)) return { ok: false, problem: "the record is not a JSON object" };
  const problem = problemOfMembers(value);
  if (problem !== undefined) return { ok: false, problem };
  return { ok: true, value: value as unknown as CustodyRecord };
}

function discloseAll(event: CustodyEvent, salts: readonly Uint8Array[]) {
  const allowed: readonly DisclosureName[] = EVENT_CATALOGUE[event.ev];
  const disclosed = event.disclosures ?? [];
  if (salts.length !== allowed.length) {
    throw new Error(`${event.ev} takes ${String(allowed.length)} salts, one for each digest`);
  }
  const names = new Set(disclosed.map(({ name }) => name));
  const stray = disclosed.find(({ name }) => !allowed.includes(name));
  if (stray !== undefined) throw new Error(`${event.ev} may not disclose ${stray.name}`);
  if (names.size !== disclosed.length) throw new Error(`${event.ev} discloses a name twice`);
  const disclosures: { readonly name: DisclosureName; readonly disclosure: string }[] = [];
  const digests = salts.map((salt, index) => {
    const field = disclosed[index];
    if (field === undefined) return decoyDigest(salt);
    const disclosure = makeDisclosure({ salt, name: field.name, value: field.value });
    disclosures.push({ name: field.name, disclosure });
    return disclosureDigest(disclosure);
  });
  // Sorted, so that the order says nothing about which digests are decoys.
  return { disclosures, digests: digests.sort() };
}

function problemOfMembers(record: JsonObject): string | undefined {
  if (record.v !== 1) return "the record's version is not 1";
  if (Object.keys(record).sort().join() !== MEMBERS) {
    return "the record's members are not exactly those of version 1";
  }
  const { log, ts, ev, subj, nonce, obj, _sd: digests } = record;
  if (!isText(log, ORIGIN)) return "log is not an origin";
  if (typeof ts !== "string" || !isRealInstant(ts)) return "ts is not a UTC time in milliseconds";
  if (!isText(ev, EVENT_NAME)) return "ev is not the name of an event";
  if (!isText(subj, SUBJECT)) return "subj is not the id of a subject";
  if (!isBytes(nonce, NONCE_LENGTH)) return "nonce is not 16 bytes in base64url";
  if (!isObject(obj)) return "obj is not an object";
  if (record._sd_alg !== "sha-256") return "_sd_alg is not sha-256";
  if (!isDigestList(digests)) return "_sd is not a sorted list of different digests";
  return problemOfActor(record.actor) ?? problemOfLinks(record) ?? problemOfNumbers(obj);
}

function problemOfActor(actor: Json | undefined): string | undefined {
  if (!isObject(actor)) return "actor is not an object";
  const { kind, id, role, ...rest } = actor;
  if (Object.keys(rest).length > 0) return "actor has a member besides kind, id and role";
  if (kind === undefined || !ACTOR_KINDS.includes(kind)) return "actor.kind is not known";
  if (!isText(id, PSEUDONYM)) return "actor.id is not a pseudonym";
  if (role !== undefined && !isText(role, PSEUDONYM)) return "actor.role is not the code of a role";
  return undefined;
}

function problemOfLinks({ seq, sseq, prev, sprev }: JsonObject): string | undefined {
  if (!isCount(seq)) return "seq is not a count";
  if (!isCount(sseq) || sseq > seq) return "sseq is not a count up to seq";
  if (!isBytes(prev, HASH_LENGTH)) return "prev is not 32 bytes in base64url";
  if (seq === 0 && prev !== NO_PREVIOUS) return "prev of the first record is not 32 zero bytes";
  if (sseq === 0)
    return sprev === null ? undefined : "sprev of a subject's first record is not null";
  return isBytes(sprev, HASH_LENGTH) ? undefined : "sprev is not 32 bytes in base64url";
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: Json | undefined, pattern: RegExp): value is string {
  return typeof value === "string" && pattern.test(value);
}

function isCount(value: Json | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isBytes(value: Json | undefined, length: number): value is string {
  return typeof value === "string" && fromBase64url(value)?.length === length;
}

function isDigestList(value: Json | undefined): boolean {
  if (!Array.isArray(value)) return false;
  const digests = value as readonly Json[];
  return digests.every((digest, index) => {
    const before = digests[index - 1];
    return isBytes(digest, HASH_LENGTH) && (typeof before !== "string" || before < digest);
  });
}

// The pattern alone would let 31 February through.
function isRealInstant(text: string): boolean {
  const instant = parseInstant(text);
  return instant !== undefined && instantFromMillis(millisOf(instant)) === text;
}
