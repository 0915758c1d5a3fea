import { describe, expect, test } from "@jest/globals";
import { rulesFor, type Audience } from "#app/core/bundle/audience.ts";
import type { BundleContent, BundleExhibit } from "#app/core/bundle/content.ts";
import { payloadTexts, planBundle } from "#app/core/bundle/payload.ts";
import { printedHead, viewBundle } from "#app/core/bundle/viewer/view-bundle.ts";
import type { ViewedExhibit } from "#app/core/bundle/viewer/viewed-exhibit.ts";
import type { JsonObject } from "#app/core/json.ts";
import { CLIP, inventedContent, PHOTO, RECEIVED_AT } from "../invented-bundle.ts";

const NATIVES = ["GJ-001/native/IMG_0001.JPG", "GJ-002/native/x.mov"];
const KEPT = ["Maria Protected", "protected remark", "internal remark", "edited", "a lead"];
const SAID = "protected words of the reporter";
const FOUND_BY = "protected note of the office";

/** All that the page shows of a bundle, by place. */
async function shown(content: BundleContent): Promise<ReadonlyMap<string, string>> {
  const plan = planBundle(content);
  const payload = [...payloadTexts(plan)];
  const natives = NATIVES.map((path) => ({ path: `data/10-exhibits/${path}` }));
  const all = new Map<string, string>();
  for (const [place, fill] of Object.entries(viewBundle(plan, [...payload, ...natives]))) {
    all.set(place, [...(await fill())].join(""));
  }
  return all;
}

function dataOf(all: ReadonlyMap<string, string>, number: string): ViewedExhibit {
  const json = new RegExp(`id="data-${number}">(.*)</script>`).exec(all.get("data") ?? "")?.[1];
  return JSON.parse(json ?? "") as ViewedExhibit;
}

/** Content with everything that some audience may not see. */
function full(audience: Audience): BundleContent {
  const content = inventedContent({
    ...{ audience, originals: [PHOTO, CLIP], examined: ["image/heic", "image/jpeg"] },
  });
  return {
    ...content,
    exhibits: content.exhibits.map((one): BundleExhibit => ({
      ...one,
      statements: [{ id: "fst_1", givenAt: RECEIVED_AT, place: SAID, time: "", shows: "" }],
      placements: [
        {
          ...{ id: "plc_1", basis: FOUND_BY, setAt: RECEIVED_AT, withdrawnAt: null, review: null },
          placed: {
            ...{ kind: "place", method: "landmarks", latitude: 40.7, longitude: -74 },
            radiusMetres: 50,
          },
          judged: { level: "P3", sentence: "Worked out by the office." },
        },
      ],
    })),
  };
}

const AUDIENCES = (["PRO", "GJ", "DIS", "PRT", "CRT"] as const).filter(
  (one) => rulesFor(one) !== undefined,
);

describe.each(AUDIENCES)("for %s", (audience) => {
  test("the page has nothing that the payload's own list keeps back, and what it does not", async () => {
    const rules = rulesFor(audience);
    const all = [...(await shown(full(audience))).values()].join("\n");
    const may = (name: string) => rules?.disclosures.some((one) => one === name) === true;
    const says = (text: string, allowed: boolean) => {
      expect({ text, said: all.includes(text) }).toEqual({ text, said: allowed });
    };
    const hasItems = rules?.classes.includes("item-facts") === true;
    says("Maria Protected", false);
    says("/home/someone", false);
    says("protected remark", may("reason"));
    says("internal remark", rules?.columns.includes("remarks") === true);
    says("a lead", hasItems && rules.assessment.includes("signs"));
    says(SAID, hasItems && may("statement"));
    says(FOUND_BY, hasItems && may("note"));
    says("A. Prosecutor", may("actor_name"));
  });
});

test("a grand jury's page has none of what it may not see, word for word", async () => {
  const all = [...(await shown(full("GJ"))).values()].join("\n");
  for (const kept of [...KEPT, SAID, FOUND_BY]) expect(all).not.toContain(kept);
  expect(all).toContain("Worked out by the office.");
});

test("custody is told in the words of its report, record by record", async () => {
  const custody = dataOf(await shown(inventedContent()), "GJ-001").parts.find(
    ({ key }) => key === "custody",
  );
  expect(custody?.rows.map(([number, , , what]) => [number, what])).toEqual([
    ["1", "File received and its digest recorded (through: web-form, declared as: image/jpeg)"],
    ["2", "File stored, read back and compared"],
    ["3", "File viewed (shown: preview-1600)"],
    ["4", "File viewed (shown: preview-1600)"],
    ["5", "Marked as an exhibit (exhibit number: 1, in the case “2026-0045”)"],
  ]);
  expect(custody?.rows[0]?.at(-1)).toBe("As received");
});

