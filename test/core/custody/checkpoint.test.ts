import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { formatCheckpoint, parseCheckpoint } from "#app/core/custody/checkpoint.ts";
import { signCheckpoint } from "#app/core/custody/signer.ts";
import { formatSignedNote } from "#app/core/custody/signed-note.ts";
import { officeOnlyPolicy } from "#app/core/custody/trust-policy.ts";
import { verifyCheckpoint } from "#app/core/custody/verify-checkpoint.ts";
import { fromHex, toBase64, toUtf8 } from "#app/core/encoding.ts";
import { madeKey, WORKED_LOG } from "./made-keys.ts";
import { withBitFlipped } from "./made-log.ts";
import { WORKED_NOTE, WORKED_ROOT_OF_6 } from "./worked-vector.ts";

const origin = "custody.example.gov/log1";
const root = fromHex(WORKED_ROOT_OF_6) ?? new Uint8Array();
const text = `${origin}\n6\n${toBase64(root)}\n`;
const policy = officeOnlyPolicy([WORKED_LOG.key]);

const anyHead = fc.record({
  origin: fc.stringMatching(/^[a-z0-9./-]{1,60}$/),
  size: fc.maxSafeNat(),
  root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
});

function signedText(signedText: string): string {
  const signature = WORKED_LOG.sign(toUtf8(signedText));
  return formatSignedNote({ text: signedText, signatures: [{ ...WORKED_LOG, signature }] });
}

describe("the worked example", () => {
  test("is written to the byte and verifies", () => {
    expect(formatCheckpoint({ origin, size: 6, root })).toBe(text);
    expect(signCheckpoint({ origin, size: 6, root }, [WORKED_LOG])).toBe(WORKED_NOTE);
    expect(verifyCheckpoint({ note: WORKED_NOTE, policy })).toMatchObject({
      kind: "verified",
      checkpoint: { origin, size: 6, root, extensions: [] },
      logKeys: [WORKED_LOG.key],
      cosignatures: [],
      quorum: {
        kind: "office-only",
        sentence: expect.stringContaining("signed by the office only"),
      },
    });
  });

  test("any change of one bit of its note is detected", () => {
    const bytes = toUtf8(WORKED_NOTE);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const note = withBitFlipped(bytes, bit);
      expect(verifyCheckpoint({ note, policy }).kind).not.toBe("verified");
    }
  });
});

test("every checkpoint is written and read back", () => {
  fc.assert(
    fc.property(anyHead, (head) => {
      const written = formatCheckpoint(head);
      const value = { ...head, extensions: [] };
      expect(parseCheckpoint(toUtf8(written))).toEqual({ ok: true, value });
    }),
  );
});

test("extension lines are kept on reading", () => {
  const read = parseCheckpoint(`${text}one more\nand another\n`);
  expect(read).toMatchObject({ ok: true, value: { extensions: ["one more", "and another"] } });
  const note = signedText(`${text}one more\n`);
  expect(verifyCheckpoint({ note, policy })).toMatchObject({
    kind: "verified",
    checkpoint: { extensions: ["one more"] },
  });
});

test("an empty tree has the size 0, and an origin may be any line", () => {
  expect(parseCheckpoint(text.replace("6", "0"))).toMatchObject({ ok: true, value: { size: 0 } });
  expect(parseCheckpoint(text.replace(origin, "Our log + yours"))).toMatchObject({ ok: true });
});

