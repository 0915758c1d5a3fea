import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createShortSecrets } from "#app/adapters/security/short-secrets.ts";

const secrets = createShortSecrets();
const HOLDER = { purpose: "receipt-code", id: "drf_00000000000000000000000001" } as const;

test("tokens are 256 bits of base64url and differ; the database keeps their SHA-256", () => {
  const tokens = Array.from({ length: 500 }, () => secrets.newToken());
  expect(new Set(tokens).size).toBe(500);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  const [token = ""] = tokens;
  expect(secrets.hashToken(token)).toBe(createHash("sha256").update(token).digest("hex"));
});

test("the holder of the token sees the text again, for this purpose and id only", () => {
  const secret = secrets.newToken();
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
      const sealed = secrets.seal({ ...HOLDER, secret, text });
      expect(sealed).toMatch(/^[\w-]+$/);
      expect(secrets.open({ ...HOLDER, secret, sealed })).toBe(text);
      expect(secrets.open({ ...HOLDER, secret: secrets.newToken(), sealed })).toBeUndefined();
      expect(
        secrets.open({ ...HOLDER, secret: secrets.hashToken(secret), sealed }),
      ).toBeUndefined();
      const id = "drf_00000000000000000000000002";
      expect(secrets.open({ ...HOLDER, id, secret, sealed })).toBeUndefined();
    }),
  );
});

test("a changed, cut or foreign box opens for nobody, without an error", () => {
  const secret = secrets.newToken();
  const box = Buffer.from(secrets.seal({ ...HOLDER, secret, text: "1234 5678" }), "base64url");
  const opens = (bytes: Buffer) =>
    secrets.open({ ...HOLDER, secret, sealed: bytes.toString("base64url") });
  expect(opens(box)).toBe("1234 5678");
  for (let at = 0; at < box.length; at += 1) {
    const changed = Buffer.from(box);
    changed[at] = (changed[at] ?? 0) ^ 128;
    expect(opens(changed)).toBeUndefined();
    expect(opens(box.subarray(0, at))).toBeUndefined();
  }
  expect(secrets.open({ ...HOLDER, secret, sealed: "not base64 at all!" })).toBeUndefined();
});

test("the same text is never the same box", () => {
  const secret = secrets.newToken();
  const boxes = Array.from({ length: 100 }, () =>
    secrets.seal({ ...HOLDER, secret, text: "1234" }),
  );
  expect(new Set(boxes).size).toBe(100);
});
