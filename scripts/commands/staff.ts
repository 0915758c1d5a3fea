import { isRole, PARTNER, ROLES, type Role } from "#app/core/people/role.ts";
import { readArguments } from "./arguments.ts";
import { openOffice, type OpenOffice } from "./open-office.ts";
import { EXIT, Problem, WrongUse } from "./outcome.ts";

const HELP = `Usage: bearwitness staff list [--json]
       bearwitness staff add --name NAME --role ROLE [--agency AGENCY] [--json]
       bearwitness staff disable SIGN-IN-NAME [--json]

list      everyone with an account
add       prints an invitation's link, which works once within seven days; hand it to NAME
disable   ends the account and every session of it at once

ROLE is one of: ${ROLES.join(", ")};
or ${PARTNER}, for somebody of another agency, which --agency names: it hands in and sees only that.
Works beside a running server. What changes rights is recorded in the custody log as done by the
operator at the machine (svc-operator).

  --json   one JSON object a line
  --help   this text

Exit: 0 done, 1 a problem (such as a name nobody has), 2 wrong use.
`;

interface Asked {
  readonly name: string | undefined;
  readonly role: string | undefined;
  readonly agency: string | undefined;
  readonly who: readonly string[];
  readonly json: boolean;
}

/** `bearwitness staff`: people's accounts, without an administrator's session. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    help: { type: "boolean" },
    json: { type: "boolean" },
    agency: { type: "string" },
    name: { type: "string" },
    role: { type: "string" },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  const [act, ...who] = positionals;
  const { agency, name, role } = values;
  const asked = { agency, name, role, who, json: values.json === true };
  const prepared = prepare(act, asked);
  const office = await openOffice({ for: "visit" });
  try {
    for (const line of await prepared(office)) process.stdout.write(`${line}\n`);
    return EXIT.done;
  } finally {
    await office.application.close();
  }
}

type Prepared = (office: OpenOffice) => Promise<readonly string[]>;

/** Reads what is asked before anything is opened: wrong use must not touch an office. */
function prepare(act: string | undefined, asked: Asked): Prepared {
  const { agency, name, role, who, json } = asked;
  if (act !== "add" && agency !== undefined) throw new WrongUse("--agency belongs to staff add.");
  switch (act) {
    case "list":
      if (who.length > 0 || name !== undefined || role !== undefined) break;
      return (office) => list(office, json);
    case "add":
      if (who.length > 0 || name === undefined) break;
      if (!isRole(role)) throw new WrongUse(`--role is one of: ${ROLES.join(", ")}, ${PARTNER}.`);
      return (office) => add(office, { agency, name, role, json });
    case "disable": {
      const [signInName, ...others] = who;
      if (signInName === undefined || others.length > 0) break;
      if (name !== undefined || role !== undefined) break;
      return (office) => disable(office, { signInName, json });
    }
    case undefined:
  }
  throw new WrongUse("say list, add --name NAME --role ROLE, or disable SIGN-IN-NAME; see --help.");
}

async function list({ application }: OpenOffice, json: boolean): Promise<readonly string[]> {
  const people = await application.useCases.listStaff();
  if (json) {
    return people.map(({ id, signInName, displayName, role, status }) =>
      JSON.stringify({ id, signInName, displayName, role, status }),
    );
  }
  const widest = Math.max(0, ...people.map(({ signInName }) => signInName.length));
  return people.map(
    ({ signInName, displayName, role, status }) =>
      `${signInName.padEnd(widest)}   ${role.padEnd(18)}   ${status.padEnd(8)}   ${displayName}`,
  );
}

async function add(
  { application, config }: OpenOffice,
  input: {
    readonly agency: string | undefined;
    readonly name: string;
    readonly role: Role;
    readonly json: boolean;
  },
): Promise<readonly string[]> {
  const { agency, name, role, json } = input;
  const outcome = await application.useCases.inviteStaff({
    displayName: name,
    role,
    ...(agency === undefined ? {} : { agency }),
  });
  if (outcome.kind === "no-name") throw new WrongUse("--name has 1 to 120 characters.");
  if (outcome.kind === "no-agency") {
    throw new WrongUse("--agency names a partner's agency in letters, digits and dashes.");
  }
  const link = `${config.deskOrigin}/desk/invitation/${outcome.token}`;
  if (json) return [JSON.stringify({ name: name.trim(), role, link })];
  process.stderr.write("The link works once, within seven days:\n");
  return [link];
}

async function disable(
  { application }: OpenOffice,
  { signInName, json }: { readonly signInName: string; readonly json: boolean },
): Promise<readonly string[]> {
  const { kind } = await application.useCases.disableStaff({ signInName });
  switch (kind) {
    case "not-found":
      throw new Problem(`nobody signs in as ${JSON.stringify(signInName)}.`);
    case "disabled-already":
    case "done": {
      const already = kind === "disabled-already";
      if (json) return [JSON.stringify({ signInName, status: "disabled", changed: !already })];
      return [`${signInName} ${already ? "was disabled already" : "is disabled"}.`];
    }
  }
}
