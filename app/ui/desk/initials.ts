/** Two letters for a name, such as `AM` for "Ana de Mello"; one for a name of one word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length === 1 ? words : [words[0] ?? "", words.at(-1) ?? ""];
  return letters
    .map((word) => Array.from(word)[0] ?? "")
    .join("")
    .toUpperCase();
}
