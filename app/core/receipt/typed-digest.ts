const FIRST_WORD = /^\\?([0-9a-f]{64})(?=\s|$)/;
const ALONE = /^[0-9a-f]{64}$/;

/**
 * A SHA-256 as people paste it: in groups, in capitals, or the whole line that a program printed with the
 * file's name behind it. Lower-case hexadecimal; undefined when there is none.
 */
export function parseTypedDigest(typed: string): string | undefined {
  const text = typed.trim().toLowerCase();
  const joined = text.replace(/[\s:-]/g, "");
  return ALONE.test(joined) ? joined : FIRST_WORD.exec(text)?.[1];
}
