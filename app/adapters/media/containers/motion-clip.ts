import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { CLIP_LENGTH, CLIP_MISSING, CLIP_OFFSET, saidClip } from "#app/core/claims/motion-clip.ts";
import { indexFields, type RawField } from "#app/core/claims/raw-field.ts";

/** A film of this family begins with a length and this word (ISO 14496-12, 4.3). */
const FILM = "ftyp";

/**
 * Looks whether a film begins where a picture's own words say that its clip lies. Reads eight octets. Nothing where the words name no clip, or
 * where the first reader did not read any.
 */
export function clipFields(source: ByteSource, fields: readonly RawField[]): RawField[] {
  const said = saidClip(indexFields(fields), source.size);
  if (said === undefined) return [];
  const head = Buffer.from(source.read(said.offset, 8)).toString("latin1");
  if (head.slice(4) !== FILM) return [{ ...CLIP_MISSING, value: said.length }];
  return [
    { ...CLIP_OFFSET, value: said.offset },
    { ...CLIP_LENGTH, value: said.length },
  ];
}
