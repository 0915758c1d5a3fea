import { describe, expect, test } from "@jest/globals";
import { Line } from "#app/browser/uploader/line.ts";
import { askAgainMillis, whatNext } from "#app/browser/uploader/what-next.ts";
import { staysInReport } from "#app/browser/uploader/stay-on-page.ts";

const answered = (status: number, body = "", retryAfter: string | null = null) => ({
  status,
  body,
  retryAfter,
});

describe("what an answer means for a file on its way", () => {
  test.each([
    [400, "empty\n", "empty"],
    [403, "no-draft\n", "no-draft"],
    [404, "not-found\n", "not-found"],
    [410, "not-read\n", "expired"],
    [412, "other-report\n", "other-report"],
    [413, "report-full\n", "report-full"],
    [415, "program\n", "program"],
  ])("%d ends it, with the server's reason", (status, body, code) => {
    expect(whatNext(answered(status, body), 0)).toEqual({ kind: "give-up", code });
  });

  test.each([
    [403, "no-draft"],
    [404, "not-found"],
    [410, "expired"],
    [412, "other-report"],
    [401, "no-draft"],
  ])("%d to a question for the offset, which has no body, has a reason too", (status, code) => {
    expect(whatNext(answered(status), 0)).toEqual({ kind: "give-up", code });
  });

  test("a page of something between us and the server is no reason", () => {
    const page = "<html><body>Request too large</body></html>";
    expect(whatNext(answered(413, page), 0)).toEqual({ kind: "give-up", code: "" });
  });

  test.each([408, 409, 423, 429, 500, 502, 503, 504, 520])("%d passes", (status) => {
    expect(whatNext(answered(status), 0)).toEqual({ kind: "wait", millis: 0, because: "busy" });
    expect(whatNext(answered(status), 1_000).kind).toBe("wait");
  });

  test("a server that says when to come again is believed, within reason", () => {
    const millis = (retryAfter: string, tries = 0) => {
      const next = whatNext(answered(503, "busy\n", retryAfter), tries);
      return next.kind === "wait" ? next.millis : undefined;
    };
    expect(millis("60")).toBe(60_000);
    expect(millis("5", 100)).toBe(15_000);
    expect(millis("86400")).toBe(600_000);
    expect(millis("Sun, 29 Nov 2026 10:00:00 GMT")).toBe(0);
    expect(millis("-1")).toBe(0);
  });

  test("a full disk is asked again after the time it says, else after five minutes", () => {
    const wait = { kind: "wait", because: "no-room" };
    expect(whatNext(answered(507, "no-room\n", "120"), 0)).toEqual({ ...wait, millis: 120_000 });
    expect(whatNext(answered(507, "no-room\n"), 0)).toEqual({ ...wait, millis: 300_000 });
  });

  test("without an answer it is tried at once, then less and less often, and never given up", () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 1_000_000].map((tries) => whatNext(undefined, tries));
    expect(waits.map((next) => (next.kind === "wait" ? next.millis : next.kind))).toEqual([
      ...[0, 1_000, 3_000, 5_000, 10_000, 15_000, 15_000, 15_000],
    ]);
    expect(new Set(waits.map((next) => next.kind === "wait" && next.because))).toEqual(
      new Set(["unreached"]),
    );
  });
});

test("the check of a file is asked for often at first, and then seldom", () => {
  expect([0, 19, 20, 1_000].map(askAgainMillis)).toEqual([3_000, 3_000, 30_000, 30_000]);
});

describe("what a page learns of its line", () => {
  test("after a silence it is more patient and sends less at a time, and that stays", () => {
    const line = new Line();
    expect([line.patienceMillis, line.pieceBytes]).toEqual([60_000, 8_388_608]);
    const waits: number[] = [];
    for (let silence = 0; silence < 4; silence += 1) {
      line.wasSilent(line.patienceMillis);
      waits.push(line.patienceMillis);
    }
    expect(waits).toEqual([120_000, 240_000, 240_000, 240_000]);
    expect(line.pieceBytes).toBe(1_048_576);
  });

  test("files that waited through the same silence count it once", () => {
    const line = new Line();
    line.wasSilent(60_000);
    line.wasSilent(60_000);
    expect(line.patienceMillis).toBe(120_000);
  });
});

test.each([
  ["/report/evidence", true],
  ["/report", true],
  ["/report/delete", false],
  // What is written then is not written on the page of another report, whose files are still on their way.
  ["/report/start", false],
  ["/follow-up", false],
])("a form or link to %s stays in the page while files go: %s", (path, isStaying) => {
  const origin = "https://portal.example";
  expect(staysInReport(new URL(path, origin), { origin })).toBe(isStaying);
});
