import { expect, test } from "@jest/globals";
import type { Audience } from "#app/core/bundle/audience.ts";
import type { RedactionId } from "#app/core/ids.ts";
import { handedFile, type FileChoice } from "#app/core/redaction/file-choice.ts";
import type { Redaction } from "#app/core/redaction/redaction.ts";

type Stage = "waiting" | "failed" | "unreviewed" | "sent-back" | "accepted" | "taken-back";

function redaction(number: number, stage: Stage): Redaction {
  const at = "2026-11-02T00:00:00.000Z";
  const made = { state: "made", derivativeId: `der_${number}`, at };
  const review = { by: "psn_2", at, accepted: stage !== "sent-back", note: "" };
  const isLookedAt = ["sent-back", "accepted", "taken-back"].includes(stage);
  return {
    ...{ id: `red_${number}`, itemId: "itm_1", number, askedBy: "psn_1", askedAt: at },
    ...{ plan: { of: "photo", boxes: [] }, planSha256: "00" },
    rendered:
      stage === "waiting"
        ? { state: "waiting" }
        : stage === "failed"
          ? { state: "failed", problem: "not-decoded", at }
          : made,
    review: isLookedAt ? review : null,
    withdrawnAt: stage === "taken-back" ? at : null,
  } as unknown as Redaction;
}

function chosen(which: number | "original", known: number): FileChoice {
  return {
    ...{ itemId: "itm_1", audience: "DIS", version: 1, known },
    redactionId: which === "original" ? null : (`red_${which}` as RedactionId),
    ...{ chosenBy: "usr_1", chosenAt: "2026-11-02T00:00:00.000Z" },
  } as unknown as FileChoice;
}

const kindFor = (audience: Audience, all: readonly Redaction[], choice?: FileChoice) => {
  const file = handedFile(audience, all, choice);
  return file.kind === "redacted"
    ? file.redaction.id
    : file.kind === "open"
      ? file.because
      : "original";
};

test("where anybody asked to cover parts, no original goes to grand jury, defence or protected supplement unless a person chose it", () => {
  for (const audience of ["GJ", "DIS", "PRT"] as const) {
    for (const stage of ["waiting", "failed", "unreviewed", "sent-back", "accepted"] as const) {
      const all = [redaction(1, stage)];
      expect([stage, kindFor(audience, all)]).toEqual([stage, "not-chosen"]);
      expect(kindFor(audience, all, chosen("original", 1))).toBe("original");
    }
    expect(kindFor(audience, [])).toBe("original");
    expect(kindFor(audience, [redaction(1, "taken-back")])).toBe("original");
  }
});

test("prosecution and court get the original unless a person chose a redacted file", () => {
  for (const audience of ["PRO", "CRT"] as const) {
    const all = [redaction(1, "accepted")];
    expect(kindFor(audience, all)).toBe("original");
    expect(kindFor(audience, all, chosen(1, 1))).toBe("red_1");
  }
});

test("a redacted file goes only while a second person's word for it stands", () => {
  for (const stage of ["waiting", "failed", "unreviewed", "sent-back", "taken-back"] as const) {
    for (const audience of ["PRO", "GJ", "DIS", "PRT", "CRT"] as const) {
      expect(kindFor(audience, [redaction(1, stage)], chosen(1, 1))).toBe("taken-back");
    }
  }
});

test("what was asked for after a choice opens it again, for the original as for a redacted file", () => {
  const all = [redaction(1, "accepted"), redaction(2, "waiting")];
  expect(kindFor("DIS", all, chosen("original", 1))).toBe("asked-since");
  expect(kindFor("DIS", all, chosen(1, 1))).toBe("asked-since");
  expect(kindFor("DIS", all, chosen(1, 2))).toBe("red_1");
  const back = [redaction(1, "accepted"), redaction(2, "taken-back")];
  expect(kindFor("DIS", back, chosen(1, 1))).toBe("red_1");
});
