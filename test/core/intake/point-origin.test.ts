import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseWhereAndWhen, withKnownPoint } from "#app/core/intake/answers.ts";
import { pinRadius, readPin } from "#app/core/intake/map-pin.ts";
import { consentedPoint, pointKey, readPoint } from "#app/core/intake/point-origin.ts";

const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });
const TODAY = "2026-11-22";

test("a point is never finer than its owner consents to, and its radius reaches the true place", () => {
  fc.assert(
    fc.property(degrees(90), degrees(180), fc.nat(5_000), (latitude, longitude, radiusMetres) => {
      const point = consentedPoint({ latitude, longitude, radiusMetres }, "near");
      for (const text of [point.latitude, point.longitude]) {
        expect(text).toMatch(/^-?\d{1,3}(\.\d{1,2})?$/);
      }
      const north = (Number(point.latitude) - latitude) * 111_320;
      const east =
        (Number(point.longitude) - longitude) * 111_320 * Math.cos((latitude * Math.PI) / 180);
      expect(Math.hypot(north, east) + radiusMetres).toBeLessThanOrEqual(point.radiusMetres ?? 0);
      const at = { latitude: Number(point.latitude), longitude: Number(point.longitude) };
      expect(consentedPoint({ ...at, radiusMetres }, "near")).toEqual(point);
    }),
  );
});

test("an exact point has the digits of its source up to 11 cm, and no invented radius", () => {
  const at = { latitude: 40.712_800_04, longitude: -74.006, radiusMetres: null };
  expect(consentedPoint(at, "exact")).toEqual({
    ...{ latitude: "40.7128", longitude: "-74.006", radiusMetres: null },
  });
});

test("numbers that somebody changed since the device gave them are typed; a neighbourhood stays one", () => {
  const near = { "point-precision": "near", "point-radius": "850" };
  const device = { ...near, "point-for": pointKey("40.71", "-74.01") };
  expect(readPoint({ latitude: "40.71", longitude: "-74.01" }, device).point).toEqual({
    ...{ method: "position", radiusMetres: 850, item: null },
  });
  const typed = { method: "typed", radiusMetres: null, item: null };
  expect(readPoint({ latitude: "40.72", longitude: "-74.01" }, device).point).toEqual(typed);
  for (const wrong of [
    { "point-radius": "" },
    { "point-radius": "1e9" },
    { "point-precision": "" },
  ]) {
    const fields = { ...device, ...wrong };
    expect(readPoint({ latitude: "40.71", longitude: "-74.01" }, fields).point).toEqual(typed);
  }
  const finer = { ...near, "point-for": pointKey("40.712345", "-74.006789") };
  expect(readPoint({ latitude: "40.712345", longitude: "-74.006789" }, finer)).toMatchObject({
    ...{ latitude: "40.71", longitude: "-74.01" },
  });
});

test("a page that is saved again keeps what is known of the same point", () => {
  const read = (latitude: string) => {
    const form = parseWhereAndWhen({ place: "Elm", latitude, longitude: "-74.01" }, TODAY);
    if (!form.ok) throw new Error("not read");
    return form.value;
  };
  const point = { method: "file", radiusMetres: 800, item: `itm_${"a".repeat(26)}` } as const;
  const before = { ...read("40.71"), point };
  expect(withKnownPoint(read("40.71"), before).point).toEqual(point);
  expect(withKnownPoint(read("40.72"), before).point?.method).toBe("typed");
  expect(withKnownPoint(read("40.71"), undefined).point?.method).toBe("typed");
  const words = parseWhereAndWhen({ place: "Elm" }, TODAY);
  expect(words).not.toHaveProperty("value.point.method");
});

const STREETS = { format: "mvt", maxZoom: 14 } as const;

test("a pin is as far off as a finger was at the zoom it was put, however far the map is drawn larger than it is", () => {
  const at = (zoom: number, map: Parameters<typeof pinRadius>[1] = STREETS) =>
    pinRadius({ zoom, latitude: 40.7 }, map);
  // 24 points of the screen: 78,271.5 m each at zoom 0 on the equator, three quarters of it here.
  expect(at(5)).toBe(45_000);
  expect(at(10)).toBe(1_400);
  expect(at(14)).toBe(87);
  expect(at(17)).toBe(25);
  expect(at(22)).toBe(at(17));
  const picture = { format: "png", maxZoom: 12 } as const;
  expect(at(20, picture)).toBe(at(11, picture));
  expect(at(20, picture)).toBe(700);
});

test("a pin's radius never falls when the map is farther away, and has two digits at most", () => {
  fc.assert(
    fc.property(degrees(85), fc.double({ min: 0, max: 23, noNaN: true }), (latitude, zoom) => {
      const radius = pinRadius({ zoom, latitude }, STREETS);
      expect(pinRadius({ zoom: Math.max(0, zoom - 1), latitude }, STREETS)).toBeGreaterThanOrEqual(
        radius,
      );
      expect(String(radius)).toMatch(/^[1-9]\d0*$/);
    }),
  );
});

test("numbers are a pin's only where the map put exactly these; others on its page are typed", () => {
  const pin = { latitude: "40.71280", longitude: "-74.00600", "pin-for": "40.71280 -74.00600" };
  const read = (fields: Readonly<Record<string, string>>) => {
    const outcome = readPin(fields, STREETS);
    return outcome.ok ? outcome.value : outcome.problems;
  };
  expect(read({ ...pin, "pin-zoom": "14.00" })).toEqual({
    ...{ latitude: "40.71280", longitude: "-74.00600" },
    point: { method: "map", radiusMetres: 87, item: null },
  });
  const typed = { point: { method: "typed", radiusMetres: null, item: null } };
  expect(read({ ...pin, latitude: "40.8", "pin-zoom": "14.00" })).toMatchObject(typed);
  for (const zoom of ["", "-1", "1e3", "NaN", "140"]) {
    expect(read({ ...pin, "pin-zoom": zoom })).toMatchObject(typed);
  }
  const none = read({ latitude: "", longitude: " " });
  expect(none).toEqual({ latitude: null, longitude: null });
  // Laid over a pin that was saved, nothing of it stays: neither the numbers nor how far off they are.
  expect({ place: "Elm", ...read({ ...pin, "pin-zoom": "14.00" }), ...none }).toEqual({
    ...{ place: "Elm", latitude: null, longitude: null },
  });
  expect(read({ ...pin, longitude: "" })).toEqual([
    { field: "longitude", code: "coordinates-together" },
  ]);
});
