import type { Instant } from "../instant.ts";
import type { FormFields, Parsed } from "./problem.ts";
import { isBlank, oneLine } from "./typed-text.ts";

/** Web addresses of one report. */
export const MOST_LINKS = 20;
const LONGEST_LINK = 2_000;
const LONGEST_SEEN = 200;

/** A web address that a reporter gave. Nothing of ours ever fetches it: that would tell its host that somebody looks. */
export interface GivenLink {
  /** As typed, with `https://` in front where no scheme was. */
  readonly address: string;
  /** When the reporter saw it there, in their words; empty where they did not say. */
  readonly seen: string;
  readonly givenAt: Instant;
}

/**
 * Reads the fields `link` and `link-seen`. Undefined when nothing was typed. Only http and https: any other scheme acts on whoever clicks,
 * or is no page. A name and password inside of an address would be kept with it, so they are refused.
 */
export function parseLink(
  fields: FormFields,
  given: readonly GivenLink[],
  now: Instant,
): Parsed<GivenLink | undefined> {
  const typed = oneLine(fields["link"] ?? "");
  const seen = oneLine(fields["link-seen"] ?? "");
  if (isBlank(typed)) return { ok: true, value: undefined };
  const refused = (code: "link-not-read" | "link-too-long" | "link-with-name" | "too-many-links") =>
    ({ ok: false, problems: [{ field: "link", code }] }) as const;
  if (typed.length > LONGEST_LINK) return refused("link-too-long");
  if (seen.length > LONGEST_SEEN) {
    return { ok: false, problems: [{ field: "link-seen", code: "answer-too-long" }] };
  }
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  const read = URL.canParse(address) ? new URL(address) : undefined;
  const isPage = read?.protocol === "http:" || read?.protocol === "https:";
  // A name without a dot is a machine of somebody's own network, or a word that was no address.
  if (read === undefined || !isPage || !/[^.]\.[^.]/.test(read.hostname) || /\s/.test(address)) {
    return refused("link-not-read");
  }
  if (read.username !== "" || read.password !== "") return refused("link-with-name");
  // The same address again is one link, and no problem.
  if (given.some((link) => link.address === address)) return { ok: true, value: undefined };
  if (given.length >= MOST_LINKS) return refused("too-many-links");
  return { ok: true, value: { address, seen: isBlank(seen) ? "" : seen, givenAt: now } };
}

/** How the office's task to preserve what is at an address stands. */
export const LINK_TASKS = ["open", "done", "failed"] as const;
export type LinkTask = (typeof LINK_TASKS)[number];

/** How something was preserved. */
export const LINK_METHODS = [
  "recording",
  "download",
  "screenshot",
  "web-archive",
  "request-to-host",
  "other",
] as const;
export type LinkMethod = (typeof LINK_METHODS)[number];

export function isLinkMethod(text: unknown): text is LinkMethod {
  return (LINK_METHODS as readonly unknown[]).includes(text);
}
