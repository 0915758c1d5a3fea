import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { CosignerType } from "#app/core/custody/cosignature.ts";
import {
  cosignatureMessage,
  formatTimedSignature,
  parseTimedSignature,
  spanMessage,
  verifyCosignature,
} from "#app/core/custody/cosignature.ts";
import { addSignature } from "#app/core/custody/signed-note.ts";
import { cosignCheckpoint } from "#app/core/custody/signer.ts";
import type { TrustPolicy } from "#app/core/custody/trust-policy.ts";
import { verifyCheckpoint } from "#app/core/custody/verify-checkpoint.ts";
import { concatBytes, fromHex, fromUtf8, toHex, toUtf8 } from "#app/core/encoding.ts";
import type { MadeKey } from "./made-keys.ts";
import { CLERK, INSPECTOR, madeKey, WORKED_LOG } from "./made-keys.ts";
import { withBitFlipped } from "./made-log.ts";
import {
  WORKED_COSIGNED_AT,
  WORKED_COSIGNATURE,
  WORKED_NOTE,
  WORKED_ROOT_OF_6,
} from "./worked-vector.ts";

const text = WORKED_NOTE.slice(0, WORKED_NOTE.indexOf("\n\n") + 1);
const root = fromHex(WORKED_ROOT_OF_6) ?? new Uint8Array();
const origin = "custody.example.gov/log1";
const time = WORKED_COSIGNED_AT;

const policy: TrustPolicy = {
  logs: [{ key: WORKED_LOG.key, url: undefined }],
  witnesses: [
    { name: "clerk", key: CLERK.key, url: undefined },
    { name: "inspector", key: INSPECTOR.key, url: undefined },
  ],
  groups: [{ name: "both", threshold: 2, members: ["clerk", "inspector"] }],
  quorum: "both",
};

/** The worked note with a cosignature of each, at its time. */
function cosigned(...cosigners: readonly (readonly [MadeKey<CosignerType>, number])[]): string {
  return cosigners.reduce(
    (note, [cosigner, at]) => addSignature(note, cosignCheckpoint(text, cosigner, at)),
    WORKED_NOTE,
  );
}

function verify(cosigner: MadeKey<CosignerType>, bytes: Uint8Array, signed = text) {
  return verifyCosignature({
    cosigner: { ...cosigner.key, type: cosigner.type },
    text: signed,
    bytes,
  });
}

describe("what is signed", () => {
  test("Ed25519: two lines of text and the checkpoint's text", () => {
    const message = cosignatureMessage({ cosigner: CLERK, time: 1679315147, text });
    expect(fromUtf8(message)).toBe(`cosignature/v1\ntime 1679315147\n${text}`);
  });

  test("Ed25519: extension lines are covered", () => {
    const message = cosignatureMessage({ cosigner: CLERK, time, text: `${text}more\n` });
    expect(fromUtf8(message)).toBe(`cosignature/v1\ntime ${String(time)}\n${text}more\n`);
  });

  test("ML-DSA-44: the structure, octet by octet", () => {
    const name = "inspector.example.gov/witness";
    const layout = [
      toHex(toUtf8("subtree/v1\n")),
      "00",
      "1d",
      toHex(toUtf8(name)),
      "0000000069692b20",
      "18",
      toHex(toUtf8(origin)),
      "0000000000000000",
      "0000000000000006",
      WORKED_ROOT_OF_6,
    ];
    expect(toHex(cosignatureMessage({ cosigner: INSPECTOR, time, text }))).toBe(layout.join(""));
  });

  test("ML-DSA-44: extension lines are not covered", () => {
    const message = cosignatureMessage({ cosigner: INSPECTOR, time, text });
    expect(cosignatureMessage({ cosigner: INSPECTOR, time, text: `${text}more\n` })).toEqual(
      message,
    );
  });

  test("numbers take eight octets, the greatest first", () => {
    const span = { cosigner: "w", time: 0, origin: "l", start: 2 ** 40, end: 2 ** 53 - 1, root };
    expect(toHex(spanMessage(span))).toContain("0000010000000000001fffffffffffff");
  });

  test("what the structure cannot hold is not signed", () => {
    const span = { cosigner: "w", time, origin, start: 0, end: 6, root };
    expect(() => spanMessage(span)).not.toThrow();
    for (const bad of [
      { cosigner: "" },
      { cosigner: "w".repeat(256) },
      { origin: "é".repeat(128) },
    ]) {
      expect(() => spanMessage({ ...span, ...bad })).toThrow("1 to 255 octets");
    }
    expect(() => spanMessage({ ...span, start: 1 })).toThrow("only a whole tree has a time");
    expect(() => spanMessage({ ...span, start: 1, time: 0 })).not.toThrow();
    expect(() => spanMessage({ ...span, start: 7, time: 0 })).toThrow("no counts");
    expect(() => spanMessage({ ...span, time: 1.5 })).toThrow("no counts");
    expect(() => spanMessage({ ...span, end: -1 })).toThrow("no counts");
    expect(() => spanMessage({ ...span, root: root.slice(1) })).toThrow("32 bytes");
    expect(() => cosignatureMessage({ cosigner: CLERK, time: -1, text })).toThrow("not a count");
    expect(() => cosignatureMessage({ cosigner: CLERK, time, text: "no\n" })).toThrow(
      "cannot cosign",
    );
    expect(() => cosignCheckpoint(text, CLERK, 0)).toThrow("with the time");
  });
});

