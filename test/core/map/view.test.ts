import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { metresBetween } from "#app/core/claims/distance.ts";
import { mapView, scaleBar, svgPath } from "#app/core/map/view.ts";

const SIZE = { width: 480, height: 320 };
const CITY = { latitude: 44.9778, longitude: -93.265, radiusMetres: null };

const place = fc.record({
  latitude: fc.double({ min: -60, max: 70, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe("a map's view", () => {
  test("shows every point with its whole circle, also across the date line", () => {
    const near = fc.record({
      north: fc.double({ min: -2, max: 2, noNaN: true }),
      east: fc.double({ min: -2, max: 2, noNaN: true }),
      radiusMetres: fc.option(fc.double({ min: 0, max: 50_000, noNaN: true })),
    });
    fc.assert(
      fc.property(place, fc.array(near, { minLength: 1, maxLength: 8 }), (middle, others) => {
        const points = others.map(({ north, east, radiusMetres }) => ({
          latitude: middle.latitude + north,
          longitude: ((middle.longitude + east + 540) % 360) - 180,
          radiusMetres,
        }));
        const view = mapView(points, SIZE);
        if (view === undefined) throw new Error("no view");
        for (const point of points) {
          const { x, y } = view.place(point);
          const reach = (point.radiusMetres ?? 0) / view.metresPerUnit;
          expect(x - reach).toBeGreaterThanOrEqual(0);
          expect(x + reach).toBeLessThanOrEqual(SIZE.width);
          expect(y - reach).toBeGreaterThanOrEqual(0);
          expect(y + reach).toBeLessThanOrEqual(SIZE.height);
        }
      }),
    );
  });

  test("distances on it are those on the earth, to two in a hundred within a state", () => {
    const other = { latitude: 45.9, longitude: -92.1, radiusMetres: null };
    const view = mapView([CITY, other], SIZE);
    if (view === undefined) throw new Error("no view");
    const [a, b] = [view.place(CITY), view.place(other)];
    const drawn = Math.hypot(a.x - b.x, a.y - b.y) * view.metresPerUnit;
    expect(drawn / metresBetween(CITY, other)).toBeCloseTo(1, 1.7);
  });

  test("of one point is 40 km across, with north up and east to the right", () => {
    const view = mapView([CITY], SIZE);
    if (view === undefined) throw new Error("no view");
    expect(view.metresPerUnit * SIZE.width).toBeCloseTo(40_000);
    expect(view.place(CITY)).toEqual({ x: 240, y: 160 });
    expect(view.place({ ...CITY, latitude: 45 }).y).toBeLessThan(160);
    expect(view.place({ ...CITY, longitude: -93.2 }).x).toBeGreaterThan(240);
    expect(view.bounds.west).toBeLessThan(CITY.longitude);
    expect(view.bounds.north).toBeGreaterThan(CITY.latitude);
  });

  test("is none without points", () => {
    expect(mapView([], SIZE)).toBeUndefined();
  });

  test("has a scale bar of a round length that fits", () => {
    const view = mapView([CITY], SIZE);
    if (view === undefined) throw new Error("no view");
    expect(scaleBar(view)).toEqual({ metres: 10_000, units: 120 });
  });
});

test("a line becomes one path; points that fall together are drawn once, and a line of one point not at all", () => {
  const view = mapView([CITY], SIZE);
  if (view === undefined) throw new Error("no view");
  const { longitude, latitude } = CITY;
  expect(
    svgPath(
      [
        [
          [longitude, latitude],
          [longitude + 1e-9, latitude],
        ],
      ],
      view,
    ),
  ).toBe("");
  const path = svgPath(
    [
      [
        [longitude, latitude],
        [longitude, latitude],
        [longitude, 45],
      ],
    ],
    view,
  );
  expect(path).toMatch(/^M240 160L240 \d+(\.\d)?$/);
});
