import { describe, expect, test } from "@jest/globals";
import { asEarlier, isGone } from "#app/browser/uploader/look-at.ts";

const sealed = (id: string, sha256: string, report = "drf_A") => ({
  ...{ id, sha256, report, name: `${id}.mp4` },
  ...{ state: "sealed" as const, same: true },
});
const mine = { id: "itm_B", digest: "bb", report: "drf_A" };

describe("whether a file was with its report before it came", () => {
  test("beside it, or in its place", () => {
    expect(asEarlier(mine, [sealed("itm_A", "bb"), sealed("itm_B", "bb")])).toEqual({
      ...{ kind: "same-kept", name: "itm_A.mp4" },
    });
    expect(asEarlier(mine, [sealed("itm_A", "bb")])).toEqual({
      ...{ kind: "same-once", name: "itm_A.mp4" },
    });
  });

  test.each([
    ["it was the first itself", [sealed("itm_B", "bb"), sealed("itm_C", "bb")]],
    ["the other is another file", [sealed("itm_A", "aa"), sealed("itm_B", "bb")]],
    ["the other is of another report", [sealed("itm_A", "bb", "drf_B"), sealed("itm_B", "bb")]],
    ["nothing is sealed yet", [{ ...sealed("itm_A", ""), state: "received" as const }]],
  ])("not where %s", (_why, found) => {
    expect(asEarlier(mine, found)).toBeUndefined();
  });

  test("nor where this device could not read it again", () => {
    expect(asEarlier({ ...mine, digest: null }, [sealed("itm_A", "")])).toBeUndefined();
  });
});

describe("whether a file that came is gone with the same one", () => {
  test.each([
    ["where nothing is left", [], "bb"],
    ["where only others are left", [sealed("itm_A", "aa")], "bb"],
    ["where the same one is of another report", [sealed("itm_A", "bb", "drf_B")], "bb"],
    ["where nothing is left that this device could not compare", [], null],
  ])("%s", (_where, files, digest) => {
    expect(isGone({ ...mine, digest }, { files, open: "drf_A" })).toBe(true);
  });

  test.each([
    ["it is there", [sealed("itm_B", "bb")], "bb", "drf_A"],
    ["the same one is there", [sealed("itm_A", "bb")], "bb", "drf_A"],
    ["one is there that may be the same", [sealed("itm_A", "bb")], null, "drf_A"],
    ["its report was sent", [], "bb", null],
    ["another report is open", [], "bb", "drf_B"],
  ])("not where %s", (_where, files, digest, open) => {
    expect(isGone({ ...mine, digest }, { files, open })).toBe(false);
  });
});
