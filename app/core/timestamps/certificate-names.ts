import { fromBase64 } from "../encoding.ts";
import type { Der } from "./der.ts";
import { contextTag, integerOf, membersOf, oidOf, readDer, TAG, textOf } from "./der.ts";

/** Whom a certificate is about and who says so, as text; enough to tell people, not to trust. */
export interface CertificateNames {
  readonly subject: string;
  readonly issuer: string;
}

/** The same with what a signature names its certificate by. */
export interface ReadCertificate extends CertificateNames {
  readonly whole: Uint8Array;
  readonly issuerName: Uint8Array;
  readonly serial: bigint;
}

const SHORT: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.5": "serialNumber",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "2.5.4.97": "organizationIdentifier",
  "0.9.2342.19200300.100.1.25": "DC",
  "1.2.840.113549.1.9.1": "emailAddress",
};

/** Reads the names of an X.509 certificate (RFC 5280 4.1); undefined when it is not one. */
export function readCertificate(bytes: Uint8Array): ReadCertificate | undefined {
  const [signed] = membersOf(readDer(bytes), TAG.sequence) ?? [];
  const members = membersOf(signed, TAG.sequence) ?? [];
  // The version stands first, but not in certificates of the first one.
  const [serialAt, , issuerAt, , subjectAt] =
    members[0]?.tag === contextTag(0) ? members.slice(1) : members;
  const [serial, issuer, subject] = [integerOf(serialAt), nameText(issuerAt), nameText(subjectAt)];
  if (serial === undefined || issuer === undefined || subject === undefined) return undefined;
  return { subject, issuer, whole: bytes, issuerName: issuerAt?.whole ?? bytes, serial };
}

/** A distinguished name in its own order, such as `O=Example, CN=Example Time`; undefined when it is not one. */
export function nameText(name: Der | undefined): string | undefined {
  const parts = membersOf(name, TAG.sequence);
  if (parts === undefined) return undefined;
  const texts: string[] = [];
  for (const part of parts) {
    const pairs = membersOf(part, TAG.set);
    if (pairs === undefined) return undefined;
    for (const pair of pairs) {
      const [type, value] = membersOf(pair, TAG.sequence) ?? [];
      const oid = oidOf(type);
      if (oid === undefined || value === undefined) return undefined;
      texts.push(`${SHORT[oid] ?? oid}=${textOf(value) ?? "?"}`);
    }
  }
  return texts.join(", ");
}

// The letters wherever they stand, and the word in any case: rather one authority too many than one too few.
const TEST_LETTERS = /TEST/;
const TEST_WORD = /(?<!\p{L})test(?!\p{L})/iu;

/** Whether one of these names says that its authority is for tests: then nothing it signs is called trusted. */
export function isTestAuthority(names: readonly string[]): boolean {
  return names.some((name) => TEST_LETTERS.test(name) || TEST_WORD.test(name));
}

const PEM = /-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g;

/** The certificates in a file of PEM; undefined when there is none, or one that cannot be read. */
export function readPemCertificates(text: string): readonly ReadCertificate[] | undefined {
  const read = [...text.matchAll(PEM)].map(([, body = ""]) => {
    const bytes = fromBase64(body.replace(/\s+/g, ""));
    return bytes === undefined ? undefined : readCertificate(bytes);
  });
  const certificates = read.filter((one) => one !== undefined);
  return read.length > 0 && certificates.length === read.length ? certificates : undefined;
}
