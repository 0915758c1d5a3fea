import type { ChildProcess } from "node:child_process";

type Killable = Pick<ChildProcess, "kill">;

/** Those that run now. */
const children = new Set<Killable>();

/**
 * Kills the child when this process exits. To be told, by calling what is answered, once the child has ended. However many children run, the
 * process has one listener for them: a listener each is what Node takes for a leak from the eleventh on.
 */
export function killWithParent(child: Killable): () => void {
  if (children.size === 0) process.on("exit", killAll);
  children.add(child);
  return () => {
    if (children.delete(child) && children.size === 0) process.off("exit", killAll);
  };
}

function killAll(): void {
  for (const child of children) child.kill("SIGKILL");
}
