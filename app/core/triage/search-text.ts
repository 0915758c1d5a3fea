/**
 * Text as it is searched: the same letters however they were typed. A Mac sends "é" as two signs, a phone as one;
 * a full-width "１２" is "12"; case does not count. Text and searched words go through here alike.
 */
export function searchText(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
