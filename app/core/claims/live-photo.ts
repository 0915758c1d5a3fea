import type { RawField } from "#app/core/claims/raw-field.ts";

/** Fields in which Apple's devices write the identifier that both halves of a Live Photo carry. */
const SOURCES = ["Keys:ContentIdentifier", "Apple:ContentIdentifier", "Apple:MediaGroupUUID"];
/** Anything shorter is no identifier that two files share by design and not by chance. */
const SHORTEST = 16;

/** What is needed of a file to see whether it is half of a Live Photo. */
export interface LiveHalf {
  readonly mediaType: string | null;
  readonly fields: readonly RawField[];
}

/** The identifier of the Live Photo that a file is half of; undefined where it says none. */
export function liveIdentifier(fields: readonly RawField[]): string | undefined {
  for (const source of SOURCES) {
    const found = fields.find(({ group, tag }) => `${group}:${tag}` === source)?.value;
    const text = typeof found === "string" ? found.trim() : "";
    if (text.length >= SHORTEST) return text.toUpperCase();
  }
  return undefined;
}

/** Whether two files are picture and clip of one Live Photo: the same identifier, and one of each kind. */
export function areLivePair(one: LiveHalf, other: LiveHalf): boolean {
  const identifier = liveIdentifier(one.fields);
  if (identifier === undefined || identifier !== liveIdentifier(other.fields)) return false;
  return [kindOf(one), kindOf(other)].toSorted().join() === "image,video";
}

function kindOf({ mediaType }: LiveHalf): string {
  return mediaType?.split("/")[0] ?? "";
}
