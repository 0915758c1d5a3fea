import type { AppLoadContext } from "@remix-run/node";
import { instantFromMillis, later } from "#app/core/instant.ts";
import type { Ability } from "#app/core/people/ability.ts";
import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import { isRecent, SETTLED_MILLIS } from "#app/core/people/settled.ts";
import type { AtDesk } from "#app/http/access.server.ts";
import { formToken } from "#app/core/people/form-token.server.ts";
import type { DeskFrame } from "#app/ui/desk/desk-shell.tsx";
import { localTime } from "#app/ui/time/when.tsx";
import { PLACES, type Place } from "./places.ts";

/** The frame of a desk page for the person who asked for it. */
export function deskFrame({
  context,
  person,
  token,
  news,
}: AtDesk & { readonly context: AppLoadContext }): DeskFrame {
  return {
    officeName: context.office.officeName,
    zone: context.office.timeZone,
    now: instantFromMillis(Date.now()),
    person: { name: person.displayName, role: person.role },
    links: placesOf(person).map(({ link }) => {
      const count = waitingAt(link.href, news);
      return count === 0 ? link : { ...link, count };
    }),
    warnings: warningsFor(person, news, context.office.timeZone),
    open: news.open.map(({ id, subjectId, name, endsAt }) => ({
      id,
      name,
      href: subjectId.startsWith("rpt_")
        ? `/desk/reports/${subjectId}`
        : `/desk/cases/${subjectId}`,
      endsAt,
    })),
    shortcuts: news.shortcuts,
    formToken: formToken(token),
    nonce: context.nonce,
    endsAt: person.session.endsAt,
  };
}

/** How much waits for a person at one of the places. */
function waitingAt(href: string, { toReview, forThem }: AtDesk["news"]): number {
  if (href === "/desk/reviews") return toReview?.waiting ?? 0;
  return href === "/desk/mine" ? forThem : 0;
}

/** What stands above every page: what waits too long, and what somebody has to know without having asked. */
function warningsFor(person: Person, news: AtDesk["news"], zone: string): string[] {
  const { toReview, audited } = news;
  const { recoveredAt } = person;
  const warnings: string[] = [];
  if (toReview !== undefined && toReview.overdue > 0) {
    warnings.push("An emergency opening has waited more than 24 hours for its review.");
  }
  const figures = [
    ...(audited === undefined || audited.namesOpened === 0
      ? []
      : [`reporters’ names were opened ${times(audited.namesOpened)}`]),
    ...(audited === undefined || audited.recovered === 0
      ? []
      : [
          `accounts were taken up again by somebody without their passkeys ${times(audited.recovered)}`,
        ]),
  ];
  if (figures.length > 0) {
    warnings.push(`In the last 7 days ${figures.join(", and ")}. The custody log names each.`);
  }
  if (recoveredAt !== null && isRecent(recoveredAt, instantFromMillis(Date.now()))) {
    const at = localTime({ at: recoveredAt, zone });
    const until = localTime({ at: later(recoveredAt, SETTLED_MILLIS), zone });
    warnings.push(
      `Your account was recovered ${at}. Until ${until} you approve nothing, see no reporter’s name and make no bundle. If you did not ask for this, tell an auditor at once.`,
    );
  }
  return warnings;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

/** Where a person may go at the desk, in the order of the bar. */
function placesOf(person: Person): readonly Place[] {
  return PLACES.filter((place) => {
    const decision = authorise(person, place.ability, OFFICE, instantFromMillis(Date.now()));
    return decision.allowed && (place.wholeOffice !== true || decision.scope === "office");
  });
}

/** Where a person's work begins: the first place that their role opens and not every account. */
export function startOf(person: Person): string {
  const first = placesOf(person).find(({ ability }) => ability !== "account.own");
  return first?.link.href ?? "/desk/account";
}

/** True when the person may use the ability somewhere: decides what a page offers, never what is done. */
export function mayUse(person: Person, ability: Ability): boolean {
  return authorise(person, ability, OFFICE, instantFromMillis(Date.now())).allowed;
}
