import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { held, MOST_ZOOM, readLook, WHOLE, writeLook, zoomed } from "#app/browser/viewer/look.ts";

const anything = fc.record({
  zoom: fc.double({ min: -5, max: 100, noNaN: true }),
  x: fc.double({ min: -50, max: 50, noNaN: true }),
  y: fc.double({ min: -50, max: 50, noNaN: true }),
  turn: fc.integer({ min: -9, max: 9 }),
  dark: fc.double({ min: -1, max: 2, noNaN: true }),
  bright: fc.double({ min: -1, max: 2, noNaN: true }),
  middle: fc.double({ min: -1, max: 9, noNaN: true }),
});

test("a look stays within its limits, and an address keeps it", () => {
  fc.assert(
    fc.property(anything, (wanted) => {
      const look = held(wanted);
      expect(look.zoom).toBeGreaterThanOrEqual(1);
      expect(look.zoom).toBeLessThanOrEqual(MOST_ZOOM);
      expect(Math.abs(look.x)).toBeLessThanOrEqual((look.zoom - 1) / 2);
      expect(look.dark).toBeLessThan(look.bright);
      expect([0, 1, 2, 3]).toContain(look.turn);
      const again = readLook(`#${writeLook(look)}`);
      for (const key of Object.keys(look) as (keyof typeof look)[]) {
        expect(again[key]).toBeCloseTo(look[key], 2);
      }
    }),
  );
});

test("the whole picture leaves the address alone, and an address that is none shows the whole picture", () => {
  expect(writeLook(WHOLE)).toBe("");
  for (const text of ["", "#look=", "#look=1,2", "#look=a,b,c,d,e,f,g", "#t=5"]) {
    expect(readLook(text)).toEqual(WHOLE);
  }
});

test("zooming keeps what is in the middle of the frame in the middle", () => {
  const look = { ...WHOLE, zoom: 4, x: 0.5, y: -0.25 };
  expect(zoomed(look, 2)).toMatchObject({ zoom: 8, x: 1, y: -0.5 });
  expect(zoomed(zoomed(look, 2), 0.5)).toEqual(look);
});
