import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { frameOf, readFrame } from "#app/core/identity/frames.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import type { JsonObject } from "#app/core/json.ts";
import { answer, type UnsealOffice } from "./answer.ts";
import { createIdentityKeys, readIdentityKey } from "./identity-key.ts";
import { readPinned, replacePinned } from "./pinned-approvers.ts";
import type { UnsealSettings } from "./settings.ts";
import { openToGroup, readySocketPlace } from "./socket-place.ts";
import { openUsedActs } from "./used-acts.ts";

/** Connections at once, and how long one may take to say what it wants. */
const MOST_CONNECTIONS = 16;
const PATIENCE_MILLIS = 10_000;

export type Served =
  | { readonly ok: true; readonly close: () => Promise<void> }
  | { readonly ok: false; readonly problem: string };

/** Opens the key (or makes it on the very first start) and listens. A problem is one line for the operator. */
export async function serveUnseal(settings: UnsealSettings): Promise<Served> {
  const made = await createIdentityKeys(settings.identityKeyFile);
  if (!made.ok) return made;
  const key = await readIdentityKey(settings.identityKeyFile);
  if (!key.ok) return key;
  const pinned = await readPinned(settings.approversFile);
  if (!pinned.ok) return pinned;
  const problem = await readySocketPlace(settings.socket);
  if (problem !== undefined) return { ok: false, problem };
  const office: UnsealOffice = {
    privateKey: key.privateKey,
    publicKey: key.publicKey,
    relyingParty: settings.relyingParty,
    used: await openUsedActs(settings.usedActsFile),
    readPinned: async () => {
      const read = await readPinned(settings.approversFile);
      if (!read.ok) throw new Error(read.problem);
      return read.approvers;
    },
    replacePinned: (approvers) => replacePinned(settings.approversFile, approvers),
    now: () => instantFromMillis(Date.now()),
  };
  // One after the other: of two that hold the same approval, one is first.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (message: unknown): Promise<JsonObject> => {
    const turn = last.then(() => answer(office, message));
    last = turn.catch(() => undefined);
    return turn.catch(() => ({ ok: false, refusal: "failed" }));
  };
  const server = createServer((socket) => {
    hear(socket, inTurn);
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.listen(settings.socket);
  await once(server, "listening");
  if (settings.forGroup) await openToGroup(settings.socket);
  return {
    ok: true,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}

/** One message, one answer, and the connection ends. */
function hear(socket: Socket, reply: (message: unknown) => Promise<JsonObject>): void {
  let received = Buffer.alloc(0);
  let isHeard = false;
  socket.setTimeout(PATIENCE_MILLIS, () => socket.destroy());
  // Who hangs up is not waited for.
  socket.on("error", () => socket.destroy());
  socket.on("data", (piece: Buffer) => {
    if (isHeard) {
      socket.destroy();
      return;
    }
    received = Buffer.concat([received, piece]);
    const frame = readFrame(received);
    if (frame.kind === "more") return;
    isHeard = true;
    if (frame.kind === "refused") {
      socket.destroy();
      return;
    }
    void reply(frame.message).then((message) => socket.end(frameOf(message)));
  });
}
