import type { Person } from "#app/core/people/authorise.ts";
import type { Role } from "#app/core/people/role.ts";
import type { AccountOutcome, NewAccount } from "#app/use-cases/people/account-rules.ts";
import type { UseCases } from "#app/use-cases/bind.ts";

/** One password for everybody, printed at each start: this office is for looking at. */
export const DEMO_PASSWORD = "walnut harbor kite orbit";

interface Colleague {
  readonly signInName: string;
  readonly displayName: string;
  readonly role: Role;
}

const ADMINISTRATOR = {
  signInName: "admin",
  displayName: "Odette Marlwick",
  role: "administrator",
} as const satisfies Colleague;

/** The people of the invented office. No such persons are meant. */
export const DEMO_STAFF: readonly Colleague[] = [
  { signInName: "analyst", displayName: "Ines Quillfeather", role: "intake-analyst" },
  { signInName: "prosecutor", displayName: "Tobias Fennwright", role: "prosecutor" },
  { signInName: "custodian", displayName: "Maren Holloughby", role: "evidence-custodian" },
  { signInName: "auditor", displayName: "Cyprian Vastell", role: "auditor" },
  ADMINISTRATOR,
];

export interface Staff {
  readonly analyst: Person;
  readonly prosecutor: Person;
  readonly custodian: Person;
}

/** Makes the accounts that are missing. Undefined in an office that has staff of its own: the demo stays out of it. */
export async function ensureStaff(useCases: UseCases): Promise<Staff | undefined> {
  const present = await useCases.listStaff();
  const isOurs = present.every((person) =>
    DEMO_STAFF.some(({ signInName }) => signInName === person.signInName),
  );
  if (!isOurs) return undefined;
  if (present.length === 0) {
    if (!(await useCases.isOfficeEmpty())) return undefined;
    await found(useCases);
  }
  const before = await useCases.listStaff();
  const administrator = before.find(({ signInName }) => signInName === ADMINISTRATOR.signInName);
  if (administrator === undefined) return undefined;
  const missing = DEMO_STAFF.filter(
    ({ signInName }) => !before.some((person) => person.signInName === signInName),
  );
  await Promise.all(missing.map((colleague) => employ(useCases, administrator, colleague)));
  const people = await useCases.listStaff();
  const named = (signInName: string) => {
    const person = people.find((one) => one.signInName === signInName);
    if (person === undefined) throw new Error(`the demo's ${signInName} has no account`);
    return person;
  };
  return {
    analyst: named("analyst"),
    prosecutor: named("prosecutor"),
    custodian: named("custodian"),
  };
}

async function found(useCases: UseCases): Promise<void> {
  const setup = await useCases.beginSetup();
  if (setup === undefined) return;
  const prosecutor = DEMO_STAFF.find(({ role }) => role === "prosecutor");
  const outcome = await useCases.setUpOffice({
    token: setup.token,
    account: accountOf(ADMINISTRATOR),
    inviteeName: prosecutor?.displayName ?? "Prosecutor",
  });
  done(outcome);
  if (prosecutor === undefined) return;
  const token = outcome.kind === "done" ? outcome.invitationToken : "";
  done(await useCases.acceptInvitation({ token, account: accountOf(prosecutor) }));
}

async function employ(useCases: UseCases, by: Person, colleague: Colleague): Promise<void> {
  const { displayName, role } = colleague;
  const invited = await useCases.invitePerson({
    by,
    displayName,
    role,
    identityCheck: "Badge seen at the front desk",
  });
  if (invited.kind !== "invited") throw new Error(`the demo could not invite: ${invited.kind}`);
  done(await useCases.acceptInvitation({ token: invited.token, account: accountOf(colleague) }));
}

function accountOf({ signInName, displayName }: Colleague): NewAccount {
  return { signInName, displayName, password: DEMO_PASSWORD };
}

function done(outcome: AccountOutcome<{ readonly kind: "done" }>): void {
  if (outcome.kind !== "done") {
    throw new Error(`the demo could not make an account: ${outcome.kind}`);
  }
}
