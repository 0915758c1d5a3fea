import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { boxAt, filmSpans, spansOf } from "#app/core/redaction/boxes-over-time.ts";
import { blacken, pixelate, pixelsOf, squareOf } from "#app/core/redaction/pixels.ts";
import {
  COVERS,
  PLAN_FORMAT,
  reasonsOf,
  WHOLE,
  type Edges,
  type KeyFrame,
  type RedactionPlan,
} from "#app/core/redaction/plan.ts";
import { planText, readPlan } from "#app/core/redaction/read-plan.ts";
import { REDACTION_REASONS, type RedactionReason } from "#app/core/redaction/reasons.ts";

const pair = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: most - 1 }), fc.integer({ min: 1, max: most }))
    .map(([one, other]) =>
      one < other ? ([one, other] as const) : ([other - 1, one + 1] as const),
    );
const edges: fc.Arbitrary<Edges> = fc
  .tuple(pair(WHOLE), pair(WHOLE))
  .map(([[left, right], [top, bottom]]) => ({ left, top, right, bottom }));
const covered = fc.record({
  cover: fc.constantFrom(...COVERS),
  reason: fc.constantFrom(...(Object.keys(REDACTION_REASONS) as RedactionReason[])),
});
const keyFrames: fc.Arbitrary<readonly KeyFrame[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 9_000_000 }), { minLength: 2, maxLength: 6 })
  .chain((ticks) =>
    fc
      .array(edges, { minLength: ticks.length, maxLength: ticks.length })
      .map((all) =>
        [...ticks].sort((a, b) => a - b).map((at, n) => ({ at, ...(all[n] ?? EVERYTHING) })),
      ),
  );
const EVERYTHING: Edges = { left: 0, top: 0, right: WHOLE, bottom: WHOLE };
const head = { format: PLAN_FORMAT, parentSha256: "ab".repeat(32) } as const;
const plans: fc.Arbitrary<RedactionPlan> = fc.oneof(
  fc
    .array(
      fc.tuple(covered, edges).map(([one, two]) => ({ ...one, ...two })),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((boxes) => ({ ...head, of: "photo" as const, boxes })),
  fc
    .array(fc.record({ cover: covered, keyFrames }), { minLength: 1, maxLength: 3 })
    .map((boxes) => ({
      ...{ ...head, of: "film" as const },
      boxes: boxes.map(({ cover: { reason }, keyFrames: frames }) => ({
        ...{ cover: "solid" as const, reason, keyFrames: frames },
      })),
      mutes: [{ from: 0, until: 90_000, reason: "contact" as const }],
    })),
);

test("a plan is read back from its one spelling, and from no other", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const text = planText(plan);
      expect(readPlan(text)).toEqual(plan);
      expect(readPlan(JSON.stringify(JSON.parse(text), null, 1))).toBeUndefined();
    }),
  );
});

const BOX = { left: 100, top: 200, right: 300, bottom: 400, cover: "solid", reason: "minor" };
const FRAMES = [
  { at: 0, left: 0, top: 0, right: 10, bottom: 10 },
  { at: 9, left: 0, top: 0, right: 10, bottom: 10 },
];
const photo = (box: object) => ({ ...head, of: "photo", boxes: [box] });
const film = (more: object) => ({ ...head, of: "film", boxes: [], mutes: [], ...more });

test.each([
  ["nothing to cover", { ...head, of: "photo", boxes: [] }],
  ["nothing to cover or silence", film({})],
  ["an edge outside", photo({ ...BOX, right: WHOLE + 1 })],
  ["edges that cross", photo({ ...BOX, left: 300 })],
  ["part of a hundredth", photo({ ...BOX, left: 0.5 })],
  ["a reason nobody knows", photo({ ...BOX, reason: "because" })],
  ["no reason", photo({ ...BOX, reason: undefined })],
  ["a cover nobody knows", photo({ ...BOX, cover: "blur" })],
  ["a member more", photo({ ...BOX, note: "x" })],
  ["another format", { ...photo(BOX), format: "redaction-plan-2" }],
  ["no original", { ...photo(BOX), parentSha256: "ab" }],
  [
    "squares over a film",
    film({ boxes: [{ cover: "pixelate", reason: "minor", keyFrames: FRAMES }] }),
  ],
  [
    "one key frame",
    film({ boxes: [{ cover: "solid", reason: "minor", keyFrames: FRAMES.slice(1) }] }),
  ],
  [
    "times that do not rise",
    film({ boxes: [{ cover: "solid", reason: "minor", keyFrames: [FRAMES[1], FRAMES[0]] }] }),
  ],
  ["silence that ends before it begins", film({ mutes: [{ from: 9, until: 9, reason: "minor" }] })],
  ["a list", [BOX]],
])("a plan with %s is none", (_, plan) => {
  expect(readPlan(JSON.stringify(plan))).toBeUndefined();
});

test("the codes of a plan are told once each", () => {
  const plan = readPlan(
    planText({ ...head, of: "photo", boxes: [box("victim"), box("minor"), box("victim")] }),
  );
  expect(plan && reasonsOf(plan)).toEqual(["minor", "victim"]);
});

