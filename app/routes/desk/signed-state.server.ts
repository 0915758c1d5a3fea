import type { UseCases } from "#app/use-cases/bind.ts";

/** The newest signed state of the log, in the words that must go with it: who signed, and who stamped. */
export async function signedState(useCases: Pick<UseCases, "describeCheckpoint">) {
  const described = await useCases.describeCheckpoint({});
  if (described === undefined) return undefined;
  const { checkpoint, sentence, timestamps } = described;
  return {
    size: checkpoint.size,
    madeAt: checkpoint.madeAt,
    sentence,
    stamps: timestamps.map(({ words, authority, time, signedBy }) => ({
      words,
      by: signedBy ?? authority,
      time,
    })),
  };
}
