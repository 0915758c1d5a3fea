import { fromBase64, toBase64, toHex } from "#app/core/encoding.ts";
import type { ReportId, ThreadId } from "#app/core/ids.ts";
import type { ThreadKeyPair } from "#app/core/messages/thread.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import type { Tools } from "../tools.ts";
import { REPORTER } from "./visit.ts";

/** What a receipt code opens of a report's messages. */
interface OpenedThreads {
  /** Their private keys under the visit's token, as the visit keeps them. */
  readonly sealed: string;
  /** To be kept with the report where the newest thread is not one that this code opens. */
  readonly made: ThreadKeyPair | undefined;
}

/**
 * Opens the keys of a report's messages with what a right receipt code gave. A report from before there were such keys gets one, and so does
 * one whose code is another than its thread was made for: earlier messages then stay shut for its holder.
 */
export async function openThreads(
  tools: Pick<Tools, "read" | "newId" | "threadKeys" | "shortSecrets">,
  input: { readonly reportId: ReportId; readonly codeKey: Uint8Array; readonly token: string },
): Promise<OpenedThreads> {
  const { reportId, codeKey, token } = input;
  const kept = await tools.read(({ messages }) => messages.threads(reportId));
  const keys: Record<ThreadId, string> = {};
  const open = (pair: ThreadKeyPair) => {
    const key = tools.threadKeys.unwrap(pair, codeKey);
    if (key !== undefined) keys[pair.id] = toBase64(key);
    return key !== undefined;
  };
  for (const pair of kept) open(pair);
  const [newest] = kept;
  let made: ThreadKeyPair | undefined;
  if (newest === undefined || keys[newest.id] === undefined) {
    made = await tools.threadKeys.make(tools.newId("thr"), codeKey);
    if (!open(made)) throw new Error("a thread's key does not open with what it was made with");
  }
  const text = JSON.stringify(keys);
  const purpose = "thread-keys";
  return { sealed: tools.shortSecrets.seal({ secret: token, purpose, id: reportId, text }), made };
}

/** The record of a thread that a code made when it was used. */
export function threadMade(reportId: ReportId, { publicKey }: ThreadKeyPair) {
  return {
    ev: "report.thread_made",
    subj: reportId,
    actor: REPORTER,
    obj: { thread_key: toHex(sha256(publicKey)) },
  } as const;
}

/** The private keys that a visit keeps, by thread; none where its code opened none. */
export function threadKeysOf(
  tools: Pick<Tools, "shortSecrets">,
  visit: { readonly reportId: ReportId; readonly threadKeysSealed: string | null },
  token: string,
): ReadonlyMap<ThreadId, Uint8Array> {
  const keys = new Map<ThreadId, Uint8Array>();
  if (visit.threadKeysSealed === null) return keys;
  const { reportId: id, threadKeysSealed: sealed } = visit;
  const text = tools.shortSecrets.open({ secret: token, purpose: "thread-keys", id, sealed });
  if (text === undefined) return keys;
  for (const [thread, key] of Object.entries(JSON.parse(text) as Record<ThreadId, string>)) {
    const bytes = fromBase64(key);
    if (bytes !== undefined) keys.set(thread as ThreadId, bytes);
  }
  return keys;
}