describe("time and signature", () => {
  const lengths = { "ed25519-cosigner": 64, "ml-dsa-44-cosigner": 2420 } as const;
  const types = ["ed25519-cosigner", "ml-dsa-44-cosigner"] as const;

  test("are joined and taken apart again", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom(...types), fc.nat(255), (at, type, fill) => {
        const timed = { time: at, signature: new Uint8Array(lengths[type]).fill(fill) };
        const bytes = formatTimedSignature(timed);
        expect(parseTimedSignature(type, bytes)).toEqual({ ok: true, value: timed });
        const within = concatBytes(Uint8Array.of(1, 2, 3), bytes).subarray(3);
        expect(parseTimedSignature(type, within)).toEqual({ ok: true, value: timed });
        expect(parseTimedSignature(type, bytes.slice(1)).ok).toBe(false);
        expect(parseTimedSignature(type, concatBytes(bytes, Uint8Array.of(0))).ok).toBe(false);
      }),
    );
  });

  test("a time that cannot be counted is refused", () => {
    for (const hex of [
      "0020000000000000",
      "7fffffffffffffff",
      "8000000000000000",
      "ffffffffffffffff",
    ]) {
      const bytes = concatBytes(fromHex(hex) ?? new Uint8Array(), new Uint8Array(64));
      expect(parseTimedSignature("ed25519-cosigner", bytes).ok).toBe(false);
    }
    expect(parseTimedSignature("ed25519-cosigner", new Uint8Array()).ok).toBe(false);
    expect(() => formatTimedSignature({ time: -1, signature: root })).toThrow("not a time");
  });
});

