import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { SignedNote } from "#app/core/custody/signed-note.ts";
import {
  addSignature,
  formatSignatureLine,
  formatSignedNote,
  MAX_SIGNATURES,
  parseSignatureLines,
  parseSignedNote,
  verifySignedNote,
} from "#app/core/custody/signed-note.ts";
import type { Signer } from "#app/core/custody/signer.ts";
import { isKeyName, parseVerifierKey } from "#app/core/custody/verifier-key.ts";
import { toUtf8 } from "#app/core/encoding.ts";
import { madeKey, WORKED_LOG } from "./made-keys.ts";
import { withBitFlipped } from "./made-log.ts";
import { WORKED_NOTE } from "./worked-vector.ts";

/** The example in the documentation of golang.org/x/mod/sumdb/note, from which the format came. */
const PUBLISHED_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PUBLISHED_NOTE = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

const alice = madeKey("ed25519", "alice.example", 1);
const bob = madeKey("ed25519", "bob.example", 2);

function signed(text: string, ...signers: readonly Signer[]): string {
  const signatures = signers.map(({ name, keyId, sign }) => ({
    name,
    keyId,
    signature: sign(toUtf8(text)),
  }));
  return formatSignedNote({ text, signatures });
}

const line = fc
  .string({ unit: "grapheme", maxLength: 20 })
  .filter((text) => /^\P{Cc}*$/u.test(text));
const anyNote: fc.Arbitrary<SignedNote> = fc.record({
  text: fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => `${lines.join("\n")}\n`),
  signatures: fc.array(
    fc.record({
      name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter(isKeyName),
      keyId: fc.stringMatching(/^[0-9a-f]{8}$/),
      signature: fc.uint8Array({ minLength: 1, maxLength: 80 }),
    }),
    { minLength: 1, maxLength: 20 },
  ),
});

test("a published note of another implementation verifies", () => {
  const key = parseVerifierKey(PUBLISHED_KEY);
  if (!key.ok) throw new Error(key.problem);
  expect(verifySignedNote(PUBLISHED_NOTE, [key.value])).toMatchObject({ kind: "verified" });
  const changed = PUBLISHED_NOTE.replace("problem is", "problem was");
  expect(verifySignedNote(changed, [key.value])).toMatchObject({ kind: "signature-fails" });
});

test("the worked example verifies and is written again to the byte", () => {
  expect(verifySignedNote(toUtf8(WORKED_NOTE), [WORKED_LOG.key])).toMatchObject({
    kind: "verified",
    signatures: [{ key: WORKED_LOG.key, time: undefined }],
  });
  const text = WORKED_NOTE.slice(0, WORKED_NOTE.indexOf("\n\n") + 1);
  expect(signed(text, WORKED_LOG)).toBe(WORKED_NOTE);
});

test("every note is written and read back, empty lines in its text included", () => {
  fc.assert(
    fc.property(anyNote, (note) => {
      const written = formatSignedNote(note);
      const read = parseSignedNote(toUtf8(written));
      expect(read).toEqual({ ok: true, value: note });
    }),
  );
});

test("what is read is written again as it stood", () => {
  fc.assert(
    fc.property(anyNote, fc.nat(), fc.nat(7), (note, at, bit) => {
      const bytes = toUtf8(formatSignedNote(note));
      const changed = withBitFlipped(bytes, (at % bytes.length) * 8 + bit);
      const read = parseSignedNote(changed);
      if (read.ok) expect(toUtf8(formatSignedNote(read.value))).toEqual(changed);
    }),
  );
});

test("any change of one bit is detected, wherever it is", () => {
  const bytes = toUtf8(signed("one\n\ntwo\n", alice));
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    expect(verifySignedNote(withBitFlipped(bytes, bit), [alice.key]).kind).not.toBe("verified");
  }
});

