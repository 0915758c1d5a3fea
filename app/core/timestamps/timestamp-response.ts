import type { Parsed } from "../custody/parsed.ts";
import { sameBytes } from "../encoding.ts";
import { instantFromMillis, millisOf, parseInstant, type Instant } from "../instant.ts";
import { nameText, readCertificate, type ReadCertificate } from "./certificate-names.ts";
import type { Der } from "./der.ts";
import {
  contentOf,
  contextTag,
  integerOf,
  membersOf,
  oidOf,
  onlyMemberOf,
  readDer,
  TAG,
  textOf,
} from "./der.ts";

/** What an authority says it did (RFC 3161 2.4.2). */
export type TimestampStatus =
  | "granted"
  | "granted-with-changes"
  | "rejected"
  | "waiting"
  | "revocation-warning"
  | "revocation-notice";

const STATUSES: readonly TimestampStatus[] = [
  "granted",
  "granted-with-changes",
  "rejected",
  "waiting",
  "revocation-warning",
  "revocation-notice",
];

/** An answer as read. Nothing of it is to be believed before its signature is verified. */
export interface TimestampResponse {
  readonly status: TimestampStatus;
  /** The authority's own words about its status. */
  readonly statusText: string | undefined;
  readonly token: TimestampToken | undefined;
}

/** What a token says: that these octets' digest was shown to the authority at this time. */
export interface TimestampToken {
  readonly policy: string;
  /** The digest's algorithm; its object identifier where it is none of SHA-2. */
  readonly algorithm: string;
  readonly imprint: Uint8Array;
  /** Hexadecimal without leading zeros; with a minus where the authority made it negative. */
  readonly serial: string;
  readonly genTime: Instant;
  readonly nonce: bigint | undefined;
  /** The name that the token itself gives its authority. */
  readonly tsaName: string | undefined;
  /** All certificates in the token, of which none may be the signer's. */
  readonly certificates: readonly ReadCertificate[];
  /** The embedded certificate that the signature names; undefined when it is not embedded. */
  readonly signer: ReadCertificate | undefined;
}

const SIGNED_DATA = "1.2.840.113549.1.7.2";
const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const ALGORITHMS: Readonly<Record<string, string>> = {
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};
const GENERALIZED = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/;

/** Reads a `TimeStampResp`, strictly; `problem` says which part is not as RFC 3161 has it. */
export function parseTimestampResponse(bytes: Uint8Array): Parsed<TimestampResponse> {
  const [info, token, ...more] = membersOf(readDer(bytes), TAG.sequence) ?? [];
  const [code, words] = membersOf(info, TAG.sequence) ?? [];
  const number = integerOf(code);
  const status = number === undefined ? undefined : STATUSES[Number(number)];
  if (status === undefined || more.length > 0) {
    return { ok: false, problem: "the answer is no time-stamp response" };
  }
  const statusText = membersOf(words, TAG.sequence)
    ?.map((word) => textOf(word) ?? "")
    .join(" ");
  if (token === undefined) return { ok: true, value: { status, statusText, token: undefined } };
  const read = readToken(token);
  return read.ok ? { ok: true, value: { status, statusText, token: read.value } } : read;
}

/** The token alone, as it stands in an answer that has one: what other programs call a `.token`. */
export function tokenBytes(response: Uint8Array): Uint8Array | undefined {
  return membersOf(readDer(response), TAG.sequence)?.[1]?.whole;
}

