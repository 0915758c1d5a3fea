/**
 * What all of them give, once none of them works any more: unlike `Promise.all` it does not fail while another still reads or writes the memory
 * that they share. Fails as the first of the list that failed did.
 */
export async function allDone<T>(works: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}
