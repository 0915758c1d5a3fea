import type { writeBundle } from "./write-bundle.ts";

/** The same, loaded when the first bundle is written: what draws its documents is large, and most processes write none. */
export const writeBundleLater: typeof writeBundle = async (content, out) => {
  const writing = await import("./write-bundle.ts");
  return writing.writeBundle(content, out);
};
