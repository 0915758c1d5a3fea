import type { Stores } from "#app/adapters/database/stores.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { admit, takeBack } from "#app/core/people/password-path.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import type { Tools } from "../tools.ts";

export interface PasswordTry {
  readonly signInName: string;
  readonly password: string;
  /** The code of an authenticator app; empty where the form had none. */
  readonly code: string;
}

export type PasswordOutcome =
  | {
      readonly kind: "match";
      readonly person: Person & { readonly signInName: string };
      readonly strength: "password" | "password-totp";
      readonly nameHash: string;
    }
  | { readonly kind: "no-match" }
  | { readonly kind: "wait"; readonly until: Instant }
  | { readonly kind: "locked"; readonly until: Instant }
  | { readonly kind: "busy" };

type CheckingTools = Pick<
  Tools,
  "transact" | "read" | "clock" | "passwords" | "oneTimeCodes" | "accountSealer" | "securityLog"
>;

/**
 * The password path, whoever it is asked for: a name nobody has, a wrong password, a wrong code, an account without a
 * password and a disabled one answer alike after the same work. A try is counted before it is made, so that tries at the
 * same time cannot slip past the count; the right password takes its own count back.
 */
export async function checkPasswordOf(
  tools: CheckingTools,
  attempt: PasswordTry,
): Promise<PasswordOutcome> {
  const name = normaliseSignInName(attempt.signInName);
  const nameHash = hashOfName(name);
  const now = tools.clock.now();
  const { person, admission } = await tools.transact(async (stores) => {
    const found = await stores.people.bySignInName(name);
    const past = await stores.factors.holdPasswordPath(nameHash, now);
    const passkeys = found === undefined ? [] : await stores.passkeys.ofPerson(found.id);
    const releasedByPasskey = passkeys.some((passkey) => passkey.blockedAt === null);
    const decided = admit(past, now, { releasedByPasskey });
    if (decided.kind === "try") await stores.factors.setPasswordPath(nameHash, decided.path, now);
    return { person: found, admission: decided };
  });
  if (admission.kind !== "try") {
    tools.securityLog.record({
      event: "sign-in.failed",
      facts: { path: "password", reason: admission.kind === "locked" ? "locked" : "too-soon" },
    });
    return { kind: admission.kind, until: admission.until };
  }
  const check = await tools.passwords.verify(attempt.password, person?.passwordHash ?? undefined);
  if (check === "busy") {
    await tools.transact(async (stores) => {
      const path = await stores.factors.holdPasswordPath(nameHash, now);
      await stores.factors.setPasswordPath(
        nameHash,
        takeBack(path, now, admission.closedSince),
        now,
      );
    });
    tools.securityLog.record({ event: "sign-in.busy", facts: { path: "password" } });
    return { kind: "busy" };
  }
  const strength =
    check === "match" && person?.status === "active" && admission.closedSince === null
      ? await tools.transact((stores) => checkCode(tools, stores, person.id, attempt.code, now))
      : undefined;
  if (person === undefined || strength === undefined) {
    tools.securityLog.record({
      event: "sign-in.failed",
      facts: { path: "password", reason: "no-match" },
    });
    if (admission.path.lockedAt !== null) {
      // An auditor must see whose it is; a name that nobody has is nobody's, and not kept.
      const facts = { path: "password" };
      tools.securityLog.record({ event: "sign-in.locked", personId: person?.id, facts });
    }
    return { kind: "no-match" };
  }
  const { passwordHash: _, ...known } = person;
  return { kind: "match", person: known, strength, nameHash };
}

/** Undefined when the person has one-time codes and this is not a good one. */
async function checkCode(
  tools: Pick<Tools, "oneTimeCodes" | "accountSealer">,
  stores: Stores,
  personId: PersonId,
  code: string,
  now: Instant,
): Promise<"password" | "password-totp" | undefined> {
  const totp = await stores.factors.totp(personId);
  if (totp?.confirmedAt == null) return "password";
  const secret = tools.accountSealer.open(personId, totp.sealed);
  if (secret === undefined) return undefined;
  const step = tools.oneTimeCodes.check({ secret, code, lastStep: totp.lastStep, now });
  if (step === undefined) return undefined;
  await stores.factors.acceptStep(personId, step, now);
  return "password-totp";
}

/** Sign-in names are compared without regard to case and outer spaces. */
export function normaliseSignInName(text: string): string {
  return text.trim().toLowerCase();
}

/** What failures are counted under: the name itself is not kept, for anything can be typed there. */
export function hashOfName(name: string): string {
  return toHex(sha256(toUtf8(name)));
}