test("the text ends at the last empty line", () => {
  const text = "one\n\ntwo\n\n";
  expect(parseSignedNote(signed(text, alice))).toMatchObject({ ok: true, value: { text } });
});

describe("signatures of several keys", () => {
  const text = "text\n";

  test("those of known keys are verified and the others ignored", () => {
    const note = signed(text, bob, alice);
    expect(verifySignedNote(note, [alice.key])).toMatchObject({
      kind: "verified",
      signatures: [{ key: alice.key }],
    });
    expect(verifySignedNote(note, [alice.key, bob.key])).toMatchObject({
      signatures: [{ key: bob.key }, { key: alice.key }],
    });
  });

  test("without a known key a note is worth nothing", () => {
    expect(verifySignedNote(signed(text, bob), [alice.key])).toEqual({ kind: "not-signed" });
    expect(verifySignedNote(signed(text, bob), [])).toEqual({ kind: "not-signed" });
  });

  test("a key of the same name and another id, or the other way round, is unknown", () => {
    const namesake = madeKey("ed25519", alice.name, 3);
    expect(verifySignedNote(signed(text, namesake), [alice.key])).toEqual({ kind: "not-signed" });
    const sameId = { ...bob, keyId: alice.keyId };
    expect(verifySignedNote(signed(text, sameId), [alice.key])).toEqual({ kind: "not-signed" });
  });

  test("one known key's signature that fails makes the whole note worthless", () => {
    const bad = { ...bob, sign: () => bob.sign(toUtf8("another text\n")) };
    const note = signed(text, alice, bad);
    const known = [alice.key, bob.key];
    expect(verifySignedNote(note, known)).toEqual({ kind: "signature-fails", key: bob.key });
    expect(verifySignedNote(note, [alice.key])).toMatchObject({ kind: "verified" });
    const twice = signed(text, bob, bad);
    expect(verifySignedNote(twice, known)).toEqual({ kind: "signature-fails", key: bob.key });
  });

  test("a known key's signature of another length fails", () => {
    const short = { ...alice, sign: () => Uint8Array.of(1) };
    expect(verifySignedNote(signed(text, short), [alice.key]).kind).toBe("signature-fails");
  });

  test("keys that share name and id are told apart by the signature", () => {
    const twin = { ...bob.key, name: alice.name, keyId: alice.keyId };
    expect(verifySignedNote(signed(text, alice), [twin, alice.key])).toMatchObject({
      kind: "verified",
      signatures: [{ key: alice.key }],
    });
  });

  test("a cosigner's key holds for no text that is not a checkpoint", () => {
    const cosigner = madeKey("ed25519-cosigner", "witness.example", 4);
    expect(verifySignedNote(signed(text, cosigner), [cosigner.key]).kind).toBe("signature-fails");
  });

  test("16 signatures are read, and far more are refused", () => {
    const many = (count: number) =>
      `${text}\n${formatSignatureLine({ ...alice, signature: alice.sign(toUtf8(text)) }).repeat(count)}`;
    for (const count of [16, 17, MAX_SIGNATURES]) {
      expect(verifySignedNote(many(count), [alice.key]).kind).toBe("verified");
    }
    expect(verifySignedNote(many(MAX_SIGNATURES + 1), [alice.key])).toMatchObject({
      kind: "malformed",
      problem: "there are more than 128 signatures",
    });
  });
});

