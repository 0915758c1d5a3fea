import { open, readFile } from "node:fs/promises";

/** Which of the patterns stand anywhere in the memory of another process that can be read (Linux, `/proc`). */
export async function foundInMemory(
  pid: number,
  patterns: Readonly<Record<string, Buffer>>,
): Promise<string[]> {
  const found = new Set<string>();
  const maps = (await readFile(`/proc/${pid}/maps`, "utf8")).trim().split("\n");
  const memory = await open(`/proc/${pid}/mem`, "r");
  const longest = Math.max(...Object.values(patterns).map((pattern) => pattern.length));
  const chunk = Buffer.alloc(4 * 1024 * 1024);
  let scanned = 0;
  try {
    for (const line of maps) {
      const [, start = "", end = "", rights = ""] =
        /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
      if (!rights.startsWith("r") || /\[v(var|syscall|dso)/.test(line)) continue;
      const last = Number.parseInt(end, 16);
      for (let at = Number.parseInt(start, 16); at < last; at += chunk.length - longest) {
        const length = Math.min(chunk.length, last - at);
        // What was unmapped since the list was read cannot be read either.
        const read = await memory.read(chunk, 0, length, at).catch(() => ({ bytesRead: 0 }));
        scanned += read.bytesRead;
        const part = chunk.subarray(0, read.bytesRead);
        for (const [name, pattern] of Object.entries(patterns)) {
          if (part.includes(pattern)) found.add(name);
        }
      }
    }
  } finally {
    await memory.close();
  }
  if (scanned < 10_000_000) throw new Error("the process's memory could not be read");
  return [...found].sort();
}

/** Every spelling of a P-256 private key that a program might hold. */
export function spellingsOfKey(pem: string, scalar: Buffer): Readonly<Record<string, Buffer>> {
  const body = pem.split("\n").filter((line) => !line.startsWith("-----") && line !== "");
  const der = Buffer.from(body.join(""), "base64");
  return {
    "32 bytes": scalar,
    // As a big number lies in the memory of most machines.
    "32 bytes, reversed": Buffer.from(scalar).reverse(),
    DER: der.subarray(0, 67),
    "PEM's first line": Buffer.from(body[0] ?? "missing"),
    "PEM's first line, two bytes a letter": Buffer.from(body[0] ?? "missing", "utf16le"),
    hex: Buffer.from(scalar.toString("hex")),
    base64url: Buffer.from(scalar.toString("base64url")),
    base64: Buffer.from(scalar.toString("base64")),
  };
}
