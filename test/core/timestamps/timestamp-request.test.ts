import { expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { formatTimestampRequest, nonceFrom } from "#app/core/timestamps/timestamp-request.ts";
import { describeWithOpenssl } from "#test/support/openssl-program.ts";

const digest = sha256(toUtf8("hello"));

test("a request without a nonce is 59 bytes, one with a nonce 69, laid out as the standard has them", () => {
  const imprint = `3031300d060960864801650304020105000420${toHex(digest)}`;
  expect(toHex(formatTimestampRequest({ digest }))).toBe(`3039020101${imprint}0101ff`);
  const nonce = Uint8Array.of(0x4a, 1, 2, 3, 4, 5, 6, 7);
  expect(toHex(formatTimestampRequest({ digest, nonce }))).toBe(
    `3043020101${imprint}02084a010203040506070101ff`,
  );
});

test("whatever is random makes a nonce that is a positive number of eight octets", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (random) => {
      const nonce = nonceFrom(random);
      expect(nonce[0]).toBeGreaterThan(0);
      expect(nonce[0]).toBeLessThan(0x80);
      expect(formatTimestampRequest({ digest, nonce })).toHaveLength(69);
    }),
  );
});

test("what is no digest, and what is no nonce, makes no request", () => {
  expect(() => formatTimestampRequest({ digest: new Uint8Array(20) })).toThrow("32 bytes");
  for (const nonce of [new Uint8Array(8), new Uint8Array(8).fill(0xff), Uint8Array.of(1)]) {
    expect(() => formatTimestampRequest({ digest, nonce })).toThrow("nonce");
  }
});

describeWithOpenssl("beside the openssl program", () => {
  test("it writes the same bytes, and reads ours", () => {
    const folder = mkdtempSync(join(tmpdir(), "bw-tsq-"));
    try {
      const at = (name: string) => join(folder, name);
      writeFileSync(at("data"), "hello");
      const query = ["ts", "-query", "-data", at("data"), "-sha256", "-cert"];
      execFileSync("openssl", [...query, "-no_nonce", "-out", at("q")], { stdio: "pipe" });
      expect(readFileSync(at("q")).toString("hex")).toBe(toHex(formatTimestampRequest({ digest })));
      const nonce = nonceFrom(new Uint8Array(8).fill(0xa5));
      writeFileSync(at("ours"), formatTimestampRequest({ digest, nonce }));
      const said = execFileSync("openssl", ["ts", "-query", "-in", at("ours"), "-text"], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
      expect(said).toContain("Nonce: 0x65A5A5A5A5A5A5A5");
      expect(said).toContain("Certificate required: yes");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
