import { spawn } from "node:child_process";
import { connect } from "node:net";

// A server that tests need is started and stopped by a process of its own. It lives as long as a pipe from Jest: when
// Jest ends, however it ends, the pipe ends, the server is stopped and its folder removed. So nothing is left behind
// after a killed run, and there is one way to stop, not two.

/** Starts a supervisor that lives as long as this process; answers the socket it listens on. */
export async function startSupervisor(
  script: string,
  words: readonly string[] = [],
): Promise<string> {
  const node = ["--disable-warning=ExperimentalWarning", script, ...words];
  const child = spawn(process.execPath, node, {
    // A session of its own: what ends Jest's process group must not end who cleans up after it.
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const control = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(new Error(`the supervisor ${script} ended at once, with ${String(code)}`));
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

/** What a supervisor answers when it is asked: its server's facts, or its problem. */
export function askSupervisor(control: string): Promise<Readonly<Partial<Record<string, string>>>> {
  return new Promise((resolve, reject) => {
    let text = "";
    // As a path whatever it is: Node takes an empty word for port 0, and keeps that socket for good.
    const socket = connect({ path: control });
    socket.setEncoding("utf8");
    socket.on("data", (part: string) => {
      text += part;
    });
    socket.once("error", reject);
    socket.once("end", () => {
      resolve(JSON.parse(text) as Partial<Record<string, string>>);
    });
  });
}
