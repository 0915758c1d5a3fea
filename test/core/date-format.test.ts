import { expect, test } from "@jest/globals";
import { dateFormat } from "#app/core/date-format.ts";

test("what writes dates in one way is made once, and no zone stands in for another", () => {
  const at = Date.UTC(2026, 0, 15, 17);
  const inZone = (timeZone: string) => dateFormat("en-US", { timeZone, hour: "numeric" });
  expect(inZone("America/New_York")).toBe(inZone("America/New_York"));
  expect(inZone("America/New_York").format(at)).toBe("12 PM");
  expect(inZone("Asia/Tokyo").format(at)).toBe("2 AM");
  expect(dateFormat("de", { timeZone: "UTC", month: "long" }).format(at)).toBe("Januar");
});

test("a zone that is none is told each time", () => {
  for (let time = 0; time < 2; time += 1) {
    expect(() => dateFormat("en-US", { timeZone: "Nowhere" })).toThrow(RangeError);
  }
});
