import { Console } from "node:console";
import type { PhotoBox } from "#app/core/redaction/plan.ts";
import { fileAtExaminer, nextFrame, sendFrame, sendJson } from "#app/adapters/media/child-io.ts";
import { seenNetwork } from "#app/adapters/media/child-network.ts";
import { FRAME } from "#app/adapters/media/frames.ts";
import { restrictDecoders } from "#app/adapters/media/previews.ts";
import { redactPicture } from "./redact-picture.ts";

// The program of a child that covers parts of pictures, one after another, as an examining child reads them: no path, no file of its own.

// Frames alone may go to standard output.
globalThis.console = new Console(process.stderr);
restrictDecoders();
sendJson(FRAME.ready, seenNetwork());

for (let frame = nextFrame(); frame !== undefined; frame = nextFrame()) {
  if (frame.kind !== FRAME.begin) throw new Error("expected a picture to cover");
  const { size, boxes } = JSON.parse(Buffer.from(frame.body).toString()) as {
    readonly size: number;
    readonly boxes: readonly PhotoBox[];
  };
  const made = await redactPicture(fileAtExaminer(size), boxes);
  if (made.kind === "none") sendJson(FRAME.done, made);
  else {
    const { bytes, ...facts } = made;
    sendFrame(FRAME.redacted, bytes);
    sendJson(FRAME.done, facts);
  }
}
