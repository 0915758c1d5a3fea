import { Readable } from "node:stream";
import { createStaging } from "#app/adapters/storage/staging.ts";
import type { ItemId } from "#app/core/ids.ts";
import { OWNER, ownerKeyInMemory } from "#test/support/keys-in-memory.ts";

// Receives so many MiB from nowhere in a process of its own and prints what it took, or waits to be killed.
const [, , incoming = "", id = "", mebibytes = "0", mode = ""] = process.argv;

async function* chunks(count: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count * 16; at += 1) {
    yield Buffer.alloc(65_536, at & 255);
    if (mode === "stall" && at === 200) {
      console.log("stalled");
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    }
  }
}

const staging = createStaging({ incoming, ownerKey: ownerKeyInMemory });
const warm: ItemId = "itm_00000000000000000000000099";
await staging.receive({ id: warm, owner: OWNER }, chunks(8), {
  limitBytes: Number.MAX_SAFE_INTEGER,
});
await staging.discard(warm);
const before = process.memoryUsage.rss();
let highest = before;
const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 20);
const received = await staging.receive(
  { id: id as ItemId, owner: OWNER },
  Readable.from(chunks(Number(mebibytes))),
  {
    limitBytes: Number.MAX_SAFE_INTEGER,
  },
);
clearInterval(watch);
console.log(JSON.stringify({ received, grewBytes: highest - before }));
