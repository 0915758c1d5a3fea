import { describe, expect, test } from "@jest/globals";
import {
  bandsOf,
  likenessOf,
  likenessText,
  readLikeness,
  saysNearlyTheSame,
} from "#app/core/triage/likeness.server.ts";

const KEY = new Uint8Array(32).fill(3);
const WORDS =
  "Two men in vests without names pulled a woman out of a grey car at the corner of the market and the school, " +
  "held her on the ground for a long time while she said that she could not breathe, and drove away with her.";
const OTHER =
  "Yesterday evening an officer came to our bakery, asked for papers of everybody who works there and broke the " +
  "phone of my cousin when she began to film what he did behind the counter.";

const of = (text: string) => likenessOf(KEY, text);
const sharesBand = (one: string, other: string) =>
  bandsOf(of(one)).some((band) => bandsOf(of(other)).includes(band));

describe("the likeness of two texts", () => {
  test("is seen through other numbers, case, marks and a few other words", () => {
    const changed = [
      WORDS.toUpperCase(),
      `${WORDS} Ticket 48213!!! http`,
      WORDS.replace(/[,.]/g, " -- "),
      WORDS.replace("grey car", "grey van"),
    ];
    for (const text of changed) {
      expect(saysNearlyTheSame(of(WORDS), of(text))).toBe(true);
      expect(sharesBand(WORDS, text)).toBe(true);
    }
  });

  test("is not seen where two people tell of two things, nor between short texts that differ", () => {
    expect(saysNearlyTheSame(of(WORDS), of(OTHER))).toBe(false);
    expect(sharesBand(WORDS, OTHER)).toBe(false);
    expect(saysNearlyTheSame(of("They hit me."), of("They hit him."))).toBe(false);
    expect(saysNearlyTheSame(of("help"), of("police"))).toBe(false);
    expect(saysNearlyTheSame(of("they broke the door"), of("they broke the window"))).toBe(false);
  });

  test("is spelled and read back, and without the office's secret is another one", () => {
    const likeness = of(WORDS);
    expect(readLikeness(likenessText(likeness))).toEqual(likeness);
    expect(saysNearlyTheSame(likeness, likenessOf(new Uint8Array(32), WORDS))).toBe(false);
  });
});
