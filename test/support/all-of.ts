/** All bytes of a source, each piece copied before the next is asked for. */
export async function allOf(source: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source ?? []) pieces.push(Uint8Array.from(piece));
  return Buffer.concat(pieces);
}
