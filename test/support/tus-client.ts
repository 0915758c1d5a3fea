import type { FormClient } from "./form-client.ts";

/** What the resumable upload protocol's answers are read for. */
export interface TusAnswer {
  readonly status: number;
  readonly offset: number | undefined;
  readonly length: number | undefined;
  readonly location: string | undefined;
  readonly body: string;
  readonly cookies: readonly string[];
}

/** Speaks tus 1.0.0 by hand, one request at a time, with a browser's cookies. */
export class TusClient {
  readonly #origin: string;
  readonly #client: FormClient;

  constructor(origin: string, client: FormClient) {
    this.#origin = origin;
    this.#client = client;
  }

  /** Begins an upload; `body` are its first bytes, when they come along. */
  async create(
    file: {
      readonly name: string;
      readonly size: number;
      readonly type?: string;
      readonly sample?: string;
    },
    body?: Uint8Array,
  ): Promise<TusAnswer> {
    return this.send("POST", "/uploads/", {
      headers: {
        "Upload-Length": String(file.size),
        "Upload-Metadata": [
          `filename ${base64(file.name)}`,
          `filetype ${base64(file.type ?? "video/mp4")}`,
          ...(file.sample === undefined ? [] : [`sample ${base64(file.sample)}`]),
        ].join(","),
        ...(body === undefined ? {} : { "Content-Type": "application/offset+octet-stream" }),
      },
      body,
    });
  }

  /** Sends bytes that begin at an offset. */
  async patch(path: string, offset: number, body: Uint8Array): Promise<TusAnswer> {
    return this.send("PATCH", path, {
      headers: {
        "Upload-Offset": String(offset),
        "Content-Type": "application/offset+octet-stream",
      },
      body,
    });
  }

  /** How far the upload has come. */
  async head(path: string): Promise<TusAnswer> {
    return this.send("HEAD", path, {});
  }

  /** Any request under `/uploads/`, as our own page would send it. */
  async send(
    method: string,
    path: string,
    {
      headers,
      body,
    }: { readonly headers?: Record<string, string>; readonly body?: Uint8Array | undefined },
  ): Promise<TusAnswer> {
    const response = await fetch(`${this.#origin}${path}`, {
      method,
      headers: {
        "Tus-Resumable": "1.0.0",
        Origin: this.#origin,
        Cookie: this.#client.cookieHeader(),
        ...headers,
      },
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    });
    return {
      status: response.status,
      offset: wholeOf(response.headers.get("Upload-Offset")),
      length: wholeOf(response.headers.get("Upload-Length")),
      location: response.headers.get("Location") ?? undefined,
      body: (await response.text()).trim(),
      cookies: response.headers.getSetCookie(),
    };
  }
}

function wholeOf(text: string | null): number | undefined {
  return text === null ? undefined : Number(text);
}

function base64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
