import { describe, expect, test } from "@jest/globals";
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { searchWork } from "#app/browser/flood-work/search.ts";
import { judgeTicket } from "#app/core/flood/judge-ticket.server.ts";
import { readTicket, TICKET_MILLIS, writeTicket } from "#app/core/flood/ticket.server.ts";
import { isWorkDone } from "#app/core/flood/work.server.ts";

const KEY = new Uint8Array(32).fill(7);
const ID = new Uint8Array(16).fill(9);
const ABOUT = { form: "report", subject: "drf_1" } as const;
const NOW = Date.UTC(2026, 10, 28);
const EASY = { tries: 64, waitSeconds: 40, issuedAt: NOW };
const ticket = writeTicket(KEY, ABOUT, EASY, ID);

describe("a ticket", () => {
  test("says when it was given, what it asks for, and nothing of what it is for", () => {
    expect(readTicket(KEY, ABOUT, ticket)).toMatchObject(EASY);
    expect(ticket).not.toContain("drf");
    const short = Buffer.from(ticket).byteLength;
    expect(short).toBeLessThanOrEqual(110);
  });

  test("is worth nothing with another key, for another form or subject, or changed in any sign", () => {
    expect(readTicket(new Uint8Array(32), ABOUT, ticket)).toBeUndefined();
    expect(readTicket(KEY, { ...ABOUT, form: "follow-up" }, ticket)).toBeUndefined();
    expect(readTicket(KEY, { ...ABOUT, subject: "drf_2" }, ticket)).toBeUndefined();
    for (let at = 0; at < ticket.length; at += 1) {
      for (const sign of ["0", "A", "z", ".", "-"]) {
        if (ticket.charAt(at) === sign) continue;
        const changed = ticket.slice(0, at) + sign + ticket.slice(at + 1);
        expect(readTicket(KEY, ABOUT, changed)).toBeUndefined();
      }
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readTicket(KEY, ABOUT, text)).toBeUndefined();
      }),
    );
  });

  test("has every part of its MAC with its length in front: a sign moved over a border is another ticket", () => {
    const part = (text: string) => `${text.length}:${text}`;
    const [, issued = "", tries = "", wait = "", id = "", mac] = ticket.split(".");
    const parts = ["flood ticket", "1", "report", "drf_1", issued, tries, wait, id].map(part);
    expect(createHmac("sha256", KEY).update(parts.join("")).digest("base64url")).toBe(mac);
    // The same letters, cut elsewhere.
    const moved = ["1", issued + tries.slice(0, 1), tries.slice(1), wait, id, mac].join(".");
    expect(moved.replaceAll(".", "")).toBe(ticket.replaceAll(".", ""));
    expect(readTicket(KEY, ABOUT, moved)).toBeUndefined();
  });
});

describe("its work", () => {
  test("is found by the page's script and checked by the server", () => {
    for (const tries of [8, 64, 1_000, 20_000]) {
      const one = writeTicket(KEY, ABOUT, { ...EASY, tries }, ID);
      const answer = searchWork(one, tries);
      expect(isWorkDone(one, tries, answer)).toBe(true);
      expect(isWorkDone(one, 100 * tries, answer)).toBe(false);
    }
  });

  test("done for one ticket is worth nothing for another one, nor guessed", () => {
    const hard = { ...EASY, tries: 8_000 };
    const one = writeTicket(KEY, ABOUT, hard, ID);
    const others = [
      writeTicket(KEY, ABOUT, { ...hard, issuedAt: NOW + 1 }, ID),
      writeTicket(KEY, ABOUT, hard, new Uint8Array(16).fill(8)),
      writeTicket(KEY, { ...ABOUT, subject: "drf_2" }, hard, ID),
    ];
    const answer = searchWork(one, hard.tries);
    for (const other of others) expect(isWorkDone(other, hard.tries, answer)).toBe(false);
    const guessed = [
      "",
      "0.0.0.0.0.0.0.0",
      `${answer}.0`,
      answer.slice(0, -2),
      "zzzzzzz".repeat(8),
    ];
    for (const guess of guessed) expect(isWorkDone(one, hard.tries, guess)).toBe(false);
    // No piece counts for another one.
    const [first = "0"] = answer.split(".");
    expect(isWorkDone(one, hard.tries, Array(8).fill(first).join("."))).toBe(false);
  });
});

describe("a form with a ticket", () => {
  const asked = { tries: 64, waitSeconds: 90 };
  const judge = (age: number, answer = "", wait = 40) => {
    const text = writeTicket(KEY, ABOUT, { ...EASY, waitSeconds: wait }, ID);
    const read = readTicket(KEY, ABOUT, text);
    const work = answer === "work" ? searchWork(text, EASY.tries) : answer;
    return judgeTicket(read, { ticket: text, answer: work }, asked, NOW + age);
  };

  test("is let in at once with its work", () => {
    expect(judge(0, "work")).toEqual({ kind: "pass", lane: "work" });
  });

  test("is let in without it when the time is over that was told, however the load rose since", () => {
    expect(judge(0)).toEqual({ kind: "wait", seconds: 40 });
    expect(judge(39_001)).toEqual({ kind: "wait", seconds: 1 });
    expect(judge(40_000)).toEqual({ kind: "pass", lane: "wait" });
  });

  test("of calm hours, kept for a flood, waits as long as others wait now", () => {
    expect(judge(0, "", 0)).toEqual({ kind: "wait", seconds: 90 });
    expect(judge(90_000, "", 0)).toEqual({ kind: "pass", lane: "wait" });
  });

  test("begins anew when it is two hours old, or from the future", () => {
    expect(judge(TICKET_MILLIS + 1, "work")).toEqual({ kind: "new-ticket" });
    expect(judge(-61_000, "work")).toEqual({ kind: "new-ticket" });
    expect(judgeTicket(undefined, { ticket: "", answer: "" }, asked, NOW)).toEqual({
      kind: "new-ticket",
    });
  });
});
