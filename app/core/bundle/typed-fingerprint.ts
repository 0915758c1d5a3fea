/** Digits of a fingerprint that must be named: fewer could be forged. */
const FEWEST_DIGITS = 32;

/** Digits of a whole fingerprint. */
export const ALL_DIGITS = 64;

/** The digits of a fingerprint as a person types it from paper, in groups or not, in lower case. */
export function digitsTyped(typed: string): string {
  return typed.replace(/[\s:-]/g, "").toLowerCase();
}

/** Whether these are hexadecimal digits, and enough of a fingerprint's beginning to tell keys apart. */
export function isFingerprint(digits: string): boolean {
  return (
    /^[0-9a-f]+$/.test(digits) && digits.length >= FEWEST_DIGITS && digits.length <= ALL_DIGITS
  );
}
