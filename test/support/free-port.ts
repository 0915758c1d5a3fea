import { once } from "node:events";
import { createServer } from "node:net";

// A port is picked before its server listens, seconds before on a busy machine. One that the system hands out itself may be handed out
// once more by then: to another suite's server, or while a server is started again. So ports come from below those (Linux: 32768 and up),
// and each of Jest's workers has some of its own.

const FIRST = 20_000;
const OF_EACH = 1_500;
const PARTS = 8;

const part = Number(process.env["JEST_WORKER_ID"] ?? 0) % PARTS;
let next = Math.floor(Math.random() * OF_EACH);

/** A port that was free a moment ago, and that nobody else of these tests is given. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < OF_EACH; tries += 1) {
    next = (next + 1) % OF_EACH;
    const port = FIRST + part * OF_EACH + next;
    if (await isFree(port)) return port;
  }
  throw new Error("no port is free");
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, "localhost");
  try {
    await once(probe, "listening");
  } catch {
    return false;
  }
  probe.close();
  await once(probe, "close");
  return true;
}
