const NAMES = new Intl.DisplayNames(["en"], { type: "language" });

/** A language (BCP 47) as English names it, such as "Haitian Creole"; the tag itself where it has no name or cannot be read. */
export function languageWords(tag: string): string {
  try {
    return NAMES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
