import { expect, test } from "@jest/globals";
import { stepsOf } from "#app/browser/bundle-check/steps.ts";
import type { BundleFault } from "#app/core/bundle/fault.ts";
import type { BagReport } from "#app/core/bundle/verify-bag.ts";

const UNREAD: BagReport = {
  result: "Incomplete",
  faults: [],
  notes: [],
  bundle: undefined,
  audience: undefined,
  preparedAt: undefined,
  files: 0,
  octets: 0,
  exhibits: [],
  log: undefined,
};

function fault(code: BundleFault["code"]): BundleFault {
  return { kind: "altered", code, path: undefined, detail: "so it is" };
}

test("a part that was not reached is never told as one without a fault", () => {
  expect(stepsOf({ ...UNREAD, faults: [fault("archive-truncated")] })).toEqual([
    { name: "container", faults: 1 },
    { name: "files", faults: "not-checked" },
    { name: "exhibits", faults: "not-checked" },
    { name: "custody", faults: "not-checked" },
    { name: "log", faults: "not-checked" },
    { name: "stamps", faults: "not-checked" },
  ]);
});

test("faults are counted where they belong, whatever was reached", () => {
  const exhibits = [{ number: "GJ-001", item: undefined, records: 0, completeness: "broken" }];
  const faults = [fault("changed"), fault("extra"), fault("native"), fault("timestamp")];
  const counted = stepsOf({ ...UNREAD, files: 3, preparedAt: "x", exhibits, faults });
  expect(counted.map(({ faults: count }) => count)).toEqual([0, 2, 1, 0, "not-checked", 1]);
});
