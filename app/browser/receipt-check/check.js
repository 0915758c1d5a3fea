// Checks a receipt: the key, the signatures of the checkpoint, the proof of every record, and every word.

import { parseReceipt, tidy, Unreadable } from "./parse.js";
import { sha256, toHex } from "./sha256.js";
import { checkSignature, cosignedMessage, joined, KEY_TYPES } from "./signatures.js";
import { factsOf, inFours, writeReceipt } from "./words.js";

/** SubjectPublicKeyInfo of an Ed25519 key up to the key's own octets (RFC 8410 section 4). */
const DER_PREFIX = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/** The last second that has a year of four digits. */
const LAST_SECOND = 253402300799;

/**
 * What became of a receipt: `kind` is genuine, genuine-key-not-confirmed, altered, not-a-receipt, or
 * signature-not-checked where this browser cannot; `findings` say in words what was seen of each part. `trustedKey` is
 * what the reader knows of the office's key: its fingerprint, or at least half of it, or its line.
 */
export async function checkReceipt(pasted, trustedKey = "") {
  const text = tidy(pasted);
  const findings = [];
  const say = (state, words) => findings.push({ state, words });
  try {
    const receipt = parseReceipt(text);
    if (receipt === undefined) return { kind: "not-a-receipt", findings, files: [] };
    const [key] = receipt.keys;
    const fingerprint = fingerprintOf(key);
    const trust = trustIn(key, fingerprint, trustedKey);
    if (trust === "other") {
      say("fails", `The key is not the one you gave. Its fingerprint: ${inFours(fingerprint)}.`);
    } else if (trust === "none") {
      say("unconfirmed", `You have not said which key the office has. This one: ${inFours(fingerprint)}.`);
    } else {
      say("holds", "The key is the one you gave.");
    } // prettier-ignore
    const office = await checkCheckpoint(receipt, say);
    const cosigned = await checkCosigners(receipt, say);
    const records = receipt.records.map((record, index) => readRecord(record, index + 1, receipt));
    const facts = factsOf(records);
    const expected = writeReceipt({ facts, cosigned, fingerprint, receipt });
    if (expected === text) say("holds", "Every word of it is what the records say.");
    else say("fails", `Line ${firstDifference(text, expected)} is not what the records say.`);
    const failed = findings.some(({ state }) => state === "fails");
    if (failed) return { kind: "altered", findings, files: [] };
    if (office === "cannot-tell") return { kind: "signature-not-checked", findings, files: [] };
    const kind = trust === "confirmed" ? "genuine" : "genuine-key-not-confirmed";
    return { kind, findings, files: facts.files, receivedAt: facts.receivedAt, log: facts.log };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    say("fails", problem.message);
    return { kind: "altered", findings, files: [] };
  }
}

/** SHA-256 of the key as `openssl pkey -pubin -outform DER` writes it. */
function fingerprintOf({ publicKey }) {
  return toHex(sha256(Uint8Array.from(DER_PREFIX), publicKey));
}

function trustIn(key, fingerprint, given) {
  const line = given.trim();
  if (line === "") return "none";
  if (line === key.line) return "confirmed";
  const digits = line.toLowerCase().replace(/[\s:-]/g, "");
  const isFingerprint = /^[0-9a-f]{32,64}$/.test(digits);
  return isFingerprint && fingerprint.startsWith(digits) ? "confirmed" : "other";
}

async function checkCheckpoint({ keys, signatures, checkpoint, body }, say) {
  const [key] = keys;
  const signers = signatures.map(({ name, keyId }) => `${name} ${keyId}`).join("\n");
  if (signers !== keys.map(({ name, keyId }) => `${name} ${keyId}`).join("\n")) {
    throw new Unreadable("The checkpoint is not signed by exactly the keys shown.");
  }
  if (checkpoint.origin !== key.name || checkpoint.root.length !== 32) {
    throw new Unreadable("The checkpoint is not one of this log.");
  }
  const state = await checkSignature({
    algorithm: "Ed25519",
    publicKey: key.publicKey,
    message: new TextEncoder().encode(body),
    signature: signatures[0].signature,
  });
  if (state === "fails")
    throw new Unreadable("The office's signature does not fit the checkpoint.");
  if (state === "cannot-tell") {
    say("unconfirmed", "This browser cannot check the office's signature (Ed25519).");
  } else {
    const alone = keys.length === 1 ? "The office, and nobody else," : "The office";
    say("holds", `${alone} signed the checkpoint over the log's first ${checkpoint.size} records.`);
  }
  return state;
}

async function checkCosigners({ keys, signatures, checkpoint, body }, say) {
  const cosigned = [];
  for (const [index, key] of keys.entries()) {
    if (index === 0) continue;
    const { name, type, publicKey } = key;
    const { algorithm, signatureLength } = KEY_TYPES[type];
    const bytes = signatures[index].signature;
    const time = bytes.length < 8 ? 0 : Number(new DataView(bytes.buffer).getBigUint64(0));
    if (bytes.length !== 8 + signatureLength || time === 0 || time > LAST_SECOND) {
      throw new Unreadable(`The signature of ${name} does not hold.`);
    }
    const message = cosignedMessage({ type, name, time, body, checkpoint });
    const signature = bytes.slice(8);
    const state = await checkSignature({ algorithm, publicKey, message, signature });
    if (state === "fails") throw new Unreadable(`The signature of ${name} does not hold.`);
    say(
      "unconfirmed",
      state === "holds"
        ? `${name} signed it too, if the key shown is theirs: ask them for it.`
        : `${name} may have signed it too: this browser cannot check that (${algorithm}).`,
    );
    cosigned.push({ name, time });
  }
  return cosigned;
}

/** The record, once it is proved to be in the log that was signed (RFC 9162 section 2.1.3.2). */
function readRecord({ leaf, index, hashes }, number, { checkpoint }) {
  let hash = sha256(Uint8Array.of(0), leaf);
  let place = index;
  let last = checkpoint.size - 1;
  let fits = index < checkpoint.size && hashes.every(({ length }) => length === 32);
  for (const beside of hashes) {
    fits &&= last > 0;
    if (place % 2 === 1 || place === last) {
      hash = sha256(joined(Uint8Array.of(1), beside, hash));
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else {
      hash = sha256(joined(Uint8Array.of(1), hash, beside));
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  if (!fits || last !== 0 || toHex(hash) !== toHex(checkpoint.root)) {
    throw new Unreadable(`Record ${number} is not in the log that was signed: it was changed.`);
  }
  const record = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(leaf));
  if (record.log !== checkpoint.origin || record.seq !== index) {
    throw new Unreadable(`Record ${number} is not one of this log at its place.`);
  }
  return record;
}

function firstDifference(text, expected) {
  const wanted = expected.split("\n");
  const at = text.split("\n").findIndex((line, index) => line !== wanted[index]);
  return at === -1 ? wanted.length : at + 1;
}
