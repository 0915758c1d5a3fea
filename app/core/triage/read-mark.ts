import { parseInstant, type Instant } from "../instant.ts";

/** Up to where somebody has read what happened: a place in the log, and when that was. */
export interface ReadMark {
  /** The first record that is new to them. */
  readonly seq: number;
  readonly at: Instant;
}

/** `12~2026-11-30T12:00:00.000Z`. */
export function spellReadMark({ seq, at }: ReadMark): string {
  return `${String(seq)}~${at}`;
}

/** Reads one from an address, a form or the database; undefined where it is none. */
export function parseReadMark(text: string | null | undefined): ReadMark | undefined {
  const [, seq = "", time = ""] = /^(\d{1,15})~(.+)$/.exec(text ?? "") ?? [];
  const at = parseInstant(time);
  return at === undefined ? undefined : { seq: Number(seq), at };
}
