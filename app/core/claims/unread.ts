import type { RawField } from "#app/core/claims/raw-field.ts";

/** The group under which readers name what they did not read: the tag says what, the value how much of it there is. */
const UNREAD = "Unread";

/** Tags that count: those that ExifTool found, and those that were kept of them. */
const FOUND = "TagsFound";
const KEPT = "TagsKept";

/** A part that would have been read were it not too large. `bytes` as it lies in the file. */
export function tooLarge(part: string, bytes: number): RawField {
  return { group: UNREAD, tag: part, value: bytes };
}

/** That more tags were found than are kept. */
export function tagsLeftOut(found: number, kept: number): readonly RawField[] {
  return [
    { group: UNREAD, tag: FOUND, value: found },
    { group: UNREAD, tag: KEPT, value: kept },
  ];
}

/** Whether a reader came upon a part that was too large for it. */
export function hasTooLarge(fields: readonly RawField[]): boolean {
  return fields.some(({ group, tag }) => group === UNREAD && tag !== FOUND && tag !== KEPT);
}

/** What was not read of a file, one sentence for each part. Could not be read is not absent. */
export function unreadSentences(fields: readonly RawField[]): readonly string[] {
  const unread = fields.filter(({ group }) => group === UNREAD);
  const value = (tag: string) => unread.find((one) => one.tag === tag)?.value;
  const [found, kept] = [value(FOUND), value(KEPT)];
  const parts = unread.filter(({ tag }) => tag !== FOUND && tag !== KEPT);
  return [
    ...parts.map(
      ({ tag, value }) =>
        `Not read: ${WORDS[tag] ?? `a part named "${tag}"`}, too large to be read: ${counted(value)} bytes.`,
    ),
    ...(found === undefined || kept === undefined
      ? []
      : [
          `Not read: of ${counted(found)} tags that ExifTool found the first ${counted(kept)} were kept.`,
        ]),
  ];
}

const WORDS: Readonly<Record<string, string>> = {
  Exif: "an EXIF block",
  ExifPacked: "a compressed EXIF block that unpacks to more than 4 MiB",
  Xmp: "an XMP block beyond its first 512 KiB",
  XmpWhole: "an XMP block",
  XmpPacked: "a compressed XMP block that unpacks to more than 4 MiB",
  Comment: "a comment",
  Keys: "a list of keys",
  loci: "a place as 3GPP writes it",
};

function counted(value: RawField["value"] | undefined): string {
  return typeof value === "number" ? new Intl.NumberFormat("en-US").format(value) : "?";
}
