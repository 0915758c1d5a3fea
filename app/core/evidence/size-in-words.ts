const STEPS = ["bytes", "KB", "MB", "GB", "TB"] as const;

export interface RoundSize {
  /** Whole from ten on, else to a tenth. */
  readonly amount: number;
  readonly unit: (typeof STEPS)[number];
}

/** A size in bytes as people say it, in steps of 1,000, as phones show it. */
export function roundSize(bytes: number): RoundSize {
  let value = bytes;
  let step = 0;
  while (value >= 999.5 && step < STEPS.length - 1) {
    value /= 1000;
    step += 1;
  }
  const amount = step === 0 || value >= 10 ? Math.round(value) : Math.round(value * 10) / 10;
  return { amount, unit: STEPS[step] ?? "bytes" };
}

/** A size as the desk writes it, in English: `1 byte`, `840 KB`, `1.4 GB`. Public pages say it in their reader's language (`sizeSaid`). */
export function sizeInWords(bytes: number): string {
  const { amount, unit } = roundSize(bytes);
  return bytes === 1 ? "1 byte" : `${amount} ${unit}`;
}
