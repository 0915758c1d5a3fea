/** Works through a list, so many at a time, in order. Ends early when `isOver` says so; a failure ends all lanes. */
export async function inLanes<T>(
  things: readonly T[],
  lanes: number,
  work: (thing: T) => Promise<void>,
  isOver: () => boolean = () => false,
): Promise<void> {
  const rest = things.values();
  let failed = false;
  async function lane(): Promise<void> {
    for (const thing of rest) {
      if (failed || isOver()) return;
      try {
        await work(thing);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, () => lane()));
}
