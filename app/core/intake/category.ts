/** What a report is mainly about. Every office's pack words these; the keys are what is stored, so that reports compare. */
export const CATEGORIES = [
  "force",
  "entry-or-search",
  "detention",
  "no-identification",
  "interference-with-recording",
  "sensitive-place",
  "public-property",
  "damage",
  "chemical-agents",
  "shooting-or-injury",
  "saw-agents",
  "other",
] as const;

export type SharedCategory = (typeof CATEGORIES)[number];

/** What an office adds for itself begins with `own-`: no office can take a shared key for something else. */
export type OwnCategory = `own-${string}`;

export type Category = SharedCategory | OwnCategory;

/** True for a key that every office understands in the same way. */
export function isSharedCategory(text: unknown): text is SharedCategory {
  return (CATEGORIES as readonly unknown[]).includes(text);
}

/** True for a key that can be stored: a shared one or an office's own. */
export function isCategory(text: unknown): text is Category {
  return isSharedCategory(text) || (typeof text === "string" && /^own-[a-z0-9-]{1,40}$/.test(text));
}
