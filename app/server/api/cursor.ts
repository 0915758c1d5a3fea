import { z } from "zod";
import { parseInstant, type Instant } from "#app/core/instant.ts";
import { wrongValue } from "./outcomes.ts";

/** How a list is gone on with. Pages go by key, so that what is added meanwhile shifts none. */
export const cursorShape = z.base64url().max(200).optional().describe("`next` of the page before");

/** The cursor of the following page; null after the last. */
export const nextShape = z.base64url().nullable().describe("Null after the last page");

/** Spells the key of a page's last entry. */
export function spellCursor(...key: readonly (string | number)[]): string {
  return Buffer.from(key.join("~")).toString("base64url");
}

/** The text of a cursor, for lists that read their keys themselves. */
export function cursorText(cursor: string): string {
  return Buffer.from(cursor, "base64url").toString("latin1");
}

/** A key of instant and id. Throws the problem `invalid` for what no page gave. */
export function readInstantCursor(cursor: string): { readonly at: Instant; readonly id: string } {
  const [first = "", id = "", ...rest] = cursorText(cursor).split("~");
  const at = parseInstant(first);
  if (at === undefined || !/^[a-z]{3}_\w{26}$/.test(id) || rest.length > 0) throw noCursor();
  return { at, id };
}

/** A key that is a place in the log. Throws the problem `invalid` for what no page gave. */
export function readIndexCursor(cursor: string): number {
  const text = cursorText(cursor);
  if (!/^\d{1,15}$/.test(text)) throw noCursor();
  return Number(text);
}

/** That a cursor is none. */
export function noCursor() {
  return wrongValue("cursor", "not-read", "Use the `next` of the page before, unchanged.");
}
