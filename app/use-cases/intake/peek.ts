/** Reads enough of a stream to judge its first `bytes` and gives the stream back whole. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
  bytes: number,
): Promise<{ readonly head: Uint8Array; readonly whole: AsyncIterable<Uint8Array> }> {
  const rest = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let failure: { readonly cause: unknown } | undefined;
  while (length < bytes) {
    let next: IteratorResult<Uint8Array>;
    try {
      next = await rest.next();
    } catch (cause) {
      // What came before is not lost for it: whoever reads the whole meets the failure behind it.
      failure = { cause };
      break;
    }
    if (next.done === true) break;
    // A piece is good until the next is asked for.
    first.push(Uint8Array.from(next.value));
    length += next.value.length;
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const part of first) {
    head.set(part, at);
    at += part.length;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* first;
    if (failure !== undefined) throw failure.cause;
    for (;;) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  return { head, whole: whole() };
}
