import { fileSample } from "./file-sample.ts";
import type { FileRow } from "./file-row.ts";
import type { Line } from "./line.ts";
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

/** One of these, and its row in the list. */
export interface Begun {
  readonly about: Unfinished;
  readonly row: FileRow;
}

/** `taken-back`: its sender wants it removed, whether or not that is done. */
export type Ended = "received" | "not-taken" | "taken-back";

/** One chosen file from the moment it is chosen until the server has it whole, with its row. */
export class OneFile {
  readonly file: File;
  readonly row: FileRow;
  /** The server's id of it, once known. */
  id: string | undefined;
  ended: Ended | undefined;
  /** True once the server's digest is known and nothing remains to be compared. */
  checked = false;
  /** SHA-256 of the file as this device reads it; null when it cannot be read again. */
  digest: string | null | undefined;
  /** Whether the server took that in. */
  isDigestTold = false;
  /** What can be gone on with when the file is chosen again; undefined where there is nothing. */
  leftover: Unfinished | undefined;
  readonly #line: Line;
  readonly #changed: () => void;
  #percent: number;
  #sample: string | undefined;
  #sending: Sending | undefined;
  #paused = false;
  /** Tells `send` that nothing is left to do. */
  #over: (() => void) | undefined;

  constructor(
    file: File,
    row: FileRow,
    about: {
      readonly unfinished: Unfinished | undefined;
      readonly line: Line;
      readonly changed: () => void;
    },
  ) {
    this.file = file;
    this.row = row;
    this.id = about.unfinished?.id;
    this.#percent = about.unfinished?.percent ?? 0;
    this.#sample = about.unfinished?.sample;
    this.#line = about.line;
    this.#changed = about.changed;
    row.show({ kind: "waiting" });
    row.onPause(() => void this.#pauseOrGoOn());
  }

  /** Draws the photo for its row. One after the other: a phone's memory is small. */
  async draw(): Promise<void> {
    const drawn = await thumbnail(this.file);
    if (drawn !== undefined) this.row.picture(drawn);
  }

  /** Begins to send and resolves when nothing is left to do here: it arrived, or never will, or was taken back. */
  async send(): Promise<void> {
    if (this.#isOver()) return;
    this.#hash();
    const sample = await fileSample(this.file).catch(() => undefined);
    // Taken back while its sample was read: nothing of it goes.
    if (this.#isOver()) return;
    if (sample === undefined) {
      this.#isUnreadable();
      return;
    }
    if (this.file.size === 0) {
      this.row.show({ kind: "refused", code: "empty" });
      this.#end("not-taken");
      return;
    }
    this.#sample = sample;
    const sending = this.#newSending(sample);
    this.#sending = sending;
    await new Promise<void>((resolve) => {
      this.#over = resolve;
      sending.start();
    });
    await sending.end();
  }

  #isOver(): boolean {
    return this.ended !== undefined;
  }

  /** Whether it is this file, chosen once more, that is on its way or here. */
  isComing({ name, size, lastModified }: File): boolean {
    const { file, ended } = this;
    const isSame = file.name === name && file.size === size && file.lastModified === lastModified;
    return isSame && (ended === undefined || ended === "received");
  }

  /** Stops sending because the reporter took the file back. */
  async drop(): Promise<void> {
    this.#end("taken-back");
    await this.#sending?.end();
  }

  /** The server keeps it as what this device says, and compares it when it has its own. */
  async tellDigest(): Promise<void> {
    if (this.id === undefined || typeof this.digest !== "string") return;
    this.isDigestTold = await sendDigest(this.id, this.digest);
  }

  #newSending(sample: string): Sending {
    const pace = new Pace();
    const uploadUrl = this.id === undefined ? null : `/uploads/${this.id}`;
    return new Sending(
      this.file,
      { sample, uploadUrl, line: this.#line },
      {
        begun: (url) => {
          this.id = url.split("/").at(-1);
          void this.tellDigest();
        },
        progress: (percent, sent) => {
          this.#percent = percent;
          pace.note(performance.now(), sent);
          const secondsLeft = pace.secondsLeft(this.file.size);
          if (!this.#paused) this.row.show({ kind: "sending", percent, secondsLeft });
          this.#changed();
        },
        waiting: (why) => {
          this.row.show(why === "no-room" ? { kind: "refused", code: why } : { kind: why });
        },
        received: () => {
          this.row.show({ kind: "received" });
          if (this.id !== undefined) this.row.cameAs(this.id);
          this.#end("received");
        },
        refused: (code) => {
          this.row.show(code === "" ? { kind: "failed" } : { kind: "refused", code });
          this.#end("not-taken");
        },
        unreadable: () => {
          this.#isUnreadable();
        },
      },
    );
  }

  /** What the server has of it stays there; whoever chooses the file again goes on behind it. */
  #isUnreadable(): void {
    const [id, sample, { size }] = [this.id, this.#sample, this.file];
    if (id !== undefined && sample !== undefined) {
      this.leftover = { id, size, sample, percent: this.#percent };
    }
    // A folder that was dropped looks like a file, until it is read for the first time.
    this.row.show({ kind: this.#sample === undefined ? "not-read" : "unreadable" });
    this.#end("not-taken");
  }

  #end(ended: Ended): void {
    this.ended = ended;
    this.#changed();
    this.#over?.();
  }

  async #pauseOrGoOn(): Promise<void> {
    // Its row may be another's by now: that of the same file, chosen again.
    if (this.#sending === undefined || this.#isOver()) return;
    this.#paused = !this.#paused;
    if (this.#paused) {
      this.row.show({ kind: "paused", percent: this.#percent });
      await this.#sending.pause();
    } else {
      this.row.show({ kind: "sending", percent: this.#percent, secondsLeft: undefined });
      this.#sending.start();
    }
  }

  #hash(): void {
    let worker: Worker;
    try {
      worker = new Worker(new URL("./hash-worker.ts", import.meta.url), { type: "module" });
    } catch {
      this.digest = null;
      return;
    }
    worker.addEventListener("message", (event: MessageEvent<string | null>) => {
      this.digest = event.data;
      worker.terminate();
      void this.tellDigest();
    });
    worker.addEventListener("error", () => {
      this.digest = null;
      worker.terminate();
    });
    worker.postMessage(this.file);
  }
}
