import { expect, test } from "@jest/globals";
import { coarseSigns } from "#app/core/claims/coarse-signs.ts";

const sign = (code: string) => ({ code, sentence: `about ${code}` });

test("leads that quote time, place, zone, device or program are kept from whoever sees these cut down, unknown ones too", () => {
  const kept = ["location-zeroed", "motion-photo"].map(sign);
  const quoting = [
    ...["readers-differ", "zone-not-of-place", "compressed-elsewhere", "editor-named"],
    ...["live-photo", "bright-at-night", "phone-converted", "re-encoded", "of-next-year"],
  ].map(sign);
  expect(coarseSigns([...quoting, ...kept])).toEqual(kept);
});
