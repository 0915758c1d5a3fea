/** A film's poster as its decoder gave it. */
export interface Poster {
  /** Nothing but the picture; what is no PNG stays as it is, for the next decoder to refuse. */
  readonly png: Buffer;
  /** When the frame is shown, in milliseconds as the film is played; undefined where the decoder did not say. */
  readonly atMillis: number | undefined;
}

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
/** Type and checksum of the chunk that every PNG ends with. */
const END = Buffer.from("49454e44ae426082", "hex");
const MOST_MILLIS = 0x7fffffff;

/** Takes apart the line with a frame's time and the picture behind it, and leaves out what stands behind that. */
export function posterIn(output: Buffer): Poster {
  const from = output.indexOf(SIGNATURE);
  if (from === -1) return { png: output, atMillis: undefined };
  const [, said] = /\bpts:(\d{1,10})\s/.exec(output.subarray(0, from).toString("latin1")) ?? [];
  const end = output.lastIndexOf(END);
  const atMillis = said === undefined ? undefined : Number(said);
  return {
    png: output.subarray(from, end === -1 ? undefined : end + END.length),
    atMillis: atMillis !== undefined && atMillis <= MOST_MILLIS ? atMillis : undefined,
  };
}
