import { servedSince, type ServedTime } from "#app/core/intake/served-time.ts";
import type { PersonId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { refusalNow } from "./refusal-now.ts";

/** An account that nobody used this long is disabled (CJIS AC-2(3)). */
const INACTIVE_MILLIS = 90 * 86_400_000;

type AccessOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "not-found" | "own-account" }
  | { readonly kind: "refused"; readonly reason: Refusal };

interface Change {
  readonly by: Person;
  readonly personId: PersonId;
}

/** Ends a person's access at once: account and every session. Nobody ends their own. */
export async function disablePerson(
  tools: Pick<Tools, "transact" | "clock" | "securityLog">,
  { by, personId }: Change,
): Promise<AccessOutcome> {
  const now = tools.clock.now();
  const decision = authorise(by, "people.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  if (personId === by.id) return { kind: "own-account" };
  const outcome = await tools.transact(async (stores): Promise<AccessOutcome> => {
    const refused = await refusalNow(stores, by, now);
    if (refused !== undefined) return refused;
    const person = await stores.people.find(personId);
    if (person === undefined) return { kind: "not-found" };
    await stores.people.disable(person.id, {
      ev: "access.revoked",
      subj: person.id,
      actor: actorOf(by),
      obj: { role: person.role, account: "disabled" },
      disclosures: [actorName(by)],
    });
    return { kind: "done" };
  });
  if (outcome.kind === "done") {
    tools.securityLog.record({
      event: "account.disabled",
      personId: by.id,
      facts: { account: personId },
    });
  }
  return outcome;
}

/** Gives a disabled account its access back. What its owner signed in with still works. */
export async function enablePerson(
  tools: Pick<Tools, "transact" | "clock" | "securityLog">,
  { by, personId }: Change,
): Promise<AccessOutcome> {
  const now = tools.clock.now();
  const decision = authorise(by, "people.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  if (personId === by.id) return { kind: "own-account" };
  const outcome = await tools.transact(async (stores): Promise<AccessOutcome> => {
    const refused = await refusalNow(stores, by, now);
    if (refused !== undefined) return refused;
    const person = await stores.people.find(personId);
    if (person === undefined) return { kind: "not-found" };
    if (person.status === "active") return { kind: "done" };
    await stores.people.enable(person.id, now, {
      ev: "access.granted",
      subj: person.id,
      actor: actorOf(by),
      obj: { role: person.role, account: "enabled" },
      disclosures: [actorName(by)],
    });
    return { kind: "done" };
  });
  if (outcome.kind === "done") {
    tools.securityLog.record({
      event: "account.changed",
      personId: by.id,
      facts: { what: "enabled", account: personId },
    });
  }
  return outcome;
}

/**
 * Disables accounts that nobody used for 90 days in which the office served; never the last administrator's, or nobody could enable them again. Days
 * that a clock only claims count for nobody.
 */
export async function disableInactive(
  tools: Pick<Tools, "transact" | "read" | "clock" | "securityLog">,
  { unserved }: ServedTime,
): Promise<void> {
  const since = servedSince(tools.clock.now(), INACTIVE_MILLIS, unserved);
  const { inactive, all } = await tools.read(async ({ people }) => ({
    inactive: await people.inactiveSince(since),
    all: await people.all(),
  }));
  const isActive = ({ status }: Person) => status === "active";
  let administrators = all.filter((one) => isActive(one) && one.role === "administrator").length;
  for (const person of inactive) {
    if (person.role === "administrator") {
      if (administrators === 1) continue;
      administrators -= 1;
    }
    await tools.transact((stores) =>
      stores.people.disable(person.id, {
        ev: "access.revoked",
        subj: person.id,
        actor: { kind: "system", id: "svc-upkeep" },
        obj: { role: person.role, account: "disabled-inactive" },
      }),
    );
    tools.securityLog.record({ event: "account.disabled", facts: { account: person.id } });
  }
}
