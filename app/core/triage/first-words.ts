/**
 * The first words of a text for a line in a list: at most so many characters (code points), the last of them an ellipsis where more follows. A cut is
 * said: half a word must not be read as what somebody wrote.
 */
export function firstWordsOf(text: string, most: number): string {
  const all = Array.from(text);
  return all.length <= most ? text : `${all.slice(0, most - 1).join("")}…`;
}
