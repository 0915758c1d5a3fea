// Takes a receipt apart. docs/receipt-format.md describes every part.

import { KEY_TYPES } from "./signatures.js";
import { sha256, toHex } from "./sha256.js";

export const FIRST_LINE = "Bearwitness receipt, version 1";

const BEGIN = /^-----BEGIN ([A-Z]+(?: [1-9][0-9]{0,3})?)-----$/;
const COUNT = /^(?:0|[1-9][0-9]{0,14})$/;
const MOST_RECORDS = 2000;

/** Why a receipt could not be read. */
export class Unreadable extends Error {}

/** Line ends of any system, empty lines around the receipt and spaces behind a line are nobody's forgery. */
export function tidy(pasted) {
  const lines = pasted
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .map(withoutEnd);
  const first = lines.findIndex((line) => line !== "");
  const last = lines.findLastIndex((line) => line !== "");
  return `${lines.slice(Math.max(first, 0), last + 1).join("\n")}\n`;
}

function withoutEnd(line) {
  let end = line.length;
  while (end > 0 && (line[end - 1] === " " || line[end - 1] === "\t")) end -= 1;
  return line.slice(0, end);
}

/** Keys, records with their proofs, and the signed checkpoint; undefined when the text is no receipt at all. */
export function parseReceipt(text) {
  const blocks = blocksOf(text.split("\n"));
  if (blocks.size === 0 && !text.startsWith(FIRST_LINE)) return undefined;
  const keys = linesOf(blocks, "KEYS").map(keyOf);
  const note = linesOf(blocks, "CHECKPOINT");
  const count = Math.ceil((blocks.size - 2) / 2);
  if (keys.length === 0 || keys.length > 33) throw new Unreadable("The keys cannot be read.");
  if (count > MOST_RECORDS) throw new Unreadable("There are too many records.");
  if (keys.some(({ type }, index) => (type === 1) !== (index === 0))) {
    throw new Unreadable("The first key must be a log's, and all others those of witnesses.");
  }
  const records = Array.from({ length: count }, (_, index) => recordOf(blocks, index + 1));
  return { keys, records, ...noteOf(note), note };
}

/** Bytes of base 64 in its one spelling. */
export function fromBase64(text) {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    if (toBase64(bytes) === text) return bytes;
  } catch {
    // Told below, like a second spelling of the same bytes.
  }
  throw new Unreadable("Something in it is not base 64.");
}

/** Base 64 with padding (RFC 4648 section 4). */
export function toBase64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function blocksOf(lines) {
  const blocks = new Map();
  let open;
  for (const line of lines) {
    const label = BEGIN.exec(line)?.[1];
    if (open !== undefined) {
      if (line === `-----END ${open.label}-----`) {
        blocks.set(open.label, open.lines);
        open = undefined;
      } else {
        open.lines.push(line);
      }
    } else if (label !== undefined) {
      if (blocks.has(label)) throw new Unreadable(`The part ${label} stands there twice.`);
      open = { label, lines: [] };
    } else if (blocks.size > 0 && line !== "") {
      throw new Unreadable("There is text between its parts.");
    }
  }
  if (open !== undefined) throw new Unreadable(`The part ${open.label} does not end.`);
  return blocks;
}

function linesOf(blocks, label) {
  const lines = blocks.get(label);
  if (lines === undefined) throw new Unreadable(`The part ${label} is missing.`);
  return lines;
}

function keyOf(line) {
  const [, name, keyId, data] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(line) ?? [];
  if (data === undefined) throw new Unreadable("A key cannot be read.");
  const bytes = fromBase64(data);
  const type = bytes[0];
  const publicKey = bytes.slice(1);
  const known = KEY_TYPES[type];
  const id = toHex(sha256(new TextEncoder().encode(`${name}\n`), bytes)).slice(0, 8);
  if (known?.keyLength !== publicKey.length || id !== keyId) {
    throw new Unreadable("A key is not what its id says.");
  }
  return { line, name, keyId, type, publicKey };
}

function recordOf(blocks, number) {
  const leaf = fromBase64(linesOf(blocks, `RECORD ${number}`).join(""));
  const [first, index = "", ...hashes] = linesOf(blocks, `PROOF ${number}`);
  const place = index.replace(/^index /, "");
  if (first !== "c2sp.org/tlog-proof@v1" || !index.startsWith("index ") || !COUNT.test(place)) {
    throw new Unreadable(`The proof of record ${number} cannot be read.`);
  }
  return { leaf, index: Number(place), hashes: hashes.map(fromBase64) };
}

function noteOf(lines) {
  const end = lines.lastIndexOf("");
  const [origin = "", size = "", root = "", ...more] = lines.slice(0, end);
  if (end === -1 || origin === "" || !COUNT.test(size) || more.length > 0) {
    throw new Unreadable("The checkpoint cannot be read.");
  }
  const signatures = lines.slice(end + 1).map((line) => {
    const [, name, data] = /^\u2014 ([^\s+]+) (\S+)$/u.exec(line) ?? [];
    const bytes = fromBase64(data ?? "?");
    return { name, keyId: toHex(bytes.slice(0, 4)), signature: bytes.slice(4) };
  });
  const body = lines.slice(0, end).map((line) => `${line}\n`).join(""); // prettier-ignore
  return {
    body,
    checkpoint: { origin, size: Number(size), root: fromBase64(root) },
    signatures,
  };
}
