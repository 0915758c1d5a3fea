import { until } from "#test/support/until.ts";
import type { Role } from "#app/core/people/role.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { compose, type Application } from "#app/server/compose.ts";
import { FormClient } from "#test/support/form-client.ts";
import { givenReport, type SentReport } from "#test/support/given.ts";
import { LIGHT_COST } from "#test/support/light-cost.ts";
import { PASSWORD, testConfig } from "#test/support/open-test-office.ts";
import { startServer } from "#test/support/start-server.ts";

type Account = Person & { readonly signInName: string };

/** The real server in its own process, and the same office opened beside it to arrange and to look things up. */
export interface DeskOffice {
  readonly origin: string;
  readonly config: Application["config"];
  readonly useCases: Application["useCases"];
  /** A browser in which somebody of that role is signed in; the same one each time. */
  readonly as: (role: Role) => Promise<FormClient>;
  /** The account of that role. */
  readonly person: (role: Role) => Promise<Account>;
  /** Files a report and waits until its files are sealed and examined. */
  readonly given: (report?: Parameters<typeof givenReport>[1]) => Promise<SentReport>;
  readonly remove: () => Promise<void>;
}

/**
 * Starts an office with an administrator; every other role is employed when it is first asked for. Hashes cost almost nothing in it:
 * half of a suite's time went into them.
 */
export async function openDeskOffice(
  environment: Readonly<Record<string, string>> = {},
): Promise<DeskOffice> {
  const server = await startServer({ environment, lightHashes: true });
  const { port } = new URL(server.origin);
  const config = testConfig(server.folder, { PORT: port, ...environment });
  const composed = await compose(config, {
    purpose: "visit",
    writeLog: () => undefined,
    hashCost: LIGHT_COST,
  });
  if (!composed.ok) throw new Error(composed.problem);
  const beside = composed.value;
  const { useCases } = beside;
  const admin = new FormClient(server.origin);
  const people = new Map<Role, Promise<Account>>([
    ["administrator", found(useCases, server.setupPath, admin)],
  ]);
  const browsers = new Map<Role, Promise<FormClient>>();

  const person = (role: Role): Promise<Account> => {
    const known = people.get(role) ?? employ(role);
    people.set(role, known);
    return known;
  };
  async function employ(role: Role): Promise<Account> {
    const by = await person("administrator");
    const invited = await useCases.invitePerson({
      by,
      displayName: role,
      role,
      identityCheck: "Badge seen at the front desk",
    });
    if (invited.kind !== "invited") throw new Error(`could not invite: ${invited.kind}`);
    const account = { signInName: role, displayName: `Test ${role}`, password: PASSWORD };
    const made = await useCases.acceptInvitation({ token: invited.token, account });
    if (made.kind !== "done") throw new Error(`could not accept: ${JSON.stringify(made)}`);
    const all = (await useCases.listPeople({ by })) ?? [];
    const one = all.find((each) => each.signInName === role);
    if (one === undefined) throw new Error("the new account is not listed");
    return one;
  }

  return {
    origin: server.origin,
    config,
    useCases,
    person,
    as: (role) => {
      const browser =
        browsers.get(role) ??
        person(role).then(({ signInName }) => signedIn(server.origin, signInName));
      browsers.set(role, browser);
      return browser;
    },
    given: async (report) => {
      const sent = await givenReport(beside, report);
      const by = await person("prosecutor");
      await until(async () => {
        const read = await useCases.readReport({ by, reportId: sent.reportId });
        return (
          read.kind === "report" &&
          read.file.items.every((item) => item.state === "sealed" && item.examination !== "waiting")
        );
      });
      return sent;
    },
    remove: async () => {
      await beside.close();
      await server.remove();
    },
  };
}

/** Sets the office up through its first-run page, as an administrator would. */
async function found(
  useCases: Application["useCases"],
  setupPath: string | undefined,
  browser: FormClient,
): Promise<Account> {
  await setUp(setupPath, browser);
  const session = await useCases.signIn({ signInName: "admin", password: PASSWORD });
  if (session.kind !== "signed-in") throw new Error("the administrator cannot sign in");
  const admin = await useCases.findSession({ token: session.token });
  if (admin === undefined) throw new Error("no session after signing in");
  return admin;
}

/** Fills in the first-run page: from then on there is an administrator, `admin`. */
export async function setUp(setupPath: string | undefined, browser: FormClient): Promise<void> {
  const done = await browser.post(setupPath ?? "", {
    "display-name": "Test Admin",
    "sign-in-name": "admin",
    password: PASSWORD,
    "password-again": PASSWORD,
    "invitee-name": "First Attorney",
  });
  if (done.status !== 200) throw new Error(`the first run answered ${done.status}`);
}

/** A browser that went through the sign-in page. */
export async function signedIn(origin: string, signInName: string): Promise<FormClient> {
  const browser = new FormClient(origin);
  const answer = await browser.post("/desk/sign-in", {
    "sign-in-name": signInName,
    password: PASSWORD,
  });
  if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}`);
  return browser;
}

/** Sends a form of a page as it stands there, with the token that the page carries. */
export async function sendForm(
  browser: FormClient,
  path: string,
  fields: Readonly<Record<string, string>>,
  to = path,
): Promise<Response> {
  const page = await (await browser.get(path)).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1];
  if (token === undefined) throw new Error(`${path} has no form`);
  return browser.post(to, { token, ...fields });
}

/** The text of a page without its tags, for looking up words. */
export async function wordsOf(answer: Response): Promise<string> {
  const html = await answer.text();
  return html
    .replace(/<!--.*?-->/g, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}