describe("what is no note", () => {
  const good = signed("text\n", alice);
  const signature = good.slice(good.indexOf("\n\n") + 2);

  test.each([
    ["nothing", ""],
    ["a text alone", "text\n"],
    ["a text and an empty line", "text\n\n"],
    ["no empty line", good.replace("\n\n", "\n")],
    ["no text", signature],
    ["no end of the last line", good.slice(0, -1)],
    ["an empty line at the end", `${good}\n`],
    ["a text after the signatures", `${good}text\n`],
    ["a hyphen for the dash", good.replace("\u2014", "-")],
    ["no dash", good.replace("\u2014 ", "")],
    ["two spaces", good.replace("\u2014 ", "\u2014  ")],
    ["no name", good.replace("alice.example ", "")],
    ["a name with a plus", good.replace("alice", "al+ce")],
    ["a name with a no-break space", good.replace("alice", "al\u00a0ce")],
    ["a word after the signature", good.replace(/=\n$/, "= x\n")],
    ["a space at the end", good.replace(/\n$/, " \n")],
    ["a signature without padding", good.replace(/=+\n$/, "\n")],
    ["a signature in base64url", good.replace(/ [^ ]+\n$/, " AAAAAA_-\n")],
    ["an id without a signature", good.replace(/ [^ ]+\n$/, " AAAAAA==\n")],
    ["a signature shorter than an id", good.replace(/ [^ ]+\n$/, " AAAA\n")],
    ["a carriage return", good.replaceAll("\n", "\r\n")],
    ["a tab in the text", good.replace("text", "te\txt")],
    ["a NUL in the text", good.replace("text", "te\0xt")],
    ["an escape in the text", good.replace("text", "te\u001bxt")],
  ])("%s", (_, note) => {
    expect(verifySignedNote(note, [alice.key]).kind).toBe("malformed");
    expect(parseSignedNote(toUtf8(note)).ok).toBe(false);
  });

  test("bytes that are not UTF-8, or text that has none", () => {
    const bytes = toUtf8(good);
    for (const octets of [
      [0xff],
      [0xc3],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
    ]) {
      const problem = "it is not UTF-8";
      expect(parseSignedNote(Uint8Array.of(...octets, ...bytes))).toEqual({ ok: false, problem });
    }
    expect(parseSignedNote(`\ud800${good}`).ok).toBe(false);
  });

  test("a byte order mark is part of the text, not a mark", () => {
    expect(verifySignedNote(toUtf8(`\ufeff${good}`), [alice.key]).kind).toBe("signature-fails");
  });
});

describe("writing", () => {
  test("a signature is added below the others and leaves the text as it was", () => {
    const text = "text\n";
    const note = signed(text, alice);
    const added = addSignature(note, { ...bob, signature: bob.sign(toUtf8(text)) });
    expect(added.startsWith(note)).toBe(true);
    expect(added).toBe(signed(text, alice, bob));
    expect(() => addSignature("text\n", { ...bob, signature: Uint8Array.of(1) })).toThrow(
      "no empty",
    );
  });

  test("what no reader would take is not written", () => {
    const signature = { name: "a", keyId: "00000000", signature: Uint8Array.of(1) };
    const write = (note: Partial<SignedNote>) => () =>
      formatSignedNote({ text: "text\n", signatures: [signature], ...note });
    expect(write({})).not.toThrow();
    expect(write({ text: "text" })).toThrow("last line end");
    expect(write({ text: "te\rxt\n" })).toThrow("control characters");
    expect(write({ text: "te\ud800xt\n" })).toThrow("control characters");
    expect(write({ signatures: [] })).toThrow("1 to 128");
    for (const bad of [
      { name: "a b" },
      { name: "" },
      { keyId: "0" },
      { signature: new Uint8Array() },
    ]) {
      expect(write({ signatures: [{ ...signature, ...bad }] })).toThrow("cannot write a signature");
    }
  });

  test("signature lines alone are read as a witness answers them", () => {
    const written = formatSignatureLine({ ...bob, signature: Uint8Array.of(1, 2) });
    const value = [{ name: bob.name, keyId: bob.keyId, signature: Uint8Array.of(1, 2) }];
    expect(parseSignatureLines(toUtf8(written))).toEqual({ ok: true, value });
    for (const bad of ["", "\n", `\n${written}`, `${written}\n`, written.slice(0, -1)]) {
      expect(parseSignatureLines(bad).ok).toBe(false);
    }
  });
});
