/** Somebody who can be named. */
interface Named {
  readonly displayName: string;
}

const PART_OF_WORD = /[\p{L}\p{M}\p{N}]/u;

/**
 * Those of some people whom a text names as `@` and their whole name, in the order in which it does, each once. Capitals count for nothing;
 * of names that begin alike the longest one counts, and two of one name are both named. An `@` within a word, as in a mail address, names nobody.
 */
export function mentionedIn<Person extends Named>(
  text: string,
  people: readonly Person[],
): readonly Person[] {
  const names = new Map<string, Person[]>();
  for (const person of people) {
    const name = spelled(person.displayName);
    if (name !== "") names.set(name, [...(names.get(name) ?? []), person]);
  }
  const longestFirst = [...names.keys()].toSorted((one, other) => other.length - one.length);
  const written = spelled(text);
  const found = new Set<Person>();
  for (let at = written.indexOf("@"); at !== -1; at = written.indexOf("@", at + 1)) {
    if (isPartOfWord(written, at - 1)) continue;
    const name = longestFirst.find(
      (one) => written.startsWith(one, at + 1) && !isPartOfWord(written, at + 1 + one.length),
    );
    for (const person of names.get(name ?? "") ?? []) found.add(person);
  }
  return [...found];
}

function spelled(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim().toLowerCase();
}

/** Whether a letter, a mark on one or a digit stands there. */
function isPartOfWord(text: string, at: number): boolean {
  const code = text.codePointAt(at);
  return code !== undefined && PART_OF_WORD.test(String.fromCodePoint(code));
}