function readToken(token: Der): Parsed<TimestampToken> {
  const [type, wrapped] = membersOf(token, TAG.sequence) ?? [];
  const signed = membersOf(onlyMemberOf(wrapped, contextTag(0)), TAG.sequence);
  if (oidOf(type) !== SIGNED_DATA || signed === undefined) {
    return { ok: false, problem: "the token is not signed data" };
  }
  const [, , content, ...rest] = signed;
  const [contentType, held] = membersOf(content, TAG.sequence) ?? [];
  const octets = contentOf(onlyMemberOf(held, contextTag(0)), TAG.octetString);
  if (oidOf(contentType) !== TST_INFO || octets === undefined) {
    return { ok: false, problem: "the token holds no time-stamp" };
  }
  const info = readInfo(octets);
  if (info === undefined) return { ok: false, problem: "the time-stamp cannot be read" };
  const certificates = readCertificates(rest.find(({ tag }) => tag === contextTag(0)));
  if (certificates === undefined) return { ok: false, problem: "a certificate cannot be read" };
  const signer = onlyMemberOf(rest.at(-1), TAG.set);
  if (signer === undefined) return { ok: false, problem: "the token has not one signature" };
  return { ok: true, value: { ...info, certificates, signer: signerOf(signer, certificates) } };
}

function readInfo(octets: Uint8Array): Omit<TimestampToken, "certificates" | "signer"> | undefined {
  const members = membersOf(readDer(octets), TAG.sequence) ?? [];
  const [version, policyAt, imprintAt, serialAt, timeAt, ...rest] = members;
  const [algorithmAt, digestAt] = membersOf(imprintAt, TAG.sequence) ?? [];
  const [algorithm, parameters] = membersOf(algorithmAt, TAG.sequence) ?? [];
  const [policy, hash, serial] = [oidOf(policyAt), oidOf(algorithm), integerOf(serialAt)];
  const imprint = contentOf(digestAt, TAG.octetString);
  const genTime = timeOf(timeAt);
  if (integerOf(version) !== 1n || policy === undefined || hash === undefined) return undefined;
  if (imprint === undefined || serial === undefined || genTime === undefined) return undefined;
  // Parameters are NULL or left out: any other would be another digest.
  if (parameters !== undefined && parameters.whole.length !== 2) return undefined;
  const nonceAt = rest.find(({ tag }) => tag === TAG.integer);
  const nonce = integerOf(nonceAt);
  if (nonceAt !== undefined && nonce === undefined) return undefined;
  // GeneralName [4] is a distinguished name; the other kinds name no person or body.
  const named = onlyMemberOf(
    rest.find(({ tag }) => tag === contextTag(0)),
    contextTag(0),
  );
  return {
    policy,
    algorithm: ALGORITHMS[hash] ?? hash,
    imprint,
    serial: serial.toString(16),
    genTime,
    nonce,
    tsaName: nameText(onlyMemberOf(named, contextTag(4))),
  };
}

function timeOf(value: Der | undefined): Instant | undefined {
  const octets = contentOf(value, TAG.generalizedTime);
  if (octets === undefined) return undefined;
  const parts = GENERALIZED.exec(String.fromCharCode(...octets));
  if (parts === null) return undefined;
  const [, year = "", month = "", day = "", hour = "", minute = "", second = "", part = ""] = parts;
  const millis = part.slice(0, 3).padEnd(3, "0");
  const instant = parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}Z`);
  // February has no 30th, though a reader of dates may make one of March of it.
  return instant === undefined || instantFromMillis(millisOf(instant)) !== instant
    ? undefined
    : instant;
}

function readCertificates(held: Der | undefined): readonly ReadCertificate[] | undefined {
  if (held === undefined) return [];
  const members = membersOf(held, contextTag(0));
  // Attribute certificates and other old kinds may stand beside, and sign nothing here.
  const read = members
    ?.filter(({ tag }) => tag === TAG.sequence)
    .map(({ whole }) => readCertificate(whole));
  const certificates = read?.filter((one) => one !== undefined);
  return certificates?.length === read?.length ? certificates : undefined;
}

/** A signature names its certificate by issuer and serial number (RFC 5652 5.3). */
function signerOf(
  signer: Der,
  certificates: readonly ReadCertificate[],
): ReadCertificate | undefined {
  const [, id] = membersOf(signer, TAG.sequence) ?? [];
  const [issuer, serialAt] = membersOf(id, TAG.sequence) ?? [];
  const serial = integerOf(serialAt);
  if (issuer === undefined || serial === undefined) return undefined;
  return certificates.find(
    (one) => one.serial === serial && sameBytes(one.issuerName, issuer.whole),
  );
}
