import { spawn } from "node:child_process";
import { connect } from "node:net";
import { join } from "node:path";

// One real PostgreSQL for a whole run of Jest, started by the first test that asks for it.
//
// A process of its own (`postgres-supervisor.ts`) starts and stops the server. It lives as long as a
// pipe from Jest: when Jest ends, however it ends, the pipe ends, the server is stopped and its folder
// removed. So nothing is left behind after a killed run, and there is one way to stop, not two.

const CONTROL = "TEST_POSTGRES_CONTROL";

/** Jest's global set-up: starts the supervisor, not yet the server. Workers find it through the environment. */
export default async function startSupervisor(): Promise<void> {
  process.env[CONTROL] = await supervise();
}

/** Starts a supervisor that lives as long as this process; answers the socket it listens on. */
export async function supervise(): Promise<string> {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "postgres-supervisor.ts")],
    // A session of its own: what ends Jest's process group must not end who cleans up after it.
    { detached: true, stdio: ["pipe", "pipe", "inherit"] },
  );
  const control = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(new Error(`the PostgreSQL supervisor ended at once, with ${String(code)}`));
    });
    child.stdout.setEncoding("utf8").once("data", (line: string) => {
      resolve(line.trim());
    });
  });
  // This process may end while these are open; their end is the signal.
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) (pipe as unknown as { unref(): void }).unref();
  return control;
}

/**
 * Makes an empty database and answers its URL. Rejects when PostgreSQL cannot be started: the test that
 * asked fails then, it is not skipped.
 */
export async function newPostgresDatabase(control = process.env[CONTROL]): Promise<string> {
  if (control === undefined) {
    throw new Error("PostgreSQL for tests is started by globalSetup in jest.config.js");
  }
  const answer = await ask(control);
  if (answer.url === undefined) {
    throw new Error(`PostgreSQL for tests did not start: ${answer.problem ?? "no reason given"}`);
  }
  return answer.url;
}

function ask(control: string): Promise<{ readonly url?: string; readonly problem?: string }> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(control);
    socket.setEncoding("utf8");
    socket.on("data", (part: string) => {
      text += part;
    });
    socket.once("error", reject);
    socket.once("end", () => {
      resolve(JSON.parse(text) as { url?: string; problem?: string });
    });
  });
}
