/** Twice the picture's place in the row, for screens with fine dots. */
const EDGE = 112;
/** A larger photo would take more memory than an old phone has to spare. */
const LARGEST_BYTES = 40_000_000;

/**
 * A small picture of a photo, drawn on the device and sent nowhere; undefined for what the browser cannot draw. A canvas, because the
 * page's policy shows no other picture than those from the server.
 */
export async function thumbnail(file: File): Promise<HTMLCanvasElement | undefined> {
  if (!file.type.startsWith("image/") || file.size > LARGEST_BYTES) return undefined;
  try {
    const whole = await createImageBitmap(file, { resizeWidth: 2 * EDGE, resizeQuality: "medium" });
    const edge = Math.min(whole.width, whole.height);
    const canvas = document.createElement("canvas");
    canvas.width = EDGE;
    canvas.height = EDGE;
    const [x, y] = [(whole.width - edge) / 2, (whole.height - edge) / 2];
    canvas.getContext("2d")?.drawImage(whole, x, y, edge, edge, 0, 0, EDGE, EDGE);
    whole.close();
    return canvas;
  } catch {
    return undefined;
  }
}
