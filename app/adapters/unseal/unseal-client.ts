import { connect } from "node:net";
import { lstat } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { frameOf, readFrame } from "#app/core/identity/frames.ts";
import type {
  UnsealHealth,
  UnsealRefusal,
  UnsealRequest,
} from "#app/core/identity/unseal-protocol.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";

/** The way to the process that holds the identity key. This process can ask; it can open nothing. */
export interface Unseal {
  /** Undefined when the process does not answer. */
  health(): Promise<UnsealHealth | undefined>;
  open(request: Asked<"open">): Promise<
    | {
        readonly kind: "opened";
        readonly fields: Readonly<Record<string, string>>;
        readonly approvers: readonly PersonId[];
      }
    | Unanswered
  >;
  changeApprovers(
    request: Asked<"change-approvers">,
  ): Promise<{ readonly kind: "changed" } | Unanswered>;
  /** Whether it answered when it was last asked, at most half a minute ago while somebody watches. */
  isUp(): boolean;
  /** Asks for its health from time to time until stopped. */
  watch(): { stop(): void };
}

type Asked<Verb extends UnsealRequest["verb"]> = Omit<
  Extract<UnsealRequest, { verb: Verb }>,
  "verb"
>;

export type Unanswered =
  | { readonly kind: "refused"; readonly refusal: UnsealRefusal | "unknown" }
  | { readonly kind: "down" };

const PATIENCE_MILLIS = 5_000;
const WATCH_MILLIS = 20_000;
const OPEN_TO_OTHERS = 0o007;

const person = z
  .string()
  .regex(/^usr_[0-9a-z]{26}$/)
  .transform((id) => id as PersonId);
const healthShape = z.object({
  ok: z.literal(true),
  publicKey: z.string(),
  approvers: z.array(
    z.object({ personId: person, credentialId: z.string(), publicKey: z.string() }),
  ),
});
const openedShape = z.object({
  ok: z.literal(true),
  fields: z.record(z.string(), z.string()),
  approvers: z.array(person),
});
const changedShape = z.object({ ok: z.literal(true) });
const refusedShape = z.object({ ok: z.literal(false), refusal: z.string() });

const REFUSALS: readonly UnsealRefusal[] = [
  "not-understood",
  "act",
  "expired",
  "used",
  "not-pinned",
  "same-approver",
  "requester",
  "assertion",
  "too-few",
  "box",
  "approvers",
  "failed",
];

/** A client for the socket at this path. Nothing is asked before a method is called. */
export function createUnseal(socketPath: string): Unseal {
  let isUp = false;

  async function health(): Promise<UnsealHealth | undefined> {
    const answer = healthShape.safeParse(await ask(socketPath, { verb: "health" }));
    isUp = answer.success;
    return answer.success ? answer.data : undefined;
  }

  return {
    health,
    isUp: () => isUp,
    async open({ act, assertions, box }) {
      const answer = await ask(socketPath, {
        verb: "open",
        act,
        assertions: assertions.map((one) => ({ ...one })),
        box,
      });
      const opened = openedShape.safeParse(answer);
      return opened.success
        ? { kind: "opened", fields: opened.data.fields, approvers: opened.data.approvers }
        : unanswered(answer);
    },
    async changeApprovers({ act, assertions }) {
      const message = {
        verb: "change-approvers",
        act,
        assertions: assertions.map((one) => ({ ...one })),
      };
      const answer = await ask(socketPath, message);
      return changedShape.safeParse(answer).success ? { kind: "changed" } : unanswered(answer);
    },
    watch() {
      void health();
      const timer = setInterval(() => void health(), WATCH_MILLIS).unref();
      return {
        stop: () => {
          clearInterval(timer);
        },
      };
    },
  };
}

function unanswered(answer: unknown): Unanswered {
  const refused = refusedShape.safeParse(answer);
  if (!refused.success) return { kind: "down" };
  const refusal = REFUSALS.find((one) => one === refused.data.refusal);
  return { kind: "refused", refusal: refusal ?? "unknown" };
}

/** Sends one message and reads one answer; undefined when nobody answers, or who answers may be anybody. */
async function ask(path: string, message: JsonObject): Promise<unknown> {
  const folder = await lstat(dirname(path)).catch(() => undefined);
  // Where others could put a socket, a stranger could pose as the key's holder.
  if (folder?.isDirectory() !== true || (folder.mode & OPEN_TO_OTHERS) !== 0) return undefined;
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    const socket = connect(path);
    socket.setTimeout(PATIENCE_MILLIS, () => socket.destroy());
    socket.once("connect", () => socket.write(frameOf(message)));
    socket.on("data", (piece: Buffer) => {
      received = Buffer.concat([received, piece]);
      if (readFrame(received).kind === "refused") socket.destroy();
    });
    socket.on("error", () => socket.destroy());
    socket.once("close", () => {
      const frame = readFrame(received);
      resolve(frame.kind === "message" ? frame.message : undefined);
    });
  });
}
