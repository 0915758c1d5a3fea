import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { bagInfoText, parseBagInfo, payloadOxum, sizeInWords } from "#app/core/bundle/bag-info.ts";
import { recordInWords } from "#app/core/bundle/custody-words.ts";
import { inOfficeZone, inUtc } from "#app/core/bundle/office-time.ts";
import { planBundle, payloadTexts } from "#app/core/bundle/payload.ts";
import { wrap } from "#app/core/bundle/wrap.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { inventedContent, PHOTO } from "./invented-bundle.ts";

test("bag-info.txt has its labels in order, one line each, whatever an office's address holds", () => {
  const content = inventedContent({
    change: { description: "one\r\nPayload-Oxum: 1.1\n\u2028two", legend: "Secret\n\tby law" },
  });
  const text = bagInfoText(content, []);
  const pairs = parseBagInfo(text) ?? [];
  expect(pairs.map(([label]) => label)).toEqual([
    "Source-Organization", "Organization-Address", "Contact-Name", "Contact-Phone", "Contact-Email",
    "External-Description", "Bagging-Date", "External-Identifier", "Bag-Size", "Payload-Oxum",
    "Bag-Group-Identifier", "Bag-Count", "X-Bundle-Format", "X-Audience", "X-Secrecy",
    "X-Custody-Origin", "X-Custody-Size",
  ]); // prettier-ignore
  expect(new Map(pairs).get("External-Description")).toBe("one Payload-Oxum: 1.1 two");
  expect(new Map(pairs).get("Payload-Oxum")).toBe("0.0");
  expect(new Map(pairs).get("Bagging-Date")).toBe("2026-01-16");
});

test("bag-info of random text is read without throwing", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseBagInfo(text)));
});

test("Payload-Oxum is the sum of octets, a dot, and the number of files", () => {
  expect(payloadOxum([{ size: 3 }, { size: 0 }, { size: 6_000_000_000 }])).toBe("6000000003.3");
});

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1.0 kB"],
  [999_960, "1.0 MB"],
  [3_000_000_000, "3.0 GB"],
])("%d octets are %s", (octets, words) => {
  expect(sizeInWords(octets)).toBe(words);
});

test("a moment is told in UTC and in the office's zone, in summer and in winter", () => {
  const winter = instantFromMillis(Date.UTC(2026, 0, 15, 4, 59, 59));
  const summer = instantFromMillis(Date.UTC(2026, 6, 15, 4, 59, 59));
  expect(inUtc(winter)).toBe("2026-01-15 04:59:59 UTC");
  expect(inOfficeZone(winter, "America/New_York")).toBe("Jan 14, 2026, 11:59:59 PM EST");
  expect(inOfficeZone(summer, "America/New_York")).toBe("Jul 15, 2026, 12:59:59 AM EDT");
});

test("wrapped text loses no word and has no line that could be shorter", () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,90}$/), { minLength: 1 });
  fc.assert(
    fc.property(words, (given) => {
      const lines = wrap(given.join(" ")).split("\n");
      expect(lines.join(" ")).toBe(given.join(" "));
      for (const line of lines) expect(line.length <= 76 || !line.includes(" ")).toBe(true);
    }),
  );
});

test("a report's digest speaks of the original, never of a preview", () => {
  const [first] = planBundle(inventedContent()).listed;
  const words = first?.custody.map((shown) => recordInWords(shown)) ?? [];
  const { sha256 } = first?.exhibit.item ?? {};
  expect(words.map((one) => [one.who, one.sha256 === sha256, one.sha256 === undefined])).toEqual([
    ["Reporter", true, false],
    ["This system (svc-intake)", true, false],
    ["A. Prosecutor, prosecutor", false, true],
    ["A. Prosecutor, prosecutor", false, true],
    ["A. Prosecutor, prosecutor", false, true],
  ]);
  expect(words[2]?.what).toBe("File viewed (shown: preview-1600)");
});

test.each([
  ["item.hashed", { sender_matches: true }, "what the sender's device said it had: the same"],
  ["item.hashed", { sender_matches: false }, "what the sender's device said it had: NOT the same"],
  [
    "item.verified",
    { result: "sender-digest-differs" },
    "result: NOT what the sender's device said it had",
  ],
  [
    "item.verified",
    { result: "sender-digest-agrees" },
    "result: the same as the sender's device said it had",
  ],
])("a report says in words how the sender's digest compares: %s %j", (ev, obj, words) => {
  const [first] = planBundle(inventedContent()).listed;
  const shown = first!.custody[0]!;
  const { what } = recordInWords({ ...shown, record: { ...shown.record, ev, obj } });
  expect(what).toContain(`(${words})`);
});

test("a case's title stands with what was done, never as the reason for it", () => {
  const [first] = planBundle(inventedContent()).listed;
  const words = first?.custody.map((shown) => recordInWords(shown)) ?? [];
  const marked = words.find(({ what }) => what.startsWith("Marked as an exhibit"));
  expect(marked?.what).toContain("in the case “");
  expect(marked?.why).toBe("");
});

test("a formula in a file's name is inert in the exhibit list", () => {
  const plan = planBundle(
    inventedContent({ originals: [{ ...PHOTO, name: '=HYPERLINK("https://example.com").jpg' }] }),
  );
  const list = [...payloadTexts(plan)].find(({ path }) => path.endsWith("exhibit-list.csv"));
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(list?.bytes);
  expect(text.startsWith("\uFEFFExhibit,Marked,")).toBe(true);
  expect(text).toContain(`"'=HYPERLINK(""https://example.com"").jpg"`);
});
