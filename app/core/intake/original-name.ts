/** A submitted file's name: as it came, for the record, and as it may be shown and downloaded. */
export interface OriginalName {
  readonly received: string;
  readonly display: string;
}

const LONGEST_CHARACTERS = 150;
/** File systems stop at 255 bytes; the rest is room for the " (1)" that browsers add. */
const LONGEST_BYTES = 240;
const LONGEST_EXTENSION = 16;
const ELLIPSIS = "…";

/**
 * What must never act on the reader's screen: control characters, lone surrogates, line and paragraph separators,
 * and invisible format characters such as bidirectional overrides ("photo\u202Egpj.exe" reads "photoexe.jpg").
 * The joiners U+200C and U+200D stay: Persian, Hindi and emoji need them.
 */
const ACTING = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** Cleans a submitted file name for display and download. The name says nothing about the file's type. */
export function originalName(received: string): OriginalName {
  return { received, display: displayName(received) };
}

function displayName(received: string): string {
  const visible = lastPathPart(received)
    .replace(ACTING, "\uFFFD")
    // Runs of spaces push a second extension out of sight.
    .replace(/\p{Zs}+/gu, " ")
    .normalize("NFC")
    .trim();
  return /^\.*$/.test(visible) ? "file" : shortened(visible);
}

function lastPathPart(name: string): string {
  const parts = name.split(/[/\\]/).filter((part) => part.trim() !== "");
  return parts.at(-1) ?? "";
}

function shortened(name: string): string {
  if (fits(name)) return name;
  const extension = extensionOf(name);
  let stem = Array.from(name.slice(0, name.length - extension.length)).slice(0, LONGEST_CHARACTERS);
  while (!fits(stem.join("") + ELLIPSIS + extension)) stem = stem.slice(0, -1);
  return stem.join("") + ELLIPSIS + extension;
}

function fits(name: string): boolean {
  return (
    Array.from(name).length <= LONGEST_CHARACTERS &&
    new TextEncoder().encode(name).length <= LONGEST_BYTES
  );
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 ? name.slice(dot) : "";
  return Array.from(extension).length <= LONGEST_EXTENSION ? extension : "";
}