test.each([
  ["nothing", ""],
  ["one line", `${origin}\n`],
  ["two lines", `${origin}\n6\n`],
  ["no end", text.slice(0, -1)],
  ["no origin", text.replace(origin, "")],
  ["a leading zero", text.replace("\n6\n", "\n06\n")],
  ["two zeros", text.replace("\n6\n", "\n00\n")],
  ["a sign", text.replace("\n6\n", "\n+6\n")],
  ["a negative size", text.replace("\n6\n", "\n-6\n")],
  ["a fraction", text.replace("\n6\n", "\n6.0\n")],
  ["an exponent", text.replace("\n6\n", "\n6e0\n")],
  ["hexadecimal", text.replace("\n6\n", "\n0x6\n")],
  ["a space before the size", text.replace("\n6\n", "\n 6\n")],
  ["digits of another script", text.replace("\n6\n", "\n\u0666\n")],
  ["no size", text.replace("\n6\n", "\n\n")],
  ["a size that cannot be counted", text.replace("\n6\n", "\n9007199254740992\n")],
  ["a root of 31 bytes", text.replace(toBase64(root), toBase64(root.slice(1)))],
  ["a root of 33 bytes", text.replace(toBase64(root), toBase64(Uint8Array.of(0, ...root)))],
  ["a root without padding", text.replace("=", "")],
  ["a root in a second spelling", text.replace("iaY=", "iaZ=")],
  ["a root in hexadecimal", text.replace(toBase64(root), WORKED_ROOT_OF_6)],
  ["an empty extension line", `${text}\n`],
  ["an empty line between extension lines", `${text}one\n\ntwo\n`],
  ["a carriage return", text.replaceAll("\n", "\r\n")],
])("%s is refused, however well it is signed", (_, bad) => {
  expect(parseCheckpoint(bad).ok).toBe(false);
  // What cannot be the text of a note at all cannot be signed either.
  if (!bad.endsWith("\n") || bad.includes("\r")) return;
  expect(verifyCheckpoint({ note: signedText(bad), policy }).kind).toBe("malformed");
});

test("what no reader would take is not written", () => {
  const head = { origin, size: 6, root };
  const written = (bad: Partial<typeof head>) => () => formatCheckpoint({ ...head, ...bad });
  for (const bad of [
    "",
    "a b",
    "a+b",
    "a\nb",
    "a\u0001b",
    "a\ud800",
    "x".repeat(256),
    "é".repeat(128),
  ]) {
    expect(written({ origin: bad })).toThrow("the origin of a log");
  }
  for (const size of [-1, 1.5, NaN, 2 ** 53]) expect(written({ size })).toThrow("leaves");
  expect(written({ root: root.slice(1) })).toThrow("32 bytes");
  const other = madeKey("ed25519", "another.example", 5);
  expect(() => signCheckpoint(head, [other])).toThrow("under its origin");
});

describe("who signed", () => {
  const stranger = madeKey("ed25519", origin, 6);

  test("a log that the policy does not name is unknown", () => {
    const note = signedText(text.replace("log1", "log2"));
    expect(verifyCheckpoint({ note, policy })).toEqual({
      kind: "unknown-log",
      origin: "custody.example.gov/log2",
    });
  });

  test("a known log's origin with a stranger's key is not signed by the log", () => {
    const note = signCheckpoint({ origin, size: 6, root }, [stranger]);
    expect(verifyCheckpoint({ note, policy })).toEqual({ kind: "not-signed-by-log", origin });
  });

  test("a key of one log does not sign for another", () => {
    const other = madeKey("ed25519", "another.example", 7);
    const signature = { ...other, signature: other.sign(toUtf8(text)) };
    const note = formatSignedNote({ text, signatures: [signature] });
    const both = officeOnlyPolicy([WORKED_LOG.key, other.key]);
    expect(verifyCheckpoint({ note, policy: both })).toEqual({ kind: "not-signed-by-log", origin });
  });

  test("while one key replaces another both sign, and each is enough", () => {
    const note = signCheckpoint({ origin, size: 6, root }, [WORKED_LOG, stranger]);
    for (const known of [[WORKED_LOG.key], [stranger.key], [WORKED_LOG.key, stranger.key]]) {
      const outcome = verifyCheckpoint({ note, policy: officeOnlyPolicy(known) });
      expect(outcome).toMatchObject({ kind: "verified", logKeys: known });
    }
  });
});
