const ANSWER_MILLIS = 60_000;

/**
 * Asks the server something and gives it up after a minute, the reading of its answer included: a connection can hang for hours without
 * failing. Older phones do not have `AbortSignal.timeout`. Throws as what is asked does.
 */
export async function withinAMinute<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  giveUp = new AbortController(),
): Promise<Answer> {
  const timer = setTimeout(() => {
    giveUp.abort();
  }, ANSWER_MILLIS);
  try {
    return await ask(giveUp.signal);
  } finally {
    clearTimeout(timer);
  }
}
