import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  lostParts,
  moved,
  newsCountedTo,
  parseAlert,
  parseViewName,
  viewQuery,
} from "#app/core/triage/saved-view.ts";

describe("a saved view", () => {
  test("has a name of one line, at most 60 characters", () => {
    expect(parseViewName("  Elm\n Square ")).toBe("Elm Square");
    expect(parseViewName(" \t")).toBeUndefined();
    expect(parseViewName("🙂".repeat(60))).toBeDefined();
    expect(parseViewName("🙂".repeat(61))).toBeUndefined();
  });

  test.each([
    ["", null],
    [" 7 ", 7],
    ["999", 999],
    ["0", undefined],
    ["1000", undefined],
    ["-1", undefined],
    ["1.5", undefined],
  ])("stands out from %j new on: %p", (text, count) => {
    expect(parseAlert(text)).toBe(count);
  });

  test("keeps the filter, not the page of it nor what is open", () => {
    expect(viewQuery("status=new&after=x&open=rpt_1&words=a+b")).toBe("status=new&words=a+b");
  });

  test("has lost what its query says and the query as it is read today does not", () => {
    expect(lostParts("status=new&words=a", "words=a&status=new")).toEqual([]);
    expect(lostParts("status=gone&words=a", "words=a")).toEqual(["status=gone"]);
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        expect(lostParts(query, query)).toEqual([]);
      }),
    );
  });

  test("is counted as far as it takes to know whether it stands out", () => {
    expect([null, 5, 500].map(newsCountedTo)).toEqual([99, 99, 500]);
  });

  test("moves one step, and not beyond the end", () => {
    const ids = ["a", "b", "c"] as const;
    expect(moved(ids, "b", -1)).toEqual(["b", "a", "c"]);
    expect(moved(ids, "c", 1)).toEqual(ids);
    expect(moved<string>(ids, "z", 1)).toEqual(ids);
  });
});
