import { isBlank, lines } from "../intake/typed-text.ts";

/** Characters of one message, either way. A report's own story may be longer; a message that is goes in two. */
export const MESSAGE_LIMIT = 10_000;

/** How many messages a reporter may write within 24 hours, and how many the office: no lock, a flood of one report fills no disk. */
export const MESSAGES_A_DAY = 20;
/** Copies of what they told the office that a reporter takes within 24 hours: each leaves a record. */
export const COPIES_A_DAY = 20;
export const DAY_MILLIS = 24 * 3_600_000;

export type MessageProblem = "empty" | "too-long";

export type ParsedMessage =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: MessageProblem };

/** Reads a message as it was typed: lines end with one line feed, nothing else is changed. */
export function parseMessage(typed: string): ParsedMessage {
  const text = lines(typed);
  if (isBlank(text)) return { ok: false, problem: "empty" };
  // In characters as people count them: an emoji is one.
  return Array.from(text).length > MESSAGE_LIMIT
    ? { ok: false, problem: "too-long" }
    : { ok: true, text };
}
