import type { BundleId } from "#app/core/ids.ts";
import type { UseCases } from "#app/use-cases/bind.ts";

/** Most bundles are small: a short wait spares the reader a page that says "being made". */
const LOOKS = 8;
const PAUSE_MILLIS = 250;

/** A bundle, after waiting up to two seconds for one that is being made. Ends early when the reader goes away. */
export async function bundleSoon(
  useCases: Pick<UseCases, "findBundle">,
  bundleId: BundleId,
  closed: AbortSignal,
): ReturnType<UseCases["findBundle"]> {
  let bundle = await useCases.findBundle({ bundleId });
  for (let look = 0; look < LOOKS && bundle?.state === "waiting" && !closed.aborted; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
    bundle = await useCases.findBundle({ bundleId });
  }
  return bundle;
}
