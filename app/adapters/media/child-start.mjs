import { readSync } from "node:fs";
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

// Where a child begins that runs TypeScript of this project: `child-start.mjs SCRIPT`. The examiner sends the code first, without its
// types (child-code.ts), so that no child loads a compiler. Plain JavaScript for the same reason.

/** The kind that a frame of code has (FRAME.code in frames.ts). */
const CODE = 3;

function read(length) {
  const bytes = Buffer.allocUnsafe(length);
  for (let filled = 0; filled < length;) {
    const count = readSync(0, bytes, filled, length - filled, null);
    // The examiner ended before it had begun.
    if (count === 0) process.exit(0);
    filled += count;
  }
  return bytes;
}

const header = read(5);
if (header.readUInt8(0) !== CODE) throw new Error("expected code");
const sources = new Map(Object.entries(JSON.parse(read(header.readUInt32BE(1)).toString())));
registerHooks({
  load: (url, context, next) => {
    const source = sources.get(url);
    return source === undefined
      ? next(url, context)
      : { format: "module", source, shortCircuit: true };
  },
});
await import(pathToFileURL(process.argv[2]).href);
