import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { readMovie } from "#app/adapters/media/movie/read-movie.ts";
import {
  CLIP_CREATED,
  CLIP_LASTS,
  CLIP_LENGTH,
  CLIP_MISSING,
  CLIP_OFFSET,
  type ClipPlace,
  saidClip,
} from "#app/core/claims/motion-clip.ts";
import { indexFields, type RawField } from "#app/core/claims/raw-field.ts";
import { HEADER_TIME } from "#app/core/claims/time-source.ts";

/** A film of this family begins with a length and this word (ISO 14496-12, 4.3). */
const FILM = "ftyp";

/**
 * Looks whether a film begins where a picture's own words say that its clip lies, and what its header says of its time and length; the rest of it
 * is read by those who make the copy to play. Nothing where the words name no clip, or where the first reader did not read any.
 */
export function clipFields(source: ByteSource, fields: readonly RawField[]): RawField[] {
  const said = saidClip(indexFields(fields), source.size);
  if (said === undefined) return [];
  const head = Buffer.from(source.read(said.offset, 8)).toString("latin1");
  if (head.slice(4) !== FILM) return [{ ...CLIP_MISSING, value: said.length }];
  return [
    { ...CLIP_OFFSET, value: said.offset },
    { ...CLIP_LENGTH, value: said.length },
    ...headerFields(source, said),
  ];
}

function headerFields(source: ByteSource, { offset, length }: ClipPlace): RawField[] {
  const size = Math.min(length, source.size - offset);
  const { fields, durationSeconds } = readMovie({
    size,
    read: (at, count) => source.read(offset + at, Math.max(0, Math.min(count, size - at))),
  });
  const index = indexFields(fields);
  return [
    ...(index.has(HEADER_TIME) ? [{ ...CLIP_CREATED, value: index.value(HEADER_TIME) }] : []),
    ...(durationSeconds === null ? [] : [{ ...CLIP_LASTS, value: durationSeconds }]),
  ];
}
