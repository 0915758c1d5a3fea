import { describe, expect, test } from "@jest/globals";
import { readFound, readVersion } from "#app/adapters/security/clamd-answers.ts";
import { scanVerdict, type ScanAnswer } from "#app/core/evidence/scan-verdict.ts";
import { parseInstant, type Instant } from "#app/core/instant.ts";

const at = (text: string): Instant => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(text);
  return instant;
};
const now = at("2026-11-22T12:00:00.000Z");
const answer: ScanAnswer = {
  engine: "clamav",
  version: "1.4.6",
  signaturesAt: at("2026-11-21T09:00:00.000Z"),
  found: null,
  whole: true,
};

describe("what may be said after a scan", () => {
  test("clean, of a whole file that young signatures have seen", () => {
    expect(scanVerdict(answer, now)).toEqual({ state: "clean", why: null, signature: null });
  });

  test("a hit, however old the signatures and however little was seen", () => {
    const found = { ...answer, found: "Eicar", whole: false, signaturesAt: null };
    expect(scanVerdict(found, now)).toMatchObject({ state: "found", signature: "Eicar" });
  });

  test.each([
    [{ signaturesAt: at("2026-11-15T11:59:59.000Z") }, "signatures-old"],
    [{ signaturesAt: null }, "signatures-undated"],
    [{ whole: false }, "partly-scanned"],
  ])("%j is not scanned: %s", (less, why) => {
    expect(scanVerdict({ ...answer, ...less }, now)).toMatchObject({ state: "not-scanned", why });
  });
});

describe("clamd's answers", () => {
  test("its version, with the signatures' date where it has one", () => {
    expect(readVersion("ClamAV 1.4.6/27450/Sat Nov 21 09:00:00 2026\0")).toEqual({
      engine: "clamav",
      version: "1.4.6",
      signaturesAt: "2026-11-21T09:00:00.000Z",
    });
    expect(readVersion("ClamAV 1.4.6\0").signaturesAt).toBeNull();
    expect(() => readVersion("SSH-2.0-OpenSSH\r\n")).toThrow();
  });

  test.each([
    ["stream: OK\0", { kind: "nothing" }],
    ["stream: Eicar.UNOFFICIAL FOUND\0", { kind: "found", signature: "Eicar.UNOFFICIAL" }],
    ["stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0", { kind: "limit" }],
    ["INSTREAM size limit exceeded. ERROR\0", { kind: "limit" }],
    ["stream: Can't allocate memory ERROR\0", { kind: "not-read" }],
    ["", { kind: "not-read" }],
    ["OK", { kind: "not-read" }],
  ])("%j", (text, read) => {
    expect(readFound(text)).toEqual(read);
  });
});
