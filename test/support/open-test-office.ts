import type { HashCost } from "#app/adapters/security/hash-cost.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instantFromMillis, type Instant } from "#app/core/instant.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { PARTNER, type Role } from "#app/core/people/role.ts";
import { compose, type Application } from "#app/server/compose.ts";
import { readConfig, type Config } from "#app/server/config.ts";
import { createIdentityKeys } from "#app/unseal/identity-key.ts";
import { LIGHT_COST } from "./light-cost.ts";
import { noteServed } from "./note-served.ts";

export const PASSWORD = "seven green lanterns drift";

/** An office of its own on real SQLite and real files, gone when closed. */
export interface TestOffice extends Application {
  readonly folder: string;
  readonly config: Config;
  /** Makes an account in a role, through an invitation as a real office would. */
  readonly employ: (role: Role) => Promise<Person & { readonly signInName: string }>;
  /** The sweep, as where the office had served all the time before: days that a test lets pass at once are days served. */
  readonly sweepAsServed: () => Promise<void>;
  /** Ends the office as a normal stop would, keeping its files. */
  readonly shut: () => Promise<void>;
  /** Ends the office and removes its files. */
  readonly remove: () => Promise<void>;
}

/** Settings for an office in a folder of its own. */
export function testConfig(folder: string, more: Readonly<Record<string, string>> = {}): Config {
  const config = readConfig(folder, {
    environment: {
      DATA_DIR: join(folder, "data"),
      MASTER_KEY_FILE: join(folder, "keys/master.key"),
      DISK_BALLAST_BYTES: "0",
      ...more,
    },
  });
  if (!config.ok) throw new Error(config.problem);
  return config.value;
}

/** Opens an office; in a new folder unless one is given. */
export async function openTestOffice(
  existing?: string,
  options: {
    readonly settings?: Readonly<Record<string, string>>;
    /** Told every line of the operator's log. */
    readonly writeLog?: (line: string) => void;
    readonly clock?: { now(): Instant };
    /** For offices that a real server or command opens too, which knows one cost only. */
    readonly hashCost?: HashCost;
  } = {},
): Promise<TestOffice> {
  const folder = existing ?? (await mkdtemp(join(tmpdir(), "bw-office-")));
  const config = testConfig(folder, options.settings);
  const { writeLog = () => undefined } = options;
  const { clock } = options;
  const composed = await compose(config, {
    purpose: "serve",
    writeLog,
    hashCost: options.hashCost ?? LIGHT_COST,
    makeIdentityKey: ({ identityKeyFile }) => createIdentityKeys(identityKeyFile),
    ...(clock && { clock }),
  });
  if (!composed.ok) throw new Error(composed.problem);
  const application = composed.value;
  let administrator: Person | undefined;

  async function employ(role: Role) {
    const { useCases } = application;
    administrator ??= await foundOffice(application);
    if (role === "administrator") return accountOf(application, "admin");
    const invited = await useCases.invitePerson({
      by: administrator,
      displayName: role,
      role,
      ...(role === PARTNER && { agency: "springfield-dot" }),
      identityCheck: "Badge seen at the front desk",
    });
    if (invited.kind !== "invited") throw new Error(`could not invite: ${invited.kind}`);
    const account = { signInName: role, displayName: `Test ${role}`, password: PASSWORD };
    const made = await useCases.acceptInvitation({ token: invited.token, account });
    if (made.kind !== "done") throw new Error(`could not accept: ${JSON.stringify(made)}`);
    return accountOf(application, role);
  }

  return {
    ...application,
    folder,
    employ,
    sweepAsServed: async () => {
      await noteServed(config.database, clock?.now() ?? instantFromMillis(Date.now()));
      await application.useCases.sweep();
    },
    shut: () => application.close(),
    remove: async () => {
      await application.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function foundOffice(application: Application): Promise<Person> {
  const { useCases } = application;
  const setup = await useCases.beginSetup();
  if (setup === undefined) throw new Error("the office has people already");
  const done = await useCases.setUpOffice({
    token: setup.token,
    account: { signInName: "admin", displayName: "Test Admin", password: PASSWORD },
    inviteeName: "First Attorney",
  });
  if (done.kind !== "done") throw new Error(`could not set up: ${JSON.stringify(done)}`);
  return accountOf(application, "admin");
}

/** The account of that name. Nobody signs in for it: a password's hash costs most of a second. */
async function accountOf({ useCases }: Application, signInName: string) {
  const person = (await useCases.listStaff()).find((one) => one.signInName === signInName);
  if (person === undefined) throw new Error(`no account of ${signInName}`);
  return person satisfies Person & { id: PersonId };
}