describe("what a file claims", () => {
  const TIME = {
    ...{ source: "ExifIFD:DateTimeOriginal", raw: "2026:01:14 08:12:00" },
    ...{ local: "2026-01-14T08:12:00", offset: null, assumedOffset: null, zoneSource: "none" },
    ...{ earliest: "2026-01-13T18:12:00.000Z", latest: "2026-01-14T20:12:00.000Z", level: "T4" },
    sentence: "The device says 2026-01-14 08:12:00 without a time zone.",
  };
  const PLACE = {
    ...{ source: "GPS:GPSPosition", raw: "40.7, -74.0", latitude: 40.7, longitude: -74 },
    ...{ altitude: null, radiusMetres: 120.4, radiusOrigin: "stated", decimals: 4, level: "P2" },
    sentence: "The file says that the device recorded the position.",
  };

  function examined(assessment: JsonObject): BundleContent {
    const content = inventedContent({ examined: ["image/jpeg"] });
    return {
      ...content,
      exhibits: content.exhibits.map(({ time: _time, place: _place, ...one }) => ({
        ...one,
        item: { ...one.item, assessment: { mediaType: "image/jpeg", ...assessment } },
      })),
    };
  }

  test("stands there with source, raw text, bounds, level and sentence, on the line and on the map", async () => {
    const all = await shown(
      examined({ times: [TIME], places: [PLACE], bestTime: TIME, bestPlace: PLACE }),
    );
    const parts = dataOf(all, "GJ-001").parts;
    expect(parts.find(({ key }) => key === "times")?.rows).toEqual([
      [
        [
          "2026-01-14 08:12:00, zone not known (best supported)",
          "Written there: “2026:01:14 08:12:00”",
        ],
        ["2026-01-13 18:12:00 UTC", "2026-01-14 20:12:00 UTC"],
        "ExifIFD:DateTimeOriginal",
        ["T4", "The device says 2026-01-14 08:12:00 without a time zone."],
      ],
    ]);
    expect(parts.find(({ key }) => key === "places")?.rows[0]?.[1]).toEqual([
      "121 m to any side",
      "as its source says",
    ]);
    expect(all.get("timeline")).toMatch(
      /GJ-001<\/a> 2026-01-14 08:12:00, zone not known \(T4\), ExifIFD:DateTimeOriginal<\/p><svg[^>]*>.*<rect x="[\d.]+" y="3" width="8\d\d/,
    );
    expect(all.get("places")).toContain("No borders are drawn here.");
    // Twenty-six hours and a circle of 120 metres: neither is a dot.
    const radius =
      /class="mark file" data-number="GJ-001"><circle cx="[\d.]+" cy="[\d.]+" r="([\d.]+)"/;
    expect(Number(radius.exec(all.get("places") ?? "")?.[1])).toBeGreaterThan(50);
  });

  test("and nothing is drawn of what is not known: that a file could not be read is not that it says nothing", async () => {
    const content = inventedContent();
    const silence = { times: "whether it says a time is not known", places: "not known" };
    const all = await shown({
      ...content,
      exhibits: content.exhibits.map(({ time: _time, place: _place, ...one }) => ({
        ...one,
        silence,
      })),
    });
    expect(all.get("timeline")).toContain("GJ-001</a> whether it says a time is not known");
    expect(all.get("timeline")).not.toContain("<rect");
    expect(all.get("places")).toContain("No position is known of any exhibit.");
    expect(all.get("exhibits")).toContain("whether it says a time is not known");
    const times = dataOf(all, "GJ-001").parts.find(({ key }) => key === "times");
    expect([times?.before, times?.rows]).toEqual([["whether it says a time is not known"], []]);
  });
});

describe("hostile words", () => {
  const HOSTILE = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"'\u202Egpj.exe\u2028next\u0000`;

  test("are text in the list and in the data, with what hides or turns them shown by its number", async () => {
    const content = inventedContent({ originals: [{ ...PHOTO, name: HOSTILE }] });
    const all = await shown({
      ...content,
      caseTitle: HOSTILE,
      legend: HOSTILE,
      exhibits: content.exhibits.map((one) => ({ ...one, source: HOSTILE, description: HOSTILE })),
    });
    const visible = HOSTILE.replace("\u202E", "[U+202E]")
      .replace("\u2028", "[U+2028]")
      .replace("\u0000", "[U+0000]");
    expect(dataOf(all, "GJ-001").description).toBe(visible);
    for (const [place, text] of all) {
      const rest = text.replace(/<script type="application\/json"|<\/script>\n/g, "");
      expect({ place, found: /<script|<\/script|<img/i.exec(rest)?.[0] }).toEqual({
        place,
        found: undefined,
      });
      expect(text).not.toMatch(/[\u202E\u2028\u0000]/);
    }
    expect(all.get("exhibits")).toContain("&lt;/script&gt;&lt;script&gt;alert(1)");
  });

  test("end no rule of the style that prints them", () => {
    const content = inventedContent({ change: { legend: `"; } </style><script>\n\\` } });
    const rule = printedHead(planBundle(content));
    expect(rule).toMatch(
      /^@page \{ margin: 2cm 1.5cm; @top-left \{ content: "[A-Za-z0-9 \\]*"; \} @bottom-right/,
    );
  });
});

test("only what is in the bundle is linked, proofs are not, and each certificate of an exhibit stands with it", async () => {
  const all = await shown(inventedContent());
  const linked = [...all.values()]
    .flatMap((text) => [...text.matchAll(/href="([^"#]+)"/g)])
    .map(([, path = ""]) => path);
  const plan = planBundle(inventedContent());
  const there = new Set([
    ...[...payloadTexts(plan)].map(({ path }) => path),
    ...NATIVES.map((path) => `data/10-exhibits/${path}`),
  ]);
  expect(linked.filter((path) => !there.has(path))).toEqual([]);
  expect(linked).toContain("data/60-log/checkpoint.note");
  expect(linked.filter((path) => path.includes("/proofs/"))).toEqual([]);
});
