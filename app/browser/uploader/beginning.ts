import { whatNext, type NotTaken } from "./what-next.ts";
import { noticed, type WaitsFor } from "./waits-for.ts";
import { withinAMinute } from "./within-a-minute.ts";

export interface BeginningEvents {
  readonly waiting: (why: WaitsFor) => void;
  /** The server will not take the file, with its reason's code; empty when it gave none. */
  readonly refused: (code: string) => void;
}

/** What the server is told of a file before any byte of it. */
export interface FileFacts {
  readonly file: File;
  readonly sample: string;
  /** Whose file it is: the mark that the page came with. */
  readonly report: string;
}

type Answer = { readonly id: string } | { readonly refusal: NotTaken | undefined };

/**
 * Tells the server of one chosen file, without a byte of it, until the server has noted it or says no. So the office knows what is to come, and
 * the reporter can finish it with their code, also where nothing more gets through from this phone.
 */
export class Beginning {
  /** When the first answer came, or none did in time: others need not wait longer. */
  readonly tried: Promise<void>;
  /** The server's id of the file; undefined where it was refused, or given up here before it was noted. */
  readonly ended: Promise<string | undefined>;
  #stopped = false;
  #goOn: (() => void) | undefined;

  constructor(facts: FileFacts, events: BeginningEvents) {
    let firstTried: () => void = () => undefined;
    this.tried = new Promise((resolve) => {
      firstTried = resolve;
    });
    this.ended = this.#run(facts, events, firstTried).finally(firstTried);
  }

  /** Tries no more. What was asked for already may still be noted: then its id is answered. */
  async stop(): Promise<string | undefined> {
    this.#stopped = true;
    this.#goOn?.();
    return this.ended;
  }

  async #run(
    facts: FileFacts,
    events: BeginningEvents,
    firstTried: () => void,
  ): Promise<string | undefined> {
    for (let tries = 0; ; tries += 1) {
      const answer = await ask(facts);
      if ("id" in answer) return answer.id;
      if (this.#stopped) return undefined;
      const next = whatNext(answer.refusal, tries);
      if (next.kind === "give-up") {
        events.refused(next.code);
        return undefined;
      }
      events.waiting(noticed(next.because));
      firstTried();
      await this.#wait(next.millis);
      // Set while it waited, which the compiler cannot know.
      if (this.#isStopped()) return undefined;
    }
  }

  #isStopped(): boolean {
    return this.#stopped;
  }

  /** Until its time is over, the network is back, or it is stopped. */
  async #wait(millis: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, millis);
      this.#goOn = () => {
        clearTimeout(timer);
        resolve();
      };
      addEventListener("online", this.#goOn, { once: true });
    });
    if (this.#goOn !== undefined) removeEventListener("online", this.#goOn);
    this.#goOn = undefined;
  }
}

async function ask({ file, sample, report }: FileFacts): Promise<Answer> {
  const modified = new Date(file.lastModified).toISOString();
  const about = { filename: file.name, filetype: file.type, sample, report, modified };
  const metadata = Object.entries(about).map(([name, value]) => `${name} ${base64(value)}`);
  try {
    return await withinAMinute(async (signal): Promise<Answer> => {
      const answer = await fetch("/uploads/", {
        method: "POST",
        headers: {
          "Tus-Resumable": "1.0.0",
          "Upload-Length": String(file.size),
          "Upload-Metadata": metadata.join(","),
        },
        signal,
      });
      const id = answer.headers.get("Location")?.split("/").at(-1);
      if (answer.status === 201 && id !== undefined) return { id };
      const { status, headers } = answer;
      const retryAfter = headers.get("Retry-After");
      return { refusal: { status, body: await answer.text(), retryAfter } };
    });
  } catch {
    return { refusal: undefined };
  }
}

/** Of its UTF-8, as the protocol wants it. */
function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
