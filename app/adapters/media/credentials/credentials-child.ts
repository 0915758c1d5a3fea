import { Console } from "node:console";
import { fileAtExaminer, nextFrame, sendJson } from "#app/adapters/media/child-io.ts";
import { seenNetwork } from "#app/adapters/media/child-network.ts";
import { FRAME } from "#app/adapters/media/frames.ts";
import { mediaTypeOf } from "#app/adapters/media/media-type.ts";
import { readCredentials } from "./read-credentials.ts";
import { readTrustLists } from "./trust-lists.ts";

// The program of a child that looks for content credentials, as examine-child.ts is for the rest.

globalThis.console = new Console(process.stderr);
const lists = readTrustLists();
sendJson(FRAME.ready, seenNetwork());

for (let frame = nextFrame(); frame !== undefined; frame = nextFrame()) {
  if (frame.kind !== FRAME.begin) throw new Error("expected a file to examine");
  const { size } = JSON.parse(Buffer.from(frame.body).toString()) as { size: number };
  const file = fileAtExaminer(size);
  const type = await mediaTypeOf(file);
  const answer =
    type === null
      ? ({ kind: "not-checked", why: "type" } as const)
      : await readCredentials(file.read(0, size), type, lists);
  const { takenOn, sha256 } = lists;
  sendJson(FRAME.done, { answer, trustList: { takenOn, sha256 } });
}
