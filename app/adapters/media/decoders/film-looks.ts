import { bitsApart } from "#app/core/fingerprint/distance.ts";
import { rasterFingerprints } from "#app/core/fingerprint/raster-fingerprints.ts";
import type { Look } from "#app/adapters/media/looks.ts";
import { FRAME_EDGE } from "./still-arguments.ts";

/** A frame that differs in no more bits than this from the one kept before it shows the same once more. */
const SAME_BITS = 8;

/**
 * What a film looks like, of grey frames as `frameArguments` and `keyFrameArguments` ask for them; empty where there is none. `timesMillis`: of
 * each frame; without them there is one each second.
 */
export function filmLooks(frames: Uint8Array, timesMillis?: readonly number[]): Look[] {
  const looks: Look[] = [];
  let last: Uint8Array | undefined;
  const octets = FRAME_EDGE * FRAME_EDGE;
  for (let frame = 0; (frame + 1) * octets <= frames.length; frame += 1) {
    const points = frames.subarray(frame * octets, (frame + 1) * octets);
    const views = rasterFingerprints({ width: FRAME_EDGE, height: FRAME_EDGE, points });
    const [whole] = views;
    const isNew = whole !== undefined && (last === undefined || bitsApart(last, whole) > SAME_BITS);
    // Of a film without detail one look is kept, which says that.
    if (!isNew && looks.length > 0) continue;
    last = whole ?? last;
    const fingerprints = views.map((one) =>
      one === undefined ? null : Buffer.from(one).toString("hex"),
    );
    const atMillis = timesMillis === undefined ? frame * 1000 : timesMillis[frame];
    if (atMillis === undefined) break;
    looks.push({ atMillis, fingerprints });
  }
  return looks;
}
