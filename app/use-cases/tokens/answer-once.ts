import type { AnswerId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

/** How long an answer is kept for a call that is sent again. */
export const ANSWER_MILLIS = 86_400_000;

export type ClaimOutcome =
  /** Nobody has used the key: do the work, then keep or release. */
  | { readonly kind: "claimed"; readonly answerId: AnswerId }
  | { readonly kind: "answered"; readonly status: number; readonly body: string }
  /** The first call is not answered: still running, or broken off by a crash, in which case it may or may not have worked. */
  | { readonly kind: "unanswered" }
  /** The key was used for another request. */
  | { readonly kind: "other-request" };

/**
 * Claims a key that a caller chose for a call that makes something. `caller` keeps the keys of different callers apart;
 * `request` is all that makes two calls the same.
 */
export async function claimAnswer(
  tools: Pick<Tools, "transact" | "read" | "clock" | "newId" | "shortSecrets">,
  input: { readonly caller: string; readonly key: string; readonly request: string },
): Promise<ClaimOutcome> {
  const { shortSecrets } = tools;
  const keyHash = shortSecrets.hashToken(`${input.caller}\n${input.key}`);
  const requestHash = shortSecrets.hashToken(input.request);
  const answerId: AnswerId = tools.newId("ans");
  const at = tools.clock.now();
  const claimed = await tools.transact((stores) =>
    stores.answers.claim({ id: answerId, keyHash, requestHash, at }),
  );
  if (claimed) return { kind: "claimed", answerId };
  const kept = await tools.read((stores) => stores.answers.find(keyHash));
  if (kept === undefined) return { kind: "unanswered" };
  if (kept.requestHash !== requestHash) return { kind: "other-request" };
  if (kept.done === null) return { kind: "unanswered" };
  const body = tools.shortSecrets.open({
    secret: input.key,
    purpose: "api-answer",
    id: kept.id,
    sealed: kept.done.sealedBody,
  });
  return body === undefined
    ? { kind: "other-request" }
    : { kind: "answered", status: kept.done.status, body };
}

/** Keeps the answer of a claimed call. It is sealed under the caller's key: it may hold a secret made for the caller. */
export async function keepAnswer(
  tools: Pick<Tools, "transact" | "shortSecrets">,
  input: {
    readonly answerId: AnswerId;
    readonly key: string;
    readonly status: number;
    readonly body: string;
  },
): Promise<void> {
  const sealed = tools.shortSecrets.seal({
    secret: input.key,
    purpose: "api-answer",
    id: input.answerId,
    text: input.body,
  });
  await tools.transact((stores) => stores.answers.keep(input.answerId, input.status, sealed));
}

/** Gives a claimed key back after a call that was refused and did nothing. */
export async function releaseAnswer(
  tools: Pick<Tools, "transact">,
  input: { readonly answerId: AnswerId },
): Promise<void> {
  await tools.transact((stores) => stores.answers.release(input.answerId));
}
