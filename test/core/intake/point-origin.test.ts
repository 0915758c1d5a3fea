import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseWhereAndWhen, withKnownPoint } from "#app/core/intake/answers.ts";
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
  expect(words).not.toHaveProperty("value.point");
});
