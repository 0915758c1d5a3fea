import { fileSample } from "./file-sample.ts";
import type { FileRow } from "./file-row.ts";
import { Pace } from "./pace.ts";
import { Sending } from "./sending.ts";
import { sendDigest } from "./server-state.ts";
import { thumbnail } from "./thumbnail.ts";

/** An upload that the server has begun and not finished, as the page lists it. */
export interface Unfinished {
  readonly id: string;
  readonly size: number;
  readonly sample: string;
  readonly percent: number;
}

export type Ended = "received" | "not-taken";

/** One chosen file from the moment it is chosen until the server has it whole, with its row. */
export class OneFile {
  readonly file: File;
  readonly row: FileRow;
  /** The server's id of it, once known. */
  id: string | undefined;
  percent: number;
  ended: Ended | undefined;
  /** True once the server's digest is known and nothing remains to be compared. */
  checked = false;
  /** SHA-256 of the file as this device reads it; null when it cannot be read again. */
  digest: string | null | undefined;
  readonly #changed: () => void;
  #sending: Sending | undefined;
  #paused = false;

  constructor(file: File, row: FileRow, unfinished: Unfinished | undefined, changed: () => void) {
    this.file = file;
    this.row = row;
    this.id = unfinished?.id;
    this.percent = unfinished?.percent ?? 0;
    this.#changed = changed;
    row.show({ kind: "waiting" });
    row.onPause(() => void this.#pauseOrGoOn());
  }

  /** Draws the photo for its row. One after the other: a phone's memory is small. */
  async draw(): Promise<void> {
    const drawn = await thumbnail(this.file);
    if (drawn !== undefined) this.row.picture(drawn);
  }

  /** Begins to send and resolves when nothing is left to do here. */
  async send(): Promise<void> {
    this.#hash();
    const pace = new Pace();
    const sample = await fileSample(this.file);
    await new Promise<void>((resolve) => {
      const over = (ended: Ended) => {
        this.ended = ended;
        this.#changed();
        resolve();
      };
      this.#sending = new Sending(
        this.file,
        { sample, uploadUrl: this.id === undefined ? null : `/uploads/${this.id}` },
        {
          begun: (url) => {
            this.id = url.split("/").at(-1);
            void this.#tellDigest();
          },
          progress: (percent, sent) => {
            this.percent = percent;
            pace.note(performance.now(), sent);
            const secondsLeft = pace.secondsLeft(this.file.size);
            if (!this.#paused) this.row.show({ kind: "sending", percent, secondsLeft });
            this.#changed();
          },
          offline: () => {
            this.row.show({ kind: "offline" });
          },
          noRoom: () => {
            this.row.show({ kind: "refused", code: "no-room" });
          },
          received: () => {
            this.row.show({ kind: "received" });
            if (this.id !== undefined) this.row.cameAs(this.id);
            over("received");
          },
          refused: (code) => {
            this.row.show(code === "" ? { kind: "failed" } : { kind: "refused", code });
            over("not-taken");
          },
        },
      );
      this.#sending.start();
    });
    await this.#sending?.end();
  }

  /** Stops sending because the reporter took the file back. */
  async drop(): Promise<void> {
    this.ended = "not-taken";
    await this.#sending?.end();
  }

  async #pauseOrGoOn(): Promise<void> {
    if (this.#sending === undefined) return;
    this.#paused = !this.#paused;
    if (this.#paused) {
      this.row.show({ kind: "paused", percent: this.percent });
      await this.#sending.pause();
    } else {
      this.row.show({ kind: "sending", percent: this.percent, secondsLeft: undefined });
      this.#sending.start();
    }
  }

  #hash(): void {
    const worker = new Worker(new URL("./hash-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<string | null>) => {
      this.digest = event.data;
      worker.terminate();
      void this.#tellDigest();
    });
    worker.addEventListener("error", () => {
      this.digest = null;
      worker.terminate();
    });
    worker.postMessage(this.file);
  }

  /** The server keeps it as what this device says, and compares it when it has its own. */
  async #tellDigest(): Promise<void> {
    if (this.id !== undefined && typeof this.digest === "string") {
      await sendDigest(this.id, this.digest);
    }
  }
}
