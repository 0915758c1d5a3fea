import type { WhoCouldSee } from "#app/use-cases/access/who-could-see.ts";

type Answer = Extract<WhoCouldSee, { readonly kind: "answer" }>;
type PersonSight = Answer["people"][number];
type Could = PersonSight["could"][number];

const SIGHT_WORDS: Readonly<Record<Could["sight"], string>> = {
  "report.read": "what the report says",
  "evidence.preview": "previews of files",
  "evidence.full-metadata": "all data in files",
  "evidence.original": "originals",
  "case.read": "the case",
};

const RULE_WORDS: Readonly<Record<Could["by"], string>> = {
  "office-wide": "whole office",
  team: "team",
  assignee: "assigned to them",
  "case-member": "member of a case",
  agency: "their agency",
  "break-glass": "emergency opening",
};

const WHY_WORDS: Readonly<Record<NonNullable<PersonSight["why"]>, string>> = {
  "no-account-yet": "had no account yet",
  disabled: "account disabled",
  wall: "walled off",
  role: "not for this role",
  "no-tie": "nothing to do with it",
};

/** What somebody could see, in words; empty for nothing. */
export function sightWords({ could }: Pick<PersonSight, "could">): string {
  return could.map(({ sight }) => SIGHT_WORDS[sight]).join(", ");
}

/** By which rules somebody could see it, or why they could not. */
export function ruleWords({ could, why }: Pick<PersonSight, "could" | "why">): string {
  if (why !== undefined) return WHY_WORDS[why];
  return [
    ...new Set(
      could.map(({ by, until }) =>
        until === null ? RULE_WORDS[by] : `${RULE_WORDS[by]} until ${until}`,
      ),
    ),
  ].join(", ");
}
