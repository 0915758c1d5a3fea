import { Beginning } from "./beginning.ts";
import { fileSample } from "./file-sample.ts";
import type { FileRow } from "./file-row.ts";
import type { Line } from "./line.ts";
import { Pace } from "./pace.ts";
import { Sending } from "./sending.ts";
import { sendDigest } from "./server-state.ts";
import { thumbnail } from "./thumbnail.ts";
import type { Unfinished } from "./unfinished.ts";
import type { WaitsFor } from "./waits-for.ts";

/** `taken-back`: its sender wants it removed, whether or not that is done. */
export type Ended = "received" | "not-taken" | "taken-back";

/** One chosen file from the moment it is chosen until the server has it whole, with its row. */
export class OneFile {
  readonly file: File;
  readonly row: FileRow;
  /** The mark of the report that the page it was chosen on is of. */
  readonly report: string;
  /** The server's id of it, once known. */
  id: string | undefined;
  ended: Ended | undefined;
  /** True once the server's digest is known and nothing remains to be compared. */
  checked = false;
  /** Whether what the office has turned out not to be what this device has. */
  differs = false;
  /** Whether the office had it whole, and has neither it nor the same file any more. */
  isGone = false;
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
  #beginning: Beginning | undefined;
  #sending: Sending | undefined;
  #paused = false;
  /** Tells `send` that nothing is left to do. */
  #over: (() => void) | undefined;

  constructor(
    file: File,
    row: FileRow,
    about: {
      readonly unfinished: Unfinished | undefined;
      /** The mark of the report that the page it was chosen on is of. */
      readonly report: string;
      readonly line: Line;
      readonly changed: () => void;
    },
  ) {
    this.file = file;
    this.row = row;
    this.id = about.unfinished?.id;
    this.#percent = about.unfinished?.percent ?? 0;
    this.#sample = about.unfinished?.sample;
    this.report = about.report;
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

  /** Looks at the file; false where nothing of it can go. */
  async look(): Promise<boolean> {
    this.#sample ??= await fileSample(this.file).catch(() => undefined);
    // Taken back while its sample was read: nothing of it goes.
    if (this.#isOver()) return false;
    if (this.#sample === undefined) {
      this.#isUnreadable();
      return false;
    }
    if (this.file.size > 0) return true;
    this.#isRefused("empty");
    return false;
  }

  /** Tells the server of it, where that was not done before; resolves once that was tried, and goes on trying. */
  async begin(): Promise<void> {
    const sample = this.#sample;
    if (this.id !== undefined || sample === undefined || this.#isOver()) return;
    const { file } = this;
    this.#beginning = new Beginning(
      { file, sample, report: this.report },
      {
        waiting: (why) => {
          this.#waitsFor(why);
        },
        refused: (code) => {
          this.#isRefused(code);
        },
      },
    );
    void this.#beginning.ended.then((id) => {
      this.id = id;
      if (id === undefined || this.#isOver()) return;
      this.row.show({ kind: "waiting" });
      this.#changed();
    });
    await this.#beginning.tried;
  }

  /** Sends its bytes and resolves when nothing is left to do here: it arrived, or never will, or was taken back. */
  async send(): Promise<void> {
    if (this.#isOver() || this.id === undefined) return;
    this.#hash();
    const sending = this.#newSending(`/uploads/${this.id}`);
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
  isComing(chosen: File): boolean {
    const { ended } = this;
    return this.isOf(chosen) && !this.isGone && (ended === undefined || ended === "received");
  }

  /** Whether it is this file, chosen once more. */
  isOf({ name, size, lastModified }: File): boolean {
    const { file } = this;
    return file.name === name && file.size === size && file.lastModified === lastModified;
  }

  /** Stops sending because the reporter took the file back. */
  async drop(): Promise<void> {
    this.#end("taken-back");
    await this.#sending?.end();
    this.id ??= await this.#beginning?.stop();
  }

  /** The server keeps it as what this device says, and compares it when it has its own. */
  async tellDigest(): Promise<void> {
    if (this.id === undefined || typeof this.digest !== "string") return;
    this.isDigestTold = await sendDigest(this.id, this.digest);
  }

  #newSending(uploadUrl: string): Sending {
    const pace = new Pace();
    return new Sending(
      this.file,
      { uploadUrl, report: this.report, line: this.#line },
      {
        progress: (percent, sent) => {
          this.#percent = percent;
          pace.note(performance.now(), sent);
          const secondsLeft = pace.secondsLeft(this.file.size);
          if (!this.#paused) this.row.show({ kind: "sending", percent, secondsLeft });
          this.#changed();
        },
        waiting: (why) => {
          this.#waitsFor(why);
        },
        received: () => {
          this.row.show({ kind: "received" });
          if (this.id !== undefined) this.row.cameAs(this.id);
          this.#end("received");
        },
        refused: (code) => {
          this.#isRefused(code);
        },
        unreadable: () => {
          this.#isUnreadable();
        },
      },
    );
  }

  #waitsFor(why: WaitsFor): void {
    this.row.show(why === "no-room" ? { kind: "refused", code: why } : { kind: why });
  }

  #isRefused(code: string): void {
    this.row.show(code === "" ? { kind: "failed" } : { kind: "refused", code });
    this.#end("not-taken");
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
