import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import type { ApiClient, CallAnswer } from "./client.ts";

/**
 * Sends one file to a draft, as a stream: the file is read twice (for its digest, then to send it) and never held in memory.
 * `onProgress` is told the bytes sent and the bytes in all. Sending the same file again after a break makes one file.
 */
export async function sendFile(
  client: ApiClient,
  draft: string,
  path: string,
  onProgress: (sent: number, total: number) => void = () => undefined,
): Promise<CallAnswer<"POST /draft/evidence">["file"]> {
  const { size } = await stat(path);
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  const boundary = `bearwitness-${randomBytes(16).toString("hex")}`;
  const name = basename(path).replace(/["\r\n]/g, "_");
  const part = (disposition: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
  const head = `${part('name="sha256"')}\r\n${hash.digest("hex")}\r\n${part(`name="file"; filename="${name}"`)}Content-Type: application/octet-stream\r\n\r\n`;
  async function* body() {
    yield Buffer.from(head);
    let sent = 0;
    for await (const piece of createReadStream(path)) {
      yield piece as Buffer;
      sent += (piece as Buffer).length;
      onProgress(sent, size);
    }
    yield Buffer.from(`\r\n--${boundary}--\r\n`);
  }
  const answer = await client.stream("POST /draft/evidence", {
    headers: {
      "Bearwitness-Draft": draft,
      "Content-Type": `multipart/form-data; boundary=${boundary}`,
    },
    body: Readable.toWeb(Readable.from(body())) as ReadableStream,
  });
  return answer.file;
}