function box(reason: RedactionReason) {
  return { left: 0, top: 0, right: 5, bottom: 5, cover: "solid" as const, reason };
}

test("a box that moves is at its key frames where they say, half-way between them half-way, and nowhere before and after", () => {
  const moving = {
    keyFrames: [
      { at: 90, left: 0, top: 0, right: 100, bottom: 100 },
      { at: 190, left: 1000, top: 500, right: 1200, bottom: 700 },
    ],
  };
  expect(boxAt(moving, 89)).toBeUndefined();
  expect(boxAt(moving, 90)).toEqual({ left: 0, top: 0, right: 100, bottom: 100 });
  expect(boxAt(moving, 140)).toEqual({ left: 500, top: 250, right: 650, bottom: 400 });
  expect(boxAt(moving, 190)).toEqual({ left: 1000, top: 500, right: 1200, bottom: 700 });
  expect(boxAt(moving, 191)).toBeUndefined();
});

test("still rectangles that stand for a moving box cover it at every moment, without a gap", () => {
  const tried = fc.record({
    keyFrames,
    longest: fc.integer({ min: 500, max: 900_000 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(tried, ({ keyFrames: frames, longest, part }) => {
      const [first, last] = [frames[0]?.at ?? 0, frames.at(-1)?.at ?? 0];
      const tick = first + Math.round((last - first) * part);
      const where = boxAt({ keyFrames: frames }, tick);
      const there = spansOf({ keyFrames: frames }, longest).filter(
        ({ from, until }) => from <= tick && tick <= until,
      );
      expect(there.length).toBeGreaterThan(0);
      for (const span of there) {
        expect(span.left).toBeLessThanOrEqual((where?.left ?? -1) + 1e-6);
        expect(span.top).toBeLessThanOrEqual((where?.top ?? -1) + 1e-6);
        expect(span.right).toBeGreaterThanOrEqual((where?.right ?? 1e9) - 1e-6);
        expect(span.bottom).toBeGreaterThanOrEqual((where?.bottom ?? 1e9) - 1e-6);
      }
    }),
  );
});

test("rectangles for a whole film get longer until there are few enough of them, and are refused where places alone are too many", () => {
  const places = (count: number) => ({
    keyFrames: Array.from({ length: count }, (_, at) => ({
      ...{ at: at * 900_000, left: at, top: 0, right: at + 100, bottom: 100 },
    })),
  });
  expect(filmSpans([places(2)])).toHaveLength(100);
  expect(filmSpans([places(2)], 40)?.length).toBeLessThanOrEqual(40);
  expect(filmSpans([places(2), places(3)], 3)).toHaveLength(3);
  expect(filmSpans([places(2), places(3)], 2)).toBeUndefined();
  fc.assert(
    fc.property(fc.array(keyFrames, { minLength: 1, maxLength: 3 }), (all) => {
      const boxes = all.map((frames) => ({ keyFrames: frames }));
      expect(filmSpans(boxes)?.length).toBeLessThanOrEqual(1_000);
    }),
  );
});

test("edges become all pixels that they touch, inside the picture", () => {
  const size = {
    width: fc.integer({ min: 1, max: 9000 }),
    height: fc.integer({ min: 1, max: 9000 }),
  };
  fc.assert(
    fc.property(edges, fc.record(size), (of, picture) => {
      const { left, top, width, height } = pixelsOf(of, picture);
      expect(left).toBeLessThanOrEqual((of.left * picture.width) / WHOLE);
      expect(left + width).toBeGreaterThanOrEqual((of.right * picture.width) / WHOLE - 1e-9);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(picture.width);
      expect(top + height).toBeLessThanOrEqual(picture.height);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
    }),
  );
});

test("what is covered depends on nothing that stood there when it is black, and on the means of large squares when it is pixelated", () => {
  const area = { left: 3, top: 2, width: 40, height: 20 };
  const fill = (seed: number) => {
    const data = Uint8Array.from({ length: 64 * 32 * 3 }, (_, at) => (at * seed) % 251);
    return { data, width: 64, height: 32, channels: 3 };
  };
  const [before, black, squares] = [fill(7), fill(7), fill(7)];
  blacken(black, area);
  pixelate(squares, area);
  const colours = new Set<string>();
  for (let row = 0; row < 32; row += 1) {
    for (let column = 0; column < 64; column += 1) {
      const pixel = ({ data }: { readonly data: Uint8Array }) => [
        ...data.subarray((row * 64 + column) * 3, (row * 64 + column) * 3 + 3),
      ];
      const inside = row >= 2 && row < 22 && column >= 3 && column < 43;
      expect(pixel(black)).toEqual(inside ? [0, 0, 0] : pixel(before));
      if (inside) colours.add(String(pixel(squares)));
      else expect(pixel(squares)).toEqual(pixel(before));
    }
  }
  expect(colours.size).toBeLessThanOrEqual(3 * 2);
  expect(squareOf({ width: 40, height: 20 })).toBe(16);
  expect(squareOf({ width: 900, height: 80 })).toBe(113);
});
