import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fromBase64url } from "#app/core/encoding.ts";
import type { Config } from "./config.ts";

const SCRIPT = join(import.meta.dirname, "../../scripts/unseal.ts");

const READY_MILLIS = 20_000;
const FIRST_PAUSE_MILLIS = 500;
const LONGEST_PAUSE_MILLIS = 20_000;

/** The process that holds the identity key, as a child of this one. */
export interface UnsealProcess {
  /** One line for the operator when it did not come up; everything else works without it. */
  readonly problem: string | undefined;
  readonly stop: () => Promise<void>;
}

/**
 * Starts `scripts/unseal.ts` and starts it again when it ends. It ends with this process: its standard input is a pipe from
 * here. Resolves when it listens, or has failed to for the first time.
 */
export async function startUnseal(config: Config): Promise<UnsealProcess> {
  let child: ChildProcessWithoutNullStreams | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE_MILLIS;
  let stopping = false;

  function start(): Promise<string | undefined> {
    const started = run(config, ["serve", "--with-parent"]);
    child = started;
    let complaint = "";
    started.stderr.on("data", (piece: Buffer) => (complaint += piece.toString()));
    started.once("close", () => {
      if (stopping) return;
      timer = setTimeout(() => void start(), pause).unref();
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    });
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        resolve("it did not answer in time.");
      }, READY_MILLIS);
      const settle = (problem: string | undefined) => {
        clearTimeout(late);
        resolve(problem);
      };
      started.stdout.once("data", () => {
        pause = FIRST_PAUSE_MILLIS;
        settle(undefined);
      });
      started.once("close", () => {
        settle(complaint.trim() === "" ? "it ended at once." : complaint.trim());
      });
      started.once("error", (error) => {
        settle(error.message);
      });
    });
  }

  const problem = await start();
  return {
    problem,
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      const last = child;
      if (last === undefined || last.exitCode !== null || last.signalCode !== null) return;
      const ended = new Promise((resolve) => last.once("close", resolve));
      last.stdin.end();
      await ended;
    },
  };
}

/** Has the other program make the identity key, for an office that has none; answers the public half, 65 bytes. */
export async function makeIdentityKey(
  config: Config,
): Promise<
  | { readonly ok: true; readonly publicKey: Uint8Array }
  | { readonly ok: false; readonly problem: string }
> {
  const child = run(config, ["make-key"]);
  const [printed, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const publicKey = fromBase64url(printed.trim());
  return publicKey === undefined || publicKey.length === 0
    ? { ok: false, problem: complaint.trim() || "The identity key could not be made." }
    : { ok: true, publicKey };
}

function run(config: Config, args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ["--disable-warning=ExperimentalWarning", SCRIPT, ...args], {
    // Only what it needs: no setting of the server, no key of the server.
    env: {
      NODE_ENV: "production",
      IDENTITY_KEY_FILE: config.identityKeyFile,
      UNSEAL_SOCKET: config.unsealSocket,
      DESK_ORIGIN: config.deskOrigin,
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
}
