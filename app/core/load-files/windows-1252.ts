/** The code page's characters by byte, as the Encoding Standard has them; its five unused bytes are control characters there and none here. */
const CHARACTERS: readonly (string | undefined)[] = Array.from({ length: 256 }, (_, byte) => {
  const character = new TextDecoder("windows-1252").decode(Uint8Array.of(byte));
  const isUnused = byte >= 0x80 && character.charCodeAt(0) === byte && byte < 0xa0;
  return isUnused ? undefined : character;
});

const BYTES: ReadonlyMap<string, number> = new Map(
  CHARACTERS.flatMap((character, byte) =>
    character === undefined ? [] : [[character, byte] as const],
  ),
);

/** The text in Windows-1252; undefined where a character is not in it. */
export function toWindows1252(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const byte = BYTES.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/** The text of Windows-1252 bytes; undefined where a byte stands for nothing. */
export function fromWindows1252(bytes: Uint8Array): string | undefined {
  const characters = Array.from(bytes, (byte) => CHARACTERS[byte]);
  return characters.includes(undefined) ? undefined : characters.join("");
}
