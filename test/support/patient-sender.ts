import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Upload } from "tus-js-client";
import type { FormClient } from "./form-client.ts";

/** What a sender was told that must hold for ever, and where it did not. */
export interface Promises {
  /** Octets acknowledged of each upload, by its path. */
  readonly acknowledged: Map<string, number>;
  /** SHA-256 of the files that were told to be received whole. */
  readonly received: string[];
  /** Each broken promise in words. */
  readonly broken: string[];
}

export function noPromises(): Promises {
  return { acknowledged: new Map(), received: [], broken: [] };
}

/** Moments of a file's way, for whoever wants to disturb it there. */
export type Moment = "sending" | "last-part" | "received";

/**
 * Sends one file with the published tus client, which asks again until the server has it whole, however often the server dies.
 * Every offset that the server told is remembered; one that is smaller later is a broken promise.
 */
export async function sendPatiently(
  origin: string,
  client: FormClient,
  file: { readonly name: string; readonly bytes: Buffer },
  how: {
    readonly partBytes: number;
    readonly promises: Promises;
    readonly at?: (moment: Moment) => void;
  },
): Promise<void> {
  const { promises } = how;
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  let sent = 0;
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(file.bytes, {
      endpoint: `${origin}/uploads/`,
      headers: { Origin: origin, Cookie: client.cookieHeader() },
      metadata: { filename: file.name, filetype: "video/mp4", sample: sha256 },
      chunkSize: how.partBytes,
      uploadDataDuringCreation: false,
      storeFingerprintForResuming: false,
      // It gives up after as many tries as there are delays; each answer begins the count anew.
      retryDelays: Array.from({ length: 6_000 }, () => 100),
      onShouldRetry: () => true,
      onBeforeRequest: (request) => {
        if (request.getMethod() !== "PATCH") return;
        how.at?.(sent + how.partBytes >= file.bytes.length ? "last-part" : "sending");
      },
      onAfterResponse: (request, response) => {
        const offset = response.getHeader("Upload-Offset");
        if (offset === undefined || response.getStatus() >= 300) return;
        sent = Number(offset);
        const { pathname } = new URL(request.getURL());
        const told = promises.acknowledged.get(pathname) ?? 0;
        if (sent < told) promises.broken.push(`${pathname}: ${told} octets became ${sent}`);
        promises.acknowledged.set(pathname, Math.max(told, sent));
      },
      onSuccess: () => {
        promises.received.push(sha256);
        how.at?.("received");
        resolve();
      },
      onError: reject,
    });
    upload.start();
  });
}

/** Does something again until the server lives long enough for it. */
export async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries > 6_000) throw error;
      await wait(100);
    }
  }
}
