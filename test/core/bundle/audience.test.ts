import { expect, test } from "@jest/globals";
import { payloadTexts, planBundle, tagFiles } from "#app/core/bundle/payload.ts";
import { rulesFor, type Audience } from "#app/core/bundle/audience.ts";
import type { DisclosureIndex } from "#app/core/bundle/disclosure-index.ts";
import type { BundleWorksheets } from "#app/core/bundle/worksheets.ts";
import { CLIP, inventedContent, PHOTO, type InventedRedaction } from "./invented-bundle.ts";

/** A review with a reason that only the prosecution reads. */
const REVIEW: DisclosureIndex = {
  rows: [
    {
      ...{ item: "itm_x", sha256: "00", report: "R-1", exhibit: "1", bates: "", codes: ["EX-4"] },
      ...{ reason: "a protected reason", decidedBy: "usr_7", decidedAt: null, agreedBy: "" },
      open: ["a protected question"],
    },
  ],
  override: {
    ...{ reason: "a protected override", files: 1, askedBy: "usr_7", approvedBy: [] },
    approval: "one-person-policy",
  },
};

/** Worksheets of which every word is counsel's own. */
const WORKSHEETS: BundleWorksheets = {
  elements: {
    ...{ format: 1, caseNumber: "X-1" },
    ...{ charges: [], missing: [{ about: "a protected charge", words: "a protected gap" }] },
  },
  defences: {
    ...{ format: 1, caseNumber: "X-1" },
    charges: [{ entry: "cen_2", citation: "", title: "a protected defence", defences: [] }],
  },
  immunity: {
    ...{ format: 1, caseNumber: "X-1", missing: [] },
    worksheets: [
      {
        ...{ entry: "cen_1", version: 1, officer: "a protected officer", act: "x", day: "" },
        ...{ rows: [], gaps: [] },
      },
    ],
  },
};

const OF_WORKSHEETS = [
  "a protected defence",
  "a protected charge",
  "a protected gap",
  "a protected officer",
  "30-charges",
];

/** All text that an audience's bundle holds, names of files included. */
function everythingFor(audience: Audience, covered?: InventedRedaction): string {
  const plan = planBundle(
    inventedContent({
      ...{ audience, originals: [PHOTO, CLIP], examined: ["image/heic", "image/jpeg"] },
      ...(covered === undefined ? {} : { covered }),
      change: { disclosure: REVIEW, worksheets: WORKSHEETS },
    }),
  );
  const files = [...payloadTexts(plan), ...tagFiles(plan, [])];
  const texts = files.map(({ path, bytes }) => `${path}\n${new TextDecoder().decode(bytes)}`);
  // What stands in a disclosure is readable to whoever decodes it.
  const decoded = texts.flatMap((text) =>
    [...text.matchAll(/"d":"([A-Za-z0-9_-]+)"/g)].map(([, d]) =>
      String(Buffer.from(d ?? "", "base64url")),
    ),
  );
  return [...texts, ...decoded].join("\n");
}

test("nothing that is kept from a grand jury stands anywhere in its bundle", () => {
  const all = everythingFor("GJ");
  for (const kept of [
    "Maria Protected",
    "protected remark",
    "internal remark",
    "edited",
    "a lead",
    "/home/someone",
    ...["a protected reason", "a protected question", "a protected override", "EX-4"],
    "40-disclosure",
    ...OF_WORKSHEETS,
  ]) {
    expect(all).not.toContain(kept);
  }
  expect(all).toContain("A. Prosecutor");
  expect(all).toContain("IMG_0001.JPG");
});

test("the prosecution sees who gave it, why it was looked at, and the signs of editing, but no stray path", () => {
  const all = everythingFor("PRO");
  for (const seen of [
    "Maria Protected",
    "protected remark",
    "internal remark",
    "edited",
    "a lead",
    ...["a protected reason", "a protected question", "a protected override", "EX-4"],
    ...OF_WORKSHEETS,
  ]) {
    expect(all).toContain(seen);
  }
  expect(all).not.toContain("/home/someone");
});

test("the defence gets codes of the review and signs of editing, but no reason, note, remark, name of a giver or plan of the prosecution", () => {
  const all = everythingFor("DIS");
  for (const kept of [
    "Maria Protected",
    "protected remark",
    "internal remark",
    "/home/someone",
    ...["a protected reason", "a protected question", "a protected override", "usr_7 alone"],
    ...OF_WORKSHEETS,
    ...["Sponsoring witness", "Foundation route", "20-witnesses"],
  ]) {
    expect(all).not.toContain(kept);
  }
  for (const seen of ["EX-4", "edited", "A. Prosecutor", "IMG_0001.JPG", "40-disclosure"]) {
    expect(all).toContain(seen);
  }
  expect(all).toContain("itm_x,,File of the case that is not in this bundle,not an exhibit,00");
});

test("what stands in for an original is told to the defence with why, and what went with the original is withheld by name", () => {
  const covered = { bytes: PHOTO.bytes.map((one) => one ^ 1), mediaType: "image/jpeg" };
  const all = everythingFor("DIS", { ...covered, reasons: ["private-place"] });
  expect(all).toContain("The place, as file and office say it");
  expect(all).toMatch(/EX-001,redacted-1|,redacted-1,1,/);
  expect(all).not.toContain("IMG_0001");
});

test("all hold the same records, byte for byte", () => {
  const leaves = (audience: Audience) =>
    [...payloadTexts(planBundle(inventedContent({ audience })))]
      .filter(({ path }) => path.endsWith("custody.jsonl"))
      .map(({ bytes }) => String(Buffer.from(bytes)));
  for (const audience of ["GJ", "DIS", "CRT"] as const) {
    expect(leaves(audience)).toEqual(leaves("PRO"));
  }
});

test("worksheets are in the list of the prosecution and of nobody else", () => {
  const all = ["PRO", "GJ", "DIS", "PRT", "CRT"] as const;
  const given = all.filter((audience) => rulesFor(audience)?.classes.includes("worksheets"));
  expect(given).toEqual(["PRO"]);
});

test("an audience without a list of its own has no rules", () => {
  expect(rulesFor("PRT")).toBeUndefined();
});

test("every file of a bundle has a place that its names allow and a kind that its audience may see", () => {
  const plan = planBundle(inventedContent());
  for (const { path, class: kind } of payloadTexts(plan)) {
    expect(path).toMatch(/^data\/[0-9]{2}-[a-z-]+\//);
    expect(plan.rules.classes).toContain(kind);
  }
});

test("a kind of file that is not listed is not written, whoever it is for", () => {
  for (const audience of ["PRO", "GJ", "DIS", "CRT"] as const) {
    const plan = planBundle(inventedContent({ audience, change: { disclosure: REVIEW } }));
    for (const { path, class: kind } of payloadTexts(plan)) {
      const classes = plan.rules.classes.filter((one) => one !== kind);
      const rules = { ...plan.rules, classes };
      const listed = plan.listed.map((one) => ({ ...one, rules }));
      expect([...payloadTexts({ ...plan, rules, listed })].map((one) => one.path)).not.toContain(
        path,
      );
    }
  }
  const plan = planBundle(inventedContent());
  const narrow = { ...plan, rules: { ...plan.rules, classes: ["exhibit-list"] as const } };
  expect([...payloadTexts(narrow)].map(({ path }) => path)).toEqual([
    "data/10-exhibits/exhibit-list.csv",
  ]);
});
