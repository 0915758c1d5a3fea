/** Why a list of keys to encrypt to cannot be taken. `line` counts from 1. */
export type AgeKeyProblem =
  | { readonly kind: "none" }
  | { readonly kind: "too-many" }
  /** Somebody's secret key: whoever sees it reads all that was ever encrypted to them. It is not repeated anywhere. */
  | { readonly kind: "secret-key"; readonly line: number }
  | { readonly kind: "not-a-key"; readonly line: number }
  /** Keys that stay shut for a quantum computer, beside some that do not: those would open it for one. */
  | { readonly kind: "mixed" };

export type AgeKeys =
  | { readonly ok: true; readonly keys: readonly string[] }
  | { readonly ok: false; readonly problem: AgeKeyProblem };

/** So many people or machines get one file. */
export const MOST_AGE_KEYS = 20;

const SECRET = /^AGE-(?:SECRET-KEY|PLUGIN)-/i;
const HYBRID = "age1pq1";
const WORDS = /^(age1(?:pq1)?)[02-9ac-hj-np-z]+$/;

/**
 * The keys of recipients in a text, one a line, as `age-keygen -y` prints them and as recipients' files hold them: empty
 * lines and such that begin with `#` are comments (the age format, C2SP/age). A key that stands there twice counts once. That a
 * key's own sum is right is asked of `isKey`.
 */
export function parseAgeKeys(text: string, isKey: (key: string) => boolean): AgeKeys {
  const keys = new Set<string>();
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    if (SECRET.test(line)) return { ok: false, problem: { kind: "secret-key", line: at + 1 } };
    if (line === "" || line.startsWith("#")) continue;
    if (!WORDS.test(line) || !isKey(line)) {
      return { ok: false, problem: { kind: "not-a-key", line: at + 1 } };
    }
    keys.add(line);
  }
  if (keys.size === 0) return { ok: false, problem: { kind: "none" } };
  if (keys.size > MOST_AGE_KEYS) return { ok: false, problem: { kind: "too-many" } };
  const hybrid = [...keys].filter((key) => key.startsWith(HYBRID)).length;
  if (hybrid > 0 && hybrid < keys.size) return { ok: false, problem: { kind: "mixed" } };
  return { ok: true, keys: [...keys] };
}
