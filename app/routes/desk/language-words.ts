/** A language (BCP 47) as English names it, such as "Haitian Creole"; the tag itself where it has no name or cannot be read. */
export function languageWords(tag: string): string {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
