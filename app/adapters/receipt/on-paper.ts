import type { drawReceipt } from "./draw-receipt.ts";
import { squareDrawing, squarePicture } from "./square-picture.ts";

/** Loaded when the first receipt is drawn: the library that draws takes as long to load as the whole database. */
const drawLater: typeof drawReceipt = async (document) => {
  const drawing = await import("./draw-receipt.ts");
  return drawing.drawReceipt(document);
};

/** What draws what a reporter takes along on paper, and what hangs on a wall. */
export const ON_PAPER = { drawReceipt: drawLater, squarePicture, squareDrawing } as const;
