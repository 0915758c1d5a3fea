import type { Instant } from "../instant.ts";
import { inFours } from "./key-fingerprint.ts";
import type { ReceiptFacts } from "./receipt-facts.ts";

/** Who vouched for the checkpoint besides the office, and when they say they saw it. */
export interface Cosigned {
  readonly name: string;
  readonly at: Instant;
}

export const FIRST_LINE = "Bearwitness receipt, version 1";

const EXPLANATION = `What this shows
  The office that signs this log took in a report and these files at these
  times. "Sealed" means stored, read back and found the same. The office
  cannot change its log later without this receipt showing it.

What this does not show
  What the report and the files say, who sent them, or whether they are true.
  It does not open the report: the receipt code is not in it.

How to check it
  On the office's site, at /check-receipt. Without the site: with the page
  that is offered there and needs no network, or with openssl, sha256sum, sed
  and base64 as Bearwitness' docs/receipt-format.md says. Learn the key's
  fingerprint from the office by another way, and compare it with this one.
`;

/**
 * The part of a receipt that people read. It is nothing but the facts of its records, so that a reader
 * can write it again and see whether a letter was changed: version 1 never gets other words.
 */
export function receiptInWords(told: {
  readonly facts: ReceiptFacts;
  readonly cosigned: readonly Cosigned[];
  readonly fingerprint: string;
}): string {
  const { facts, cosigned, fingerprint } = told;
  const office =
    cosigned.length === 0 ? "the office only, no independent witness" : "the office, and others";
  const lines = [
    FIRST_LINE,
    "",
    `Log              ${facts.log}`,
    `Report received  ${second(facts.receivedAt)}`,
    `Files            ${facts.files.length}`,
    `Signed by        ${office}`,
    ...cosigned.map(({ name, at }) => `Cosigned by      ${name}, ${second(at)}`),
    `Key fingerprint  ${inFours(fingerprint.slice(0, 32))}`,
    `                 ${inFours(fingerprint.slice(32))}`,
    "",
    ...facts.files.flatMap(({ sha256, receivedAt, sealedAt }, index) => [
      `File ${index + 1}`,
      `  SHA-256        ${sha256 === "" ? "follows when the file is sealed" : sha256}`,
      `  received       ${second(receivedAt)}`,
      `  sealed         ${sealedAt === undefined ? "not yet when this was made" : second(sealedAt)}`,
      "",
    ]),
  ];
  return `${lines.join("\n")}\n${EXPLANATION}`;
}

/** `2026-11-22 02:16:21 UTC`; the records have the milliseconds. */
function second(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}
