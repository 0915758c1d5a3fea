// The part of a receipt that people read, written again from its records: word for word what version 1 says.

import { FIRST_LINE, toBase64, Unreadable } from "./parse.js";

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

const SHA256 = /^[0-9a-f]{64}$/;

/** What the records say: the report's, then each file's, received and perhaps sealed. */
export function factsOf(records) {
  const [report, ...others] = records;
  if (report?.ev !== "report.received") {
    throw new Unreadable("The first record is not that of a report received.");
  }
  const files = [];
  for (const record of others) {
    const last = files.at(-1);
    if (record.ev === "item.stored" && last?.subj === record.subj && last.sealedAt === undefined) {
      const { sha256_reread: reread, matches_receipt: matches } = record.obj;
      const fits =
        last.sha256 === "" ? matches === "size" : matches === true && reread === last.sha256;
      if (!fits || !SHA256.test(reread)) {
        throw new Unreadable(`File ${files.length} was not stored as it was received.`);
      }
      last.sha256 = reread;
      last.sealedAt = record.ts;
    } else {
      const { subj, seq, ts, obj } = record;
      const isNew = !files.some((file) => file.subj === subj || file.seq >= seq);
      // A file that came in parts is hashed when it is sealed.
      const later = obj.sha256 === undefined && obj.hashed === "when-sealed";
      if (record.ev !== "item.received" || !(later || SHA256.test(obj.sha256)) || !isNew) {
        throw new Unreadable("The records are not those of files in the order in which they came.");
      }
      files.push({
        subj,
        seq,
        sha256: later ? "" : obj.sha256,
        receivedAt: ts,
        sealedAt: undefined,
      });
    }
  }
  const named = Array.isArray(report.obj.items) ? report.obj.items : [];
  if (named.some((item) => !files.some(({ subj }) => subj === item))) {
    throw new Unreadable("The report came with more files than are shown.");
  }
  return { log: report.log, receivedAt: report.ts, files };
}

/** The whole receipt, written from its parts. */
export function writeReceipt({ facts, cosigned, fingerprint, receipt }) {
  const lines = [
    FIRST_LINE,
    "",
    `Log              ${facts.log}`,
    `Report received  ${second(facts.receivedAt)}`,
    `Files            ${facts.files.length}`,
    `Signed by        ${cosigned.length === 0 ? "the office only, no independent witness" : "the office, and others"}`,
    ...cosigned.map(({ name, time }) => `Cosigned by      ${name}, ${second(timeOf(time))}`),
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
  const parts = [
    block("KEYS", receipt.keys.map(({ line }) => line)),
    ...receipt.records.flatMap(({ leaf, index, hashes }, at) => [
      block(`RECORD ${at + 1}`, toBase64(leaf).match(/.{1,76}/g)),
      block(`PROOF ${at + 1}`, ["c2sp.org/tlog-proof@v1", `index ${index}`, ...hashes.map(toBase64)]),
    ]),
    block("CHECKPOINT", receipt.note),
  ]; // prettier-ignore
  return [`${lines.join("\n")}\n${EXPLANATION}`, ...parts].join("\n");
}

/** Groups of four digits, to be read aloud. */
export function inFours(digits) {
  return digits.match(/.{1,4}/g).join(" ");
}

/** `2026-11-22 02:16:21 UTC`. */
export function second(instant) {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}

function timeOf(seconds) {
  return new Date(seconds * 1000).toISOString();
}

function block(label, lines) {
  return `-----BEGIN ${label}-----\n${lines.map((line) => `${line}\n`).join("")}-----END ${label}-----\n`;
}
