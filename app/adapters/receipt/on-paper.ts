import { drawReceipt } from "./draw-receipt.ts";
import { squarePicture } from "./square-picture.ts";

/** What draws what a reporter takes along on paper. */
export const ON_PAPER = { drawReceipt, squarePicture } as const;
