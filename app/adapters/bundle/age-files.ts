import { Readable } from "node:stream";
import { Encrypter } from "age-encryption";

/** Files that only whoever has the secret key of a recipient can read, as the program `age` writes and opens them. */
export interface AgeFiles {
  /** Whether this is the key of a recipient: of the right letters, with the right sum. */
  readonly isKey: (key: string) => boolean;
  /**
   * Encrypts a source of so many bytes while it is read, in pieces of 64 KiB. The size is that of what is given, to the byte. An error of
   * the source is one of the stream; destroying the stream destroys the source.
   */
  readonly encrypt: (
    source: Readable,
    size: number,
    keys: readonly string[],
  ) => Promise<{ readonly stream: Readable; readonly size: number }>;
}

export const ageFiles: AgeFiles = {
  isKey: (key) => {
    try {
      new Encrypter().addRecipient(key);
      return true;
    } catch {
      return false;
    }
  },
  encrypt: async (source, size, keys) => {
    const encrypter = new Encrypter();
    for (const key of keys) encrypter.addRecipient(key);
    const sealed = await encrypter.encrypt(webStreamOf(source));
    return { stream: Readable.from(piecesOf(sealed, source)), size: sealed.size(size) };
  },
};

/** Node's own bridge between its streams and the web's throws where one end is let go of while the other is being filled. */
function webStreamOf(source: Readable): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
    },
    { highWaterMark: 0 },
  );
}

async function* piecesOf(sealed: ReadableStream<Uint8Array>, source: Readable) {
  const reader = sealed.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    source.destroy();
  }
}
