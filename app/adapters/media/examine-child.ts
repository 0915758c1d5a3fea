import { Console } from "node:console";
import { fileAtExaminer, nextFrame, sendFrame, sendJson } from "#app/adapters/media/child-io.ts";
import { examineBytes, type Wanted } from "#app/adapters/media/examine-bytes.ts";
import { seenNetwork } from "#app/adapters/media/child-network.ts";
import { FRAME } from "#app/adapters/media/frames.ts";
import { withOneColour } from "#app/adapters/media/one-colour.ts";
import { withThumbnailLook } from "#app/adapters/media/thumbnail-look.ts";
import { withLook } from "#app/adapters/media/looks.ts";
import { restrictDecoders } from "#app/adapters/media/previews.ts";

// The program of an examining child. It reads frames, examines one file after another, and ends when
// the examiner closes the pipe. It opens no file, knows no path, and its words go nowhere but into
// frames; anything thrown ends it, and the examiner starts another.

// Frames alone may go to standard output; a decoder that prints what it thinks of a file would come between them.
globalThis.console = new Console(process.stderr);
restrictDecoders();
sendJson(FRAME.ready, seenNetwork());

for (let frame = nextFrame(); frame !== undefined; frame = nextFrame()) {
  if (frame.kind !== FRAME.begin) throw new Error("expected a file to examine");
  const { size, ...wanted } = JSON.parse(Buffer.from(frame.body).toString()) as Wanted & {
    size: number;
  };
  const read = await examineBytes(fileAtExaminer(size), wanted);
  const examined = await withOneColour(await withThumbnailLook(await withLook(read)));
  for (const { bytes, ...header } of examined.previews) {
    sendJson(FRAME.previewHeader, header);
    sendFrame(FRAME.previewBytes, bytes);
  }
  sendJson(FRAME.done, examined.findings);
}
