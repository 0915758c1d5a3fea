import { request } from "node:http";

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A request with exactly these headers: fetch would add or forbid some of them. Status 0 when the connection is cut. */
export function rawRequest(
  origin: string,
  options: {
    readonly method?: string;
    readonly path: string;
    readonly headers?: Record<string, string>;
    readonly body?: string | Buffer;
    readonly localAddress?: string;
    readonly socketPath?: string;
  },
): Promise<RawAnswer> {
  const { port, host } = new URL(origin);
  return new Promise((resolve) => {
    const { socketPath, localAddress } = options;
    const sent = request(
      {
        ...(socketPath === undefined ? { host: "localhost", port } : { socketPath }),
        ...(localAddress === undefined ? {} : { localAddress }),
        method: options.method ?? "GET",
        path: options.path,
        headers: { Host: host, ...options.headers },
      },
      (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("error", () => undefined);
        response.on("close", () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      },
    );
    sent.on("error", () => {
      resolve({ status: 0, headers: {}, text: "" });
    });
    sent.end(options.body);
  });
}
