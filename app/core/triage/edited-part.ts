/** What of a report two people may change at the same time. */
export const EDITED_PARTS = [
  "status",
  "assignee",
  "summary",
  "translation",
  "link-assignee",
  "link-task",
  "task-plan",
  "task-state",
] as const;

export type EditedPart = (typeof EDITED_PARTS)[number];

/** The office's own words about a report: every version stays. */
export const TEXT_PARTS = ["summary", "translation"] as const;

export type TextPart = (typeof TEXT_PARTS)[number];

/** Whether a part is words, which can be joined. */
export function isTextPart(part: string | undefined): part is TextPart {
  return TEXT_PARTS.some((one) => one === part);
}

/** What a form sends of one part, by field. */
export type EditValues = Readonly<Record<string, string>>;

/** What a person chose of two edits: the one that was held, the one that stands, or words made of both. */
export const KEPT_EDITS = ["mine", "theirs", "joined"] as const;

export type KeptEdit = (typeof KEPT_EDITS)[number];

export function isKeptEdit(text: string | undefined): text is KeptEdit {
  return KEPT_EDITS.some((one) => one === text);
}

/** Whether two edits leave the part the same. */
export function saysTheSame(one: EditValues, other: EditValues): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => (one[name] ?? "") === (other[name] ?? ""));
}

/**
 * A beginning for whoever joins two texts: what stands, and below it the lines of the other that are not in it. Nothing of either
 * is left out; a person makes one text of it.
 */
export function joinedText(stands: string, held: string): string {
  const known = new Set(linesOf(stands).map((line) => line.trim()));
  const more = linesOf(held).filter((line) => !known.has(line.trim()));
  return [stands, more.join("\n")].filter((text) => text.trim() !== "").join("\n\n");
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

/** The version that a form says it was made for; undefined where it says none. */
export function parseSeenVersion(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
