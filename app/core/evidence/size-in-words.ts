const STEPS = ["bytes", "KB", "MB", "GB", "TB"] as const;

/** A size as people write it: `1 byte`, `840 KB`, `1.4 GB` (steps of 1,000, as phones show it). */
export function sizeInWords(bytes: number): string {
  let value = bytes;
  let step = 0;
  while (value >= 999.5 && step < STEPS.length - 1) {
    value /= 1000;
    step += 1;
  }
  if (step === 0) return value === 1 ? "1 byte" : `${value} bytes`;
  return `${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10} ${STEPS[step] ?? ""}`;
}
