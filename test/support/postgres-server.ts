import { spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { openFolderFor } from "./open-folder.ts";

// One real PostgreSQL for a whole run of Jest, started by the first test that asks for it.
//
// A process of its own (`postgres-supervisor.ts`) starts and stops the server. It lives as long as a pipe from Jest: when Jest
// ends, however it ends, the pipe ends, the server is stopped and its folder removed. So nothing is left behind
// after a killed run, and there is one way to stop, not two.

const ADDRESS = "TEST_POSTGRES_CONTROL";

/** Jest's global set-up: starts the supervisor, not yet the server. Workers find it through the environment. */
export default async function startSupervisor(): Promise<void> {
  process.env[ADDRESS] = (await supervise()).control;
}

/** Starts a supervisor that lives as long as this process; answers the socket it listens on. */
export async function supervise(): Promise<{ readonly control: string; readonly folder: string }> {
  const folder = await mkdtemp(join(await openFolderFor("others"), "bw-postgres-"));
  const script = join(import.meta.dirname, "postgres-supervisor.ts");
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", script, folder],
    // A session of its own: what ends Jest's process group must not end who cleans up after it.
    { detached: true, stdio: ["pipe", "pipe", "inherit"] },
  );
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(new Error(`the PostgreSQL supervisor ended at once (${String(code)})`));
    });
    child.stdout.once("data", () => {
      resolve();
    });
  });
  child.removeAllListeners("exit");
  // Jest may end while these are open; their end is the signal.
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) (pipe as unknown as { unref(): void }).unref();
  return { control: join(folder, "control"), folder };
}

/** Makes an empty database and answers its URL. Rejects when PostgreSQL cannot be started: such a test fails, it is not skipped. */
export async function newPostgresDatabase(control = process.env[ADDRESS]): Promise<string> {
  if (control === undefined || control === "") {
    throw new Error("no PostgreSQL for tests: start them through jest.config.js, with its globalSetup");
  }
  const answer = await ask(control);
  if (answer.url === undefined) {
    throw new Error(`PostgreSQL for tests could not be started: ${answer.problem ?? "no reason"}`);
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
