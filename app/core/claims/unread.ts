import { type RawField, spell } from "#app/core/claims/raw-field.ts";
import { quote } from "#app/core/claims/time-sentence.ts";

/** The group under which readers name what they did not read: the tag says what, the value how much of it there is. */
const UNREAD = "Unread";

/** Tags that count: those that ExifTool found, and those that were kept of them. */
const FOUND = "TagsFound";
const KEPT = "TagsKept";
/** Tracks whose pieces nobody held against the file. */
const UNCHECKED = "TracksUnchecked";
const COUNTS: readonly string[] = [FOUND, KEPT, UNCHECKED];

/** A part that is there and cannot be read, whatever its size; null bytes where not even that is known. */
export function unreadable(part: keyof typeof UNREADABLE, bytes: number | null): RawField {
  return { group: UNREAD, tag: part, value: bytes };
}

/** Whether a reader came upon a part that it could not read. */
export function hasUnreadable(fields: readonly RawField[]): boolean {
  return fields.some((one) => one.group === UNREAD && one.tag in UNREADABLE);
}

/** A part that is sound, may say a place or time, and is followed by no reader; how large it is nobody asked. */
export function unfollowed(part: Unfollowed): RawField {
  return { group: UNREAD, tag: part, value: null };
}

/** Whether a reader came upon a part that none follows. */
export function hasUnfollowed(fields: readonly RawField[]): boolean {
  return fields.some((one) => one.group === UNREAD && one.tag in UNFOLLOWED);
}

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

/** That a film has more tracks than are held against the file: what of them is missing nobody noticed. */
export function tracksUnchecked(tracks: number): RawField {
  return { group: UNREAD, tag: UNCHECKED, value: tracks };
}

/** Whether a reader came upon a part that was too large for it. */
export function hasTooLarge(fields: readonly RawField[]): boolean {
  return fields.some(isTooLarge);
}

function isTooLarge({ group, tag }: RawField): boolean {
  return group === UNREAD && !COUNTS.includes(tag) && !(tag in NAMED);
}

/** What was not read of a file, one sentence for each part. Could not be read is not absent. */
export function unreadSentences(fields: readonly RawField[]): readonly string[] {
  const unread = fields.filter(({ group }) => group === UNREAD);
  const value = (tag: string) => unread.find((one) => one.tag === tag)?.value;
  const [found, kept] = [value(FOUND), value(KEPT)];
  return [
    ...unread
      .filter(isTooLarge)
      .map(
        ({ tag, value }) =>
          `Not read: ${WORDS[tag] ?? `a part named "${tag}"`}, too large to be read: ${counted(value)} bytes.`,
      ),
    ...unread.flatMap(({ tag, value }) => {
      const what = NAMED[tag];
      if (what === undefined) return [];
      return [`Not read: ${what}${value === null ? "." : `: ${counted(value)} bytes.`}`];
    }),
    ...(found === undefined || kept === undefined
      ? []
      : [
          `Not read: of ${counted(found)} tags that ExifTool found the first ${counted(kept)} were kept.`,
        ]),
    ...unread
      .filter(({ tag }) => tag === UNCHECKED)
      .map(
        ({ value }) =>
          `Not looked at: whether all is there that the film's further tracks list (${counted(value)} of them).`,
      ),
    ...cutSentences(fields),
  ];
}

/** More are counted: each stands with its length beside its value. */
const MOST_CUT_TOLD = 10;

/** Texts of which the beginning alone is kept, but for those of which another reader kept more. */
function cutSentences(fields: readonly RawField[]): readonly string[] {
  const cut = fields.filter(
    (one) =>
      one.wholeBytes !== undefined && !fields.some((other) => other !== one && goesOn(other, one)),
  );
  const told = cut.slice(0, MOST_CUT_TOLD).map(({ group, tag, value, wholeBytes }) => {
    const kept = new TextEncoder().encode(spell(value)).length;
    return `Kept in part: ${quote(`${group}:${tag}`)} is a text of ${counted(wholeBytes)} bytes; its first ${counted(kept)} are kept, and all of it in the original.`;
  });
  const more = cut.length - told.length;
  return more === 0
    ? told
    : [...told, `Kept in part: ${counted(more)} more texts, as their values say.`];
}

function goesOn(other: RawField, one: RawField): boolean {
  return (
    other.group === one.group &&
    other.tag === one.tag &&
    spell(other.value).length > spell(one.value).length &&
    spell(other.value).startsWith(spell(one.value))
  );
}

/** Parts that are there and were not read, by what kept them from it. */
const UNREADABLE = {
  ExifNoHeader:
    "an EXIF block that does not begin as one does, so that nobody knows what stands in it",
  ExifFurther: "by the first reader, which reads two, a further EXIF block",
  ExifNotFound: "an EXIF block that the picture's list of parts names without saying where it lies",
  ExifOutside: "an EXIF block of which a part lies beyond the end of the file",
  XmpNotFound: "an XMP block that the picture's list of parts names without saying where it lies",
  XmpOutside: "an XMP block of which a part lies beyond the end of the file",
} as const;

/** Parts that recorders write along a film, by the names of their formats. */
const UNFOLLOWED = {
  gpmd: "a track of the camera's own data (gpmd), in which GoPro's cameras and dash cams write positions along the film",
  camm: "a track of the camera's motion (camm), in which Android devices write positions along the film",
  rtmd: "a track of the camera's own data (rtmd), in which Sony's cameras write positions along the film",
  CTMD: "a track of the camera's own data (CTMD), in which Canon's cameras write how each picture was taken",
  djmd: "a track of the camera's own data (djmd), in which DJI's cameras write positions along the film",
  mett: "a track of data (mett), in which phones and drones can write positions along the film",
  tx3g: "a track of text (tx3g) whose words may be positions along the film, as drones write them",
  text: "a track of text whose words may be positions along the film, as drones and dash cams write them",
  ctbx: "a track of a car's data (ctbx), in which positions along the film can stand",
  mebx: "a track of data (mebx) whose list of contents names a place",
  gps: "a list of positions along the film (a part named gps), as dash cams write it",
  GPS: "positions along the film (a part named GPS), as dash cams write them",
  gps0: "positions along the film (a part named gps0), as dash cams write them",
  gpsa: "positions along the film (a part named gpsa), as dash cams write them",
  gdat: "positions along the film (a part named gdat), as dash cams' programs write them",
  udat: "positions along the film (a part named udat), as dash cams' programs write them",
  free: "a part called free to use, in which a dash cam writes positions along the film",
  mdat: "blocks of positions along the film between its pictures (in the part named mdat), as dash cams and action cameras write them",
  tracks: "tracks of the film behind its first 64, in which anything can stand",
} as const;

/** The name of such a part. */
export type Unfollowed = keyof typeof UNFOLLOWED;

const NAMED: Readonly<Record<string, string>> = { ...UNREADABLE, ...UNFOLLOWED };

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
