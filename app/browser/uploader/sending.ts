import { DetailedError, Upload } from "tus-js-client";
import type { Line } from "./line.ts";
import { noticed, type WaitsFor } from "./waits-for.ts";
import { whatNext, type NotTaken } from "./what-next.ts";

export interface SendingEvents {
  readonly progress: (percent: number, sent: number) => void;
  readonly waiting: (why: WaitsFor) => void;
  /** Every byte is safe on the server's disk. */
  readonly received: () => void;
  /** The server will not take it, with its reason's code; empty when it gave none. */
  readonly refused: (code: string) => void;
  /** This device does not give the file any more: it was moved, changed or deleted since it was chosen. */
  readonly unreadable: () => void;
}

/** The bytes of one file that the server was told of, on their way. A lost network is waited for, however long; only the server's own "no" or a file that is gone ends it. */
export class Sending {
  readonly #file: File;
  readonly #line: Line;
  readonly #upload: Upload;
  readonly #events: SendingEvents;
  #again: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #isWaiting = false;
  /** Counts the starts: what one of them ends with is nothing to the next. */
  #run = 0;
  /** Failures in a row since the file last came further. */
  #tries = 0;
  /** Octets that the server is known to have. */
  #arrived = 0;
  #sent = 0;

  constructor(
    file: File,
    about: { readonly uploadUrl: string; readonly report: string; readonly line: Line },
    events: SendingEvents,
  ) {
    this.#file = file;
    this.#line = about.line;
    this.#events = events;
    this.#upload = new Upload(file, {
      uploadUrl: about.uploadUrl,
      // Whose it is: where another report is open by then, the answer can say that nothing is lost.
      headers: { "Bearwitness-Report": about.report },
      chunkSize: about.line.pieceBytes,
      // When to try again is decided here, in one place for whatever fails.
      retryDelays: null,
      // Nothing about the file is left on the device.
      storeFingerprintForResuming: false,
      onAfterResponse: (_request, response) => {
        const status = response.getStatus();
        if (status < 200 || status > 299) {
          // The library would let go of an upload after a bad answer to its question for the offset, and begin the file anew.
          throw new Refusal({
            ...{ status, body: response.getBody() },
            retryAfter: response.getHeader("Retry-After") ?? null,
          });
        }
        this.#noteArrived(Number(response.getHeader("Upload-Offset") ?? 0));
      },
      onProgress: (sent, total) => {
        this.#sent = sent;
        this.#listen();
        events.progress(total === 0 ? 100 : Math.floor((100 * sent) / total), sent);
        // What was told of the last bytes may come after the news that the network is gone.
        if (navigator.onLine) this.#isWaiting = false;
        else this.#offline();
      },
      onChunkComplete: () => {
        this.#upload.options.chunkSize = this.#line.pieceBytes;
        this.#listen();
      },
      onSuccess: () => {
        clearTimeout(this.#silence);
        events.received();
      },
      onError: (error) => {
        void this.#failed(error);
      },
    });
    addEventListener("online", this.#online);
    addEventListener("offline", this.#offline);
  }

  start(): void {
    this.#stopped = false;
    this.#run += 1;
    clearTimeout(this.#again);
    this.#upload.options.chunkSize = this.#line.pieceBytes;
    this.#listen();
    this.#upload.start();
  }

  /** Ends the running request. What arrived stays there, and `start` goes on behind it. */
  async pause(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#again);
    clearTimeout(this.#silence);
    await this.#upload.abort(false);
  }

  /** Lets go for good, here; what the server has of it is not touched. */
  async end(): Promise<void> {
    await this.pause();
    removeEventListener("online", this.#online);
    removeEventListener("offline", this.#offline);
  }

  /** Asks again at once instead of when the next try is due. */
  readonly #online = (): void => {
    if (!this.#isWaiting || this.#stopped) return;
    this.#isWaiting = false;
    this.#beginAgain();
  };

  readonly #offline = (): void => {
    if (!this.#stopped) this.#waitFor("offline");
  };

  /** Begins to wait anew for the next sign of life. */
  #listen(): void {
    clearTimeout(this.#silence);
    if (this.#stopped) return;
    const millis = this.#line.patienceMillis;
    this.#silence = setTimeout(() => {
      this.#line.wasSilent(millis);
      this.#waitFor(noticed("unreached"));
      this.#beginAgain();
    }, millis);
  }

  /** The new connection asks how far the file came; the server ends what is left of the old one first. */
  #beginAgain(): void {
    clearTimeout(this.#again);
    void this.#upload.abort(false).then(() => {
      if (!this.#stopped) this.start();
    });
  }

  #waitFor(why: WaitsFor): void {
    this.#isWaiting = true;
    this.#events.waiting(why);
  }

  #noteArrived(offset: number): void {
    if (offset <= this.#arrived) return;
    this.#arrived = offset;
    this.#tries = 0;
  }

  async #failed(error: Error): Promise<void> {
    clearTimeout(this.#silence);
    const run = this.#run;
    const answer = answerIn(error);
    // A file that the device does not give looks to a page like a network that is gone.
    const isThere = answer !== undefined || (await canRead(this.#file, this.#sent));
    if (this.#stopped || run !== this.#run) return;
    if (!isThere) {
      this.#events.unreadable();
      return;
    }
    const next = whatNext(answer, this.#tries);
    if (next.kind === "give-up") {
      this.#events.refused(next.code);
      return;
    }
    this.#tries += 1;
    this.#waitFor(noticed(next.because));
    this.#again = setTimeout(() => {
      this.#beginAgain();
    }, next.millis);
  }
}

/** An answer that the library is not to act on by itself. */
class Refusal extends Error {
  readonly answer: NotTaken;

  constructor(answer: NotTaken) {
    super(`the server answered ${answer.status}`);
    this.answer = answer;
  }
}

function answerIn(error: Error): NotTaken | undefined {
  const cause = error instanceof DetailedError ? error.causingError : error;
  return cause instanceof Refusal ? cause.answer : undefined;
}

/** Whether the device still gives the file: one octet of it, where it is to be sent next. */
async function canRead(file: File, offset: number): Promise<boolean> {
  const at = Math.max(0, Math.min(offset, file.size - 1));
  try {
    return (await file.slice(at, at + 1).arrayBuffer()).byteLength === Math.min(1, file.size);
  } catch {
    return false;
  }
}
