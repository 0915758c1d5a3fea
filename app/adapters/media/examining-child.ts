import type { ChildProcessByStdio } from "node:child_process";
import { spawn } from "node:child_process";
import { constants } from "node:os";
import type { Readable, Writable } from "node:stream";
import type { z } from "zod";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { PhotoBox } from "#app/core/redaction/plan.ts";
import {
  type Ready,
  parseJson,
  parseWant,
  previewHeaderSchema,
  readySchema,
} from "#app/adapters/media/child-output.ts";
import type { Frame } from "#app/adapters/media/frames.ts";
import { FRAME, frameHeader, FrameCutter } from "#app/adapters/media/frames.ts";
import type { Launch } from "#app/adapters/media/launch.ts";
import { killWithParent } from "#app/adapters/media/kill-with-parent.ts";
import { ENVIRONMENT, feedFilter, furtherFiles } from "#app/adapters/media/launch.ts";
import type { RenderedPreview } from "#app/adapters/media/previews.ts";
import { residentSize } from "#app/adapters/media/resident-size.ts";

/** What pieces are read from: an open file, or something that reads like one. */
export interface ReadableFile {
  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
}

export interface ChildLimits {
  readonly fileMillis: number;
  readonly startMillis: number;
  readonly residentBytes: number;
  /** All that a child may say about one file, previews included. */
  readonly outputBytes: number;
}

export interface FileToExamine {
  readonly file: ReadableFile;
  readonly size: number;
  readonly previews: boolean;
  /** Where no previews are wanted: whether the small picture in the metadata is compared with the picture all the same. */
  readonly compare?: boolean | undefined;
  /** Only what type it is of: for a file that broke the first reader, which the others may read. */
  readonly typeOnly?: boolean | undefined;
  /** What is to be covered, by a child that does nothing else. */
  readonly boxes?: readonly PhotoBox[] | undefined;
}

export type ChildOutcome<Findings> =
  | {
      readonly kind: "done";
      readonly findings: Findings;
      readonly previews: RenderedPreview[];
      /** The picture with boxes covered, where that was asked for and done. */
      readonly redacted?: Uint8Array;
    }
  | { readonly kind: "failed"; readonly problem: ProblemCode };

type PreviewHeader = z.infer<typeof previewHeaderSchema>;

const LONGEST_PIECE = 8 * 1024 * 1024;
const LOOK_AT_MEMORY_MILLIS = 200;

/** What a child is started as and held to. */
export interface ChildTerms<Findings> {
  readonly launch: Launch;
  readonly workDir: string;
  readonly limits: ChildLimits;
  /** What it may say about a file when it is done. */
  readonly findings: z.ZodType<Findings>;
}

/** One child process: examines one file at a time until it fails or is ended. */
export class ExaminingChild<Findings> {
  readonly startedAt = performance.now();
  filesDone = 0;
  /** False once it failed or was ended; it is of no use then. */
  alive = true;
  readonly #limits: ChildLimits;
  readonly #findings: z.ZodType<Findings>;
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #cutter: FrameCutter;
  readonly #exited: Promise<void>;
  readonly #hasEnded: () => void;
  #outputBytes = 0;
  #onFrame: (frame: Frame) => void = () => this.#fail("output-malformed");
  #settle: ((outcome: ChildOutcome<Findings>) => void) | undefined;
  #onReady: ((seen: Ready | undefined) => void) | undefined;

