import { DetailedError, Upload } from "tus-js-client";

/** A piece this large is answered at once; a connection that breaks inside a piece loses none of what had arrived. */
const PIECE_BYTES = 8 * 1024 * 1024;
const RETRY_MILLIS = [0, 1_000, 3_000, 5_000, 10_000, 20_000];
const TRY_AGAIN_MILLIS = 15_000;
const ROOM_AGAIN_MILLIS = 300_000;
/**
 * A connection on which nothing moves for so long is given up: one bar of signal can hang for hours without failing. Longer than the server takes to answer,
 * or to wait for its lock. What is on the way in the device's own buffers may take longer on a slow line, and looks the same from here: each
 * time it was for nothing the patience is doubled, until a piece was answered. What arrived stays on the server in any case.
 */
const SILENT_MILLIS = 60_000;
const LONGEST_SILENT_MILLIS = 4 * SILENT_MILLIS;
const NO_ROOM = 507;
/** Answers after which sending the same again cannot help. A conflict (409, 423) or a full disk (507) passes. */
const FINAL = [400, 401, 403, 404, 410, 413, 415, 421];

export interface SendingEvents {
  /** The server's address of the upload, as soon as it has one. */
  readonly begun: (url: string) => void;
  readonly progress: (percent: number, sent: number) => void;
  readonly offline: () => void;
  /** The server's disk is full. It is asked again by and by. */
  readonly noRoom: () => void;
  /** Every byte is safe on the server's disk. */
  readonly received: () => void;
  /** The server will not take it, with its reason's code; empty when it gave none. */
  readonly refused: (code: string) => void;
}

/** One file on its way. A lost network is waited for, however long; only the server's own "no" ends it. */
export class Sending {
  readonly #upload: Upload;
  readonly #events: SendingEvents;
  #again: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #patience = SILENT_MILLIS;
  #stopped = false;
  #isOffline = false;

  constructor(
    file: File,
    about: { readonly sample: string; readonly uploadUrl: string | null },
    events: SendingEvents,
  ) {
    this.#events = events;
    this.#upload = new Upload(file, {
      endpoint: "/uploads/",
      uploadUrl: about.uploadUrl,
      metadata: { filename: file.name, filetype: file.type, sample: about.sample },
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_MILLIS,
      // First an address, then bytes: what is cut off before the address is known could never be gone on with.
      uploadDataDuringCreation: false,
      // Nothing about the file is left on the device.
      storeFingerprintForResuming: false,
      onShouldRetry: (error) => {
        if (isFinal(error) || statusOf(error) === NO_ROOM) return false;
        this.#waitForNetwork();
        this.#listen();
        return true;
      },
      onUploadUrlAvailable: () => {
        if (this.#upload.url !== null) events.begun(this.#upload.url);
      },
      onProgress: (sent, total) => {
        this.#listen();
        events.progress(total === 0 ? 100 : Math.floor((100 * sent) / total), sent);
        // What was told of the last bytes may come after the news that the network is gone.
        if (navigator.onLine) this.#isOffline = false;
        else if (!this.#stopped) this.#waitForNetwork();
      },
      onChunkComplete: () => {
        this.#patience = SILENT_MILLIS;
        this.#listen();
      },
      onSuccess: () => {
        clearTimeout(this.#silence);
        events.received();
      },
      onError: (error) => {
        this.#failed(error);
      },
    });
    addEventListener("online", this.#online);
    addEventListener("offline", this.#offline);
  }

  start(): void {
    this.#stopped = false;
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
    if (!this.#isOffline || this.#stopped) return;
    this.#isOffline = false;
    this.#beginAgain();
  };

  readonly #offline = (): void => {
    if (!this.#stopped) this.#waitForNetwork();
  };

  /** Begins to wait anew for the next sign of life. */
  #listen(): void {
    clearTimeout(this.#silence);
    if (this.#stopped) return;
    this.#silence = setTimeout(() => {
      this.#patience = Math.min(2 * this.#patience, LONGEST_SILENT_MILLIS);
      this.#waitForNetwork();
      this.#beginAgain();
    }, this.#patience);
  }

  /** The new connection asks how far the file came; the server ends what is left of the old one first. */
  #beginAgain(): void {
    clearTimeout(this.#again);
    void this.#upload.abort(false).then(() => {
      if (!this.#stopped) this.start();
    });
  }

  #waitForNetwork(): void {
    this.#isOffline = true;
    this.#events.offline();
  }

  #failed(error: Error | DetailedError): void {
    clearTimeout(this.#silence);
    if (isFinal(error)) {
      this.#events.refused(codeOf(error));
      return;
    }
    const full = statusOf(error) === NO_ROOM;
    if (full) this.#events.noRoom();
    else this.#waitForNetwork();
    this.#again = setTimeout(this.#online, full ? ROOM_AGAIN_MILLIS : TRY_AGAIN_MILLIS);
  }
}

function isFinal(error: Error | DetailedError): boolean {
  const status = statusOf(error);
  return status !== undefined && FINAL.includes(status);
}

function statusOf(error: Error | DetailedError): number | undefined {
  if (!(error instanceof DetailedError)) return undefined;
  return error.originalResponse?.getStatus();
}

/** The server's reason stands in its answer as one word. */
function codeOf(error: Error | DetailedError): string {
  if (!(error instanceof DetailedError)) return "";
  return error.originalResponse?.getBody().trim() ?? "";
}
