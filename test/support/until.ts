/** Waits until something is there, and answers it; throws when it does not come. */
export async function until<Value>(
  look: () => Value | undefined | false | Promise<Value | undefined | false>,
  withinMillis = 60_000,
): Promise<Value> {
  const end = performance.now() + withinMillis;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`it did not come: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
