import type { Stores } from "#app/adapters/database/stores.ts";
import { servedSince, type ServedTime } from "#app/core/intake/served-time.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
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
export function disablePerson(tools: AccessTools, input: Change): Promise<AccessOutcome> {
  const { by, personId } = input;
  return changeAccess(tools, input, {
    change: (stores, person) =>
      stores.people.disable(person.id, {
        ev: "access.revoked",
        subj: person.id,
        actor: actorOf(by),
        obj: { role: person.role, account: "disabled" },
        disclosures: [actorName(by)],
      }),
    tell: () => {
      const facts = { account: personId };
      tools.securityLog.record({ event: "account.disabled", personId: by.id, facts });
    },
  });
}

/** Gives a disabled account its access back. What its owner signed in with still works. */
export function enablePerson(tools: AccessTools, input: Change): Promise<AccessOutcome> {
  const { by, personId } = input;
  return changeAccess(tools, input, {
    change: async (stores, person, now) => {
      if (person.status === "active") return;
      await stores.people.enable(person.id, now, {
        ev: "access.granted",
        subj: person.id,
        actor: actorOf(by),
        obj: { role: person.role, account: "enabled" },
        disclosures: [actorName(by)],
      });
    },
    tell: () => {
      const facts = { what: "enabled", account: personId };
      tools.securityLog.record({ event: "account.changed", personId: by.id, facts });
    },
  });
}

type AccessTools = Pick<Tools, "transact" | "clock" | "securityLog">;

/** Changes somebody else's access, where whoever asks may still do so in the moment of the change. */
async function changeAccess(
  tools: AccessTools,
  { by, personId }: Change,
  act: {
    readonly change: (stores: Stores, person: Person, now: Instant) => Promise<void>;
    /** Tells the security log, once it is done. */
    readonly tell: () => void;
  },
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
    await act.change(stores, person, now);
    return { kind: "done" };
  });
  if (outcome.kind === "done") act.tell();
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