describe.each([
  ["Ed25519", CLERK],
  ["ML-DSA-44", INSPECTOR],
] as const)("a cosignature by %s", (_, cosigner) => {
  const { signature } = cosignCheckpoint(text, cosigner, time);

  test("holds for this checkpoint, time and cosigner alone", () => {
    expect(verify(cosigner, signature)).toBe(time);
    for (const [one, other] of [
      ["log1", "log2"],
      ["\n6\n", "\n7\n"],
      ["Th6L", "Th6M"],
    ] as const) {
      expect(verify(cosigner, signature, text.replace(one, other))).toBeUndefined();
    }
    const stranger = madeKey(cosigner.type, cosigner.name, 9);
    expect(verify(stranger, signature)).toBeUndefined();
    const later = concatBytes(
      formatTimedSignature({ time: time + 1, signature: signature.slice(8) }),
    );
    expect(verify(cosigner, later)).toBeUndefined();
    expect(verify(cosigner, signature, "no checkpoint\n")).toBeUndefined();
  });

  test("any change of one bit is detected", () => {
    fc.assert(
      fc.property(fc.nat(signature.length * 8 - 1), (bit) => {
        expect(verify(cosigner, withBitFlipped(signature, bit))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});

test("the worked cosignature is made and verifies", () => {
  expect(cosigned([CLERK, time])).toBe(`${WORKED_NOTE}${WORKED_COSIGNATURE}`);
});

test("an ML-DSA-44 cosignature says who made it; another name under the same key fails", () => {
  const { signature } = cosignCheckpoint(text, INSPECTOR, time);
  expect(
    verify({ ...INSPECTOR, key: { ...INSPECTOR.key, name: "other.example" } }, signature),
  ).toBeUndefined();
});

test("a log whose origin no ML-DSA-44 cosignature can name is verified without throwing", () => {
  const long = text.replace(origin, "x".repeat(256));
  const { signature } = cosignCheckpoint(text, INSPECTOR, time);
  expect(verify(INSPECTOR, signature, long)).toBeUndefined();
});

test("a plain signature by a cosigner's key is no cosignature", () => {
  const signature = CLERK.sign(toUtf8(text));
  expect(verify(CLERK, signature)).toBeUndefined();
  const timed = formatTimedSignature({ time, signature });
  expect(verify(CLERK, timed)).toBeUndefined();
});

describe("a checkpoint with cosignatures", () => {
  test("is verified with those of the witnesses that the policy knows", () => {
    const stranger = madeKey("ed25519-cosigner", "stranger.example", 10);
    const note = cosigned([CLERK, time], [stranger, time], [INSPECTOR, time + 5]);
    expect(verifyCheckpoint({ note, policy })).toMatchObject({
      kind: "verified",
      cosignatures: [
        { witness: { name: "clerk" }, time, state: "counted" },
        { witness: { name: "inspector" }, time: time + 5, state: "counted" },
      ],
      quorum: { kind: "met", witnesses: ["clerk", "inspector"] },
    });
  });

  test("is not enough with too few of them", () => {
    const outcome = verifyCheckpoint({ note: cosigned([CLERK, time]), policy });
    expect(outcome).toMatchObject({
      kind: "quorum-not-met",
      quorum: { witnesses: ["clerk"], sentence: expect.stringContaining("not enough") },
    });
    const twice = verifyCheckpoint({ note: cosigned([CLERK, time], [CLERK, time + 1]), policy });
    expect(twice.kind).toBe("quorum-not-met");
  });

  test("does not count a time later than the reader allows, nor none", () => {
    const note = cosigned([CLERK, time + 1], [INSPECTOR, time]);
    expect(verifyCheckpoint({ note, policy, notAfter: time + 1 }).kind).toBe("verified");
    expect(verifyCheckpoint({ note, policy, notAfter: time })).toMatchObject({
      kind: "quorum-not-met",
      cosignatures: [{ state: "in-the-future" }, { state: "counted" }],
      quorum: { witnesses: ["inspector"] },
    });
    for (const cosigner of [CLERK, INSPECTOR]) {
      const message = cosignatureMessage({ cosigner, time: 0, text });
      const signature = formatTimedSignature({ time: 0, signature: cosigner.sign(message) });
      const timeless = addSignature(WORKED_NOTE, { ...cosigner, signature });
      const quorum = cosigner === CLERK ? "clerk" : "inspector";
      expect(verifyCheckpoint({ note: timeless, policy: { ...policy, quorum } })).toMatchObject({
        kind: "quorum-not-met",
        cosignatures: [{ state: "without-time" }],
      });
    }
  });

  test("is worthless when a known witness's signature fails, or the log's is missing", () => {
    const note = cosigned([CLERK, time], [INSPECTOR, time]);
    const changed = note.replace("\n6\n", "\n7\n");
    expect(verifyCheckpoint({ note: changed, policy }).kind).toBe("signature-fails");
    const bad = addSignature(note, { ...CLERK, signature: new Uint8Array(72).fill(1) });
    expect(verifyCheckpoint({ note: bad, policy })).toEqual({
      kind: "signature-fails",
      key: CLERK.key,
    });
    const lines = note.split("\n");
    const withoutLog = [...lines.slice(0, 4), ...lines.slice(5)].join("\n");
    expect(verifyCheckpoint({ note: withoutLog, policy })).toEqual({
      kind: "not-signed-by-log",
      origin,
    });
  });

  test("any change of one bit is detected while the policy needs all who signed", () => {
    const bytes = toUtf8(cosigned([CLERK, time], [INSPECTOR, time]));
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const note = withBitFlipped(bytes, bit);
        expect(verifyCheckpoint({ note, policy }).kind).not.toBe("verified");
      }),
      { numRuns: 1000 },
    );
  });
});
