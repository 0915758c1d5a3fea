import type { printedImmunity } from "./pdf/immunity-sheet.ts";
import { writeBundleLater } from "./write-bundle-later.ts";

/** Draws a worksheet for the desk, with what draws it loaded when the first one is asked for. */
const drawWorksheet: typeof printedImmunity = async (about, sheet) => {
  const drawing = await import("./pdf/immunity-sheet.ts");
  return drawing.printedImmunity(about, sheet);
};

/** What draws documents: large, and loaded by the processes that draw some. */
export const DRAWN_LATER = { writeBundle: writeBundleLater, drawWorksheet } as const;
