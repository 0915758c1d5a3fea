/** What a report is mainly about. The office pack will word these; the keys are what is stored. */
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

export type Category = (typeof CATEGORIES)[number];

/** True for one of the stored category keys. */
export function isCategory(text: unknown): text is Category {
  return (CATEGORIES as readonly unknown[]).includes(text);
}