  constructor({ launch, workDir, limits, findings }: ChildTerms<Findings>) {
    this.#limits = limits;
    this.#findings = findings;
    this.#cutter = new FrameCutter(limits.outputBytes);
    this.#process = spawn(launch.command, launch.args, {
      cwd: workDir,
      env: ENVIRONMENT,
      stdio: ["pipe", "pipe", "ignore", ...furtherFiles(launch)],
    }) as ChildProcessByStdio<Writable, Readable, null>;
    feedFilter(this.#process, launch);
    this.#exited = new Promise((resolve) => {
      this.#process.once("close", () => resolve());
      this.#process.once("error", () => resolve());
    });
    this.#process.once("error", () => this.#fail("examiner-unavailable"));
    this.#process.once("close", (code, signal) =>
      this.#fail(endedByTimer(code, signal) ? "timed-out" : "parser-crashed"),
    );
    // A child that ends while it is written to breaks the pipe; its end is noticed above.
    this.#process.stdin.on("error", () => undefined);
    this.#process.stdout.on("data", (bytes: Buffer) => this.#take(bytes));
    this.#hasEnded = killWithParent(this.#process);
    if (launch.sent !== undefined) this.#send(FRAME.code, launch.sent);
  }

  /** What the child sees of networks, once it has started; undefined when it did not start. */
  async ready(): Promise<Ready | undefined> {
    const timer = setTimeout(() => this.#fail("timed-out"), this.#limits.startMillis);
    const seen = await new Promise<Ready | undefined>((resolve) => {
      this.#onReady = resolve;
      this.#onFrame = (frame) => {
        const said = frame.kind === FRAME.ready ? parseJson(frame.body, readySchema) : undefined;
        if (said === undefined) this.#fail("output-malformed");
        resolve(said);
      };
      if (!this.alive) resolve(undefined);
    });
    clearTimeout(timer);
    this.#onReady = undefined;
    return seen;
  }

  /** Examines one file. Never throws: whatever goes wrong is the outcome, and the child is dead then. */
  async examine(subject: FileToExamine): Promise<ChildOutcome<Findings>> {
    if (!this.alive) return { kind: "failed", problem: "examiner-unavailable" };
    this.#outputBytes = 0;
    const timer = setTimeout(() => this.#fail("timed-out"), this.#limits.fileMillis);
    const watch = setInterval(() => void this.#watchMemory(), LOOK_AT_MEMORY_MILLIS);
    try {
      return await new Promise<ChildOutcome<Findings>>((settle) => {
        this.#settle = settle;
        this.#onFrame = this.#conversation(subject);
        const { size, previews, compare, typeOnly, boxes } = subject;
        const wanted = { size, previews, compare, typeOnly, boxes };
        this.#send(FRAME.begin, Buffer.from(JSON.stringify(wanted)));
      });
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
      this.#settle = undefined;
      this.#onFrame = () => this.#fail("output-malformed");
      this.filesDone += 1;
    }
  }

  /** Ends the child at once and waits until it is gone. */
  async end(): Promise<void> {
    this.#fail("examiner-unavailable");
    await this.#exited;
  }

  /** What one file's frames mean, one after another. */
  #conversation(subject: FileToExamine): (frame: Frame) => void {
    const previews: RenderedPreview[] = [];
    let header: PreviewHeader | undefined;
    let redacted: Uint8Array | undefined;
    let answering: Promise<void> = Promise.resolve();
    return (frame) => {
      if (frame.kind === FRAME.want) {
        answering = answering.then(() => this.#answer(frame.body, subject.file));
      } else if (frame.kind === FRAME.previewHeader) {
        header = parseJson(frame.body, previewHeaderSchema);
        if (header === undefined) this.#fail("output-malformed");
      } else if (frame.kind === FRAME.previewBytes && header !== undefined && isJpeg(frame.body)) {
        previews.push({ ...header, bytes: frame.body.slice() });
        header = undefined;
      } else if (frame.kind === FRAME.redacted && subject.boxes !== undefined) {
        redacted = frame.body.slice();
      } else if (frame.kind === FRAME.done) {
        const findings = parseJson(frame.body, this.#findings);
        if (findings === undefined) this.#fail("output-malformed");
        else this.#settle?.({ kind: "done", findings, previews, ...(redacted && { redacted }) });
      } else {
        this.#fail("output-malformed");
      }
    };
  }

  async #answer(body: Uint8Array, file: ReadableFile): Promise<void> {
    const want = parseWant(body);
    if (want === undefined || want.length > LONGEST_PIECE) return this.#fail("output-malformed");
    try {
      // Only what was read into it is sent, so nothing that stood there before leaves.
      const piece = Buffer.allocUnsafeSlow(want.length);
      const { bytesRead } = await file.read(piece, 0, want.length, want.offset);
      if (this.alive) this.#send(FRAME.piece, piece.subarray(0, bytesRead));
    } catch {
      this.#fail("file-unreadable");
    }
  }

  #send(kind: number, body: Uint8Array): void {
    const { stdin } = this.#process;
    stdin.cork();
    stdin.write(frameHeader(kind, body.length));
    stdin.write(body);
    stdin.uncork();
  }

  #take(bytes: Buffer): void {
    if (!this.alive) return;
    this.#outputBytes += bytes.length;
    if (this.#outputBytes > this.#limits.outputBytes) return this.#fail("output-malformed");
    for (const frame of this.#cut(bytes)) this.#hear(frame);
  }

  #hear(frame: Frame): void {
    if (this.alive) this.#onFrame(frame);
  }

  #cut(bytes: Buffer): Frame[] {
    try {
      return this.#cutter.add(bytes);
    } catch {
      this.#fail("output-malformed");
      return [];
    }
  }

  async #watchMemory(): Promise<void> {
    const bytes = this.#process.pid === undefined ? 0 : await residentSize(this.#process.pid);
    if (bytes !== undefined && bytes > this.#limits.residentBytes) this.#fail("memory-exceeded");
  }

  #fail(problem: ProblemCode): void {
    if (!this.alive) return;
    this.alive = false;
    this.#process.kill("SIGKILL");
    this.#hasEnded();
    this.#onReady?.(undefined);
    this.#settle?.({ kind: "failed", problem });
  }
}

/** A child may hold itself to a time of the processor's; a shell or bubblewrap passes a signal on as 128 and its number. */
function endedByTimer(code: number | null, signal: NodeJS.Signals | null): boolean {
  return signal === "SIGVTALRM" || code === 128 + constants.signals.SIGVTALRM;
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}
