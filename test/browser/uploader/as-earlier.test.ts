import { describe, expect, test } from "@jest/globals";
import { asEarlier } from "#app/browser/uploader/look-at.ts";

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
