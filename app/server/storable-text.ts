/** Neither database keeps zero characters or halves of characters: they are replaced where everyone can see it. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "\ufffd").toWellFormed();
}
