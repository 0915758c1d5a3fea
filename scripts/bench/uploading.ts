import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { request, type ClientRequest, type IncomingHttpHeaders } from "node:http";

// A client that costs little beside the server it measures: one megabyte of random bytes, sent again and again.

const PART = 64 * 1024 * 1024;
const chunk = randomBytes(1024 * 1024);
/** As long as browsers make them: the search for it skips as many octets at a time. */
const BOUNDARY = `----WebKitFormBoundary${randomBytes(8).toString("hex")}`;

/** Where to send, and what every request carries. */
export interface Target {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The file's bytes, piece by piece. */
export function* bytesOf(size: number): Generator<Uint8Array> {
  for (let left = size; left > 0; left -= chunk.length) {
    yield chunk.subarray(0, Math.min(left, chunk.length));
  }
}

/** Sends the file in parts (tus); answers the seconds until its last byte was acknowledged. */
export async function sendInParts(target: Target, path: string, size: number): Promise<number> {
  const started = performance.now();
  const tus = { ...target.headers, "Tus-Resumable": "1.0.0" };
  const make = { method: "POST", headers: { ...tus, "Upload-Length": size, "Content-Length": 0 } };
  const made = await sent(request(new URL(path, target.origin), make), 0);
  const { location } = made.headers;
  if (made.status !== 201 || location === undefined) throw new Error(`POST ${made.status}`);
  for (let offset = 0; offset < size; offset += PART) {
    const bytes = Math.min(PART, size - offset);
    const headers = {
      ...tus,
      "Upload-Offset": offset,
      "Content-Type": "application/offset+octet-stream",
      "Content-Length": bytes,
    };
    const part = request(new URL(location, target.origin), { method: "PATCH", headers });
    const { status } = await sent(part, bytes);
    if (status !== 204) throw new Error(`PATCH ${status}`);
  }
  return (performance.now() - started) / 1000;
}

/** Sends the file as one form, as a page without script does; answers the seconds until its last byte was acknowledged. */
export async function sendAsForm(target: Target, path: string, size: number): Promise<number> {
  const started = performance.now();
  const head = Buffer.from(
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="clip.mp4"\r\n` +
      "Content-Type: video/mp4\r\n\r\n",
  );
  const tail = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
  const form = request(new URL(path, target.origin), {
    method: "POST",
    headers: {
      ...target.headers,
      "Content-Type": `multipart/form-data; boundary=${BOUNDARY}`,
      "Content-Length": head.length + size + tail.length,
    },
  });
  form.write(head);
  const { status } = await sent(form, size, tail);
  if (status >= 400) throw new Error(`form ${status}`);
  return (performance.now() - started) / 1000;
}

async function sent(
  to: ClientRequest,
  size: number,
  tail?: Uint8Array,
): Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders }> {
  const answered = once(to, "response");
  for (const piece of bytesOf(size)) {
    if (!to.write(piece)) await once(to, "drain");
  }
  to.end(tail);
  const [response] = (await answered) as [
    { statusCode?: number; headers: IncomingHttpHeaders; resume: () => void },
  ];
  response.resume();
  return { status: response.statusCode ?? 0, headers: response.headers };
}
