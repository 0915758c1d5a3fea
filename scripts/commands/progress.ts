/** Tells the operator how far a command has come: on a terminal in place, else a line now and then. */
export interface Progress {
  tell(words: string): void;
  /** Ends the line that was written in place. */
  end(): void;
}

const ON_TERMINAL_MILLIS = 200;
const ELSEWHERE_MILLIS = 5_000;

/** Progress on stderr, so that stdout stays the command's output. */
export function startProgress(out: NodeJS.WriteStream = process.stderr): Progress {
  const pause = out.isTTY ? ON_TERMINAL_MILLIS : ELSEWHERE_MILLIS;
  let last = performance.now();
  let isOpen = false;
  return {
    tell: (words) => {
      const now = performance.now();
      if (now - last < pause) return;
      last = now;
      out.write(out.isTTY ? `\r\u001b[K${words}` : `${words}\n`);
      isOpen = out.isTTY;
    },
    end: () => {
      if (isOpen) out.write("\r\u001b[K");
      isOpen = false;
    },
  };
}
