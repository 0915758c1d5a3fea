import { concatBytes } from "#app/core/encoding.ts";

/** What asking a server of another body gave. Nothing of the answer has been looked at but its length. */
export type Answer =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** Lower case and without parameters; empty where the server said none. */
      readonly contentType: string;
      readonly body: Uint8Array;
    }
  | { readonly kind: "failed"; readonly problem: "unreachable" | "timed-out" | "too-long" };

export interface Question {
  readonly url: string;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** For everything together, the last byte of the answer included. */
  readonly withinMillis: number;
  readonly atMostBytes: number;
}

export type Post = (question: Question) => Promise<Answer>;

/** Posts to a server of another body. Follows no redirection: who is asked is the office's choice alone. */
export async function post(question: Question): Promise<Answer> {
  const { url, contentType, body, withinMillis, atMostBytes } = question;
  const signal = AbortSignal.timeout(withinMillis);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": contentType },
      body: new Uint8Array(body),
      redirect: "manual",
      signal,
    });
    const answer = await readAtMost(response, atMostBytes);
    if (answer === undefined) return { kind: "failed", problem: "too-long" };
    const [type = ""] = (response.headers.get("content-type") ?? "").split(";");
    return {
      kind: "answered",
      status: response.status,
      contentType: type.trim().toLowerCase(),
      body: answer,
    };
  } catch (error) {
    if (signal.aborted) return { kind: "failed", problem: "timed-out" };
    // What the network did, fetch tells as a TypeError, before the answer and in the middle of it.
    if ((error as Error).name === "TypeError") return { kind: "failed", problem: "unreachable" };
    throw error;
  }
}

/** The body, or undefined once it is longer than that; the rest is not read. */
async function readAtMost(response: Response, limit: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (response.body === null) return new Uint8Array(0);
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatBytes(...parts);
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
}
