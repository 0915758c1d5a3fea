/** What reads and works on everything that nobody else is named for. */
export const DEFAULT_TEAM = "office";

const TEAM = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/**
 * Team names as somebody wrote them, with commas or spaces between: lower case, each once, in their order. Undefined when one is
 * no name of a team: letters, digits and dashes, at most 40. Such names stand in custody records, so they are words of the
 * office and never free text.
 */
export function parseTeams(text: string): readonly string[] | undefined {
  const names = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((name) => name !== "");
  if (names.length > 20 || !names.every((name) => TEAM.test(name))) return undefined;
  return [...new Set(names)].toSorted();
}

/** True for what a partner agency is called in records: the same spelling as a team's. */
export function isAgency(text: unknown): text is string {
  return typeof text === "string" && TEAM.test(text);
}
