import { fileTypeFromBuffer } from "file-type";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";

const HEAD = 256 * 1024;
/** A TIFF may keep its directory anywhere, so the whole of it decides whether it is a DNG. */
const LARGEST_WHOLE = 64 * 1024 * 1024;

/** Names that browsers and other tools know better than the ones registered last. */
const USUAL_NAMES: Readonly<Record<string, string>> = {
  "video/matroska": "video/x-matroska",
  "video/vnd.avi": "video/x-msvideo",
};

/** The type of a file by its content; null where it is not recognised. What the sender said plays no part. */
export async function mediaTypeOf(source: ByteSource): Promise<string | null> {
  const head = source.read(0, HEAD);
  const isTiff = head[0] === head[1] && (head[0] === 0x49 || head[0] === 0x4d);
  const whole = isTiff && source.size > HEAD && source.size <= LARGEST_WHOLE;
  try {
    const type = await fileTypeFromBuffer(whole ? source.read(0, source.size) : head);
    return type === undefined ? null : (USUAL_NAMES[type.mime] ?? type.mime);
  } catch {
    return null;
  }
}
