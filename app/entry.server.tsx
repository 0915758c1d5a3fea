import { Transform } from "node:stream";
import { createGzip } from "node:zlib";
import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { mayCompressPage } from "#app/http/page-coding.ts";
import { WithNonce } from "#app/ui/layout/page-script.tsx";

/** Loaders and rendering together get this long; Remix reads it for its own streams. */
export const streamTimeout = 10_000;

/** The nonce made in Express, when there is one. It goes to script elements only, never into data. */
function nonceOf(context: AppLoadContext): string | undefined {
  const nonce: unknown = (context as Readonly<Record<string, unknown>>)["nonce"];
  return typeof nonce === "string" ? nonce : undefined;
}

/**
 * React 18 sends its buffer whole where a letter of several octets does not fit any more into its end: NULs come between two letters, and a browser
 * makes other signs of them in a text field, which would be sent back as the reporter's words. No page of ours holds a NUL of its own.
 */
function withoutNul(): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      done(null, piece.includes(0) ? piece.filter((octet) => octet !== 0) : piece);
    },
  });
}

/**
 * Renders a page whole before the first byte is sent, so that it needs no script to put itself together and an error
 * still gets its own status. Writes nothing down: an address or a name in an error message must not reach a log.
 */
export default function handleRequest(
  request: Request,
  responseStatusCode: number,
  responseHeaders: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = nonceOf(loadContext);
  return new Promise((resolve, reject) => {
    let status = responseStatusCode;
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <WithNonce nonce={nonce}>
        <RemixServer
          context={remixContext}
          url={request.url}
          abortDelay={streamTimeout}
          {...(nonce === undefined ? {} : { nonce })}
        />
      </WithNonce>,
      {
        ...(nonce === undefined ? {} : { nonce }),
        onAllReady() {
          clearTimeout(timer);
          if (failed) return;
          const compress = mayCompressPage(request, status);
          const written = withoutNul();
          const body = compress ? written.pipe(createGzip()) : written;
          if (compress) responseHeaders.set("Content-Encoding", "gzip");
          responseHeaders.append("Vary", "Accept-Encoding");
          responseHeaders.set("Content-Type", "text/html; charset=utf-8");
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers: responseHeaders,
              status,
            }),
          );
          pipe(written);
        },
        onShellError(error) {
          clearTimeout(timer);
          failed = true;
          reject(error instanceof Error ? error : new Error("could not render the page"));
        },
        onError() {
          status = 500;
        },
      },
    );
    const timer = setTimeout(abort, streamTimeout);
  });
}

/**
 * What Remix calls for every error in a loader or an action. It goes to the reporter of the load context, which keeps
 * ids in place of URLs and names; without one nothing is written. A reader who went away is no error.
 */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs): void {
  if (request.signal.aborted) return;
  const { reportError } = context as { readonly reportError?: (error: unknown) => void };
  reportError?.(error);
}
