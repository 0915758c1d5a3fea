import type { Ability } from "#app/core/people/ability.ts";
import type { DeskFrame } from "#app/ui/desk/desk-shell.tsx";

export interface Place {
  readonly link: DeskFrame["links"][number];
  readonly ability: Ability;
  /** Open only to those whose ability reaches the whole office. */
  readonly wholeOffice?: boolean;
}

/**
 * Every place of the desk that its bar leads to, in the order of the bar. Without a menu it stands in the bar itself, which has
 * room for one or two. A person's work begins at the first that their role opens (`startOf`).
 */
export const PLACES: readonly Place[] = [
  { link: { href: "/desk/queue", label: "Queue", icon: "queue" }, ability: "queue.read" },

  work("/desk/since", "Since you were here", "clock", "report.read"),
  work("/desk/incidents", "Incidents", "place", "report.read"),
  work("/desk/mine", "My work", "check", "report.read"),
  work("/desk/enter", "Type in", "phone", "report.enter"),
  work("/desk/cases", "Cases", "case", "case.read"),
  work("/desk/imports", "Deliveries", "video", "report.read"),
  work("/desk/code-requests", "Lost codes", "phone", "reporter.answer"),
  work("/desk/junk", "Junk to check", "flag", "report.junk"),

  office("/desk/people", "People", "person", "people.manage"),
  office("/desk/letters", "Letters", "document", "report.read"),
  office("/desk/events", "Events", "flag", "incident-page.manage"),
  office("/desk/officer-passes", "Officers", "seal", "officer-token.manage"),
  office("/desk/office", "Office pack", "place", "account.own"),
  office("/desk/approvals", "Approvals", "seal", "account.own"),
  office("/desk/policy", "Rules", "check", "account.own"),

  { ...records("/desk/custody", "Custody", "log", "custody.read"), wholeOffice: true },
  records("/desk/security-log", "Security log", "log", "security-log.count"),
  records("/desk/access", "Access", "search", "access.review"),
  records("/desk/reviews", "Reviews", "check", "break-glass.review"),
  records("/desk/unsealed", "Not sealed", "alert", "upload.settle"),
  records("/desk/erase-reporter", "Erase", "cross", "reporter.erase"),
];

type Words = [href: string, label: string, icon: Place["link"]["icon"], ability: Ability];

/** What is done with reports. */
function work(...words: Words): Place {
  return inMenu("Work", words);
}

/** Who works here, and by which words and rules. */
function office(...words: Words): Place {
  return inMenu("Office", words);
}

/** What was done, and what must be shown of it. */
function records(...words: Words): Place {
  return inMenu("Records", words);
}

function inMenu(menu: string, [href, label, icon, ability]: Words): Place {
  return { link: { href, label, icon, menu }, ability };
}
