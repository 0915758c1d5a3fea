import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { ABILITIES, cellOf, type Ability } from "#app/core/people/ability.ts";
import { ACCOUNT_ROLES, type Role } from "#app/core/people/role.ts";
import { API_PATH, OPERATIONS } from "#app/server/api/operations.ts";
import { builtRoutes, type BuiltRoute } from "#test/support/built-routes.ts";
import type { FormClient } from "#test/support/form-client.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { printTable } from "#test/support/print-table.ts";
import { openDeskOffice, signedIn, type DeskOffice } from "#test/routes/desk/desk-office.ts";

// Every page and form of the desk, read from the built server itself, asked for by everybody there is (R12). A route that
// is added is in the matrix by being there; what it declares is compared with what it does.

const NOBODY = ["nobody", "ended session", "disabled", "made-up cookie"] as const;
type Who = Role | (typeof NOBODY)[number];

interface Cell {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly access: string;
  readonly who: Who;
  readonly status: number;
}

let office: DeskOffice;
const browsers = new Map<Who, FormClient>();
let routes: readonly BuiltRoute[];
let cells: readonly Cell[];

/** Ids of the right shape that nothing has: a gate answers before anything is looked up. */
const UNKNOWN: Readonly<Record<string, string>> = {
  reportId: "rpt_00000000000000000000000000",
  itemId: "itm_00000000000000000000000000",
  caseId: "cas_00000000000000000000000000",
  bundleId: "bun_00000000000000000000000000",
  bulkId: "blk_00000000000000000000000000",
  requestId: "apr_00000000000000000000000000",
  linkId: "lnk_00000000000000000000000000",
  draftId: "drf_00000000000000000000000000",
  language: "es",
  importId: "imp_00000000000000000000000000",
  letterId: "olt_00000000000000000000000000",
  incidentId: "inc_00000000000000000000000000",
  pageId: "inp_00000000000000000000000000",
  cluster: "rpt_00000000000000000000000000",
  id: "rpt_00000000000000000000000000",
  ...{ zoom: "10", column: "301", row: "385" },
};

function addressOf({ path }: BuiltRoute): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const id = UNKNOWN[name];
    if (id === undefined)
      throw new Error(`the matrix does not know what to put for ${name} in ${path}`);
    return id;
  });
}

beforeAll(async () => {
  office = await openDeskOffice();
  routes = builtRoutes().filter(
    ({ path, loader, action }) =>
      /^\/desk(\/|$)/.test(path) &&
      [loader, action].some((access) => access !== null && access !== "public"),
  );
  const { useCases, origin } = office;
  for (const role of ACCOUNT_ROLES) {
    browsers.set(role, role === "partner" ? await partner() : await office.as(role));
  }
  for (const who of ["ended session", "disabled"] as const) {
    const name = who.replace(" ", "-");
    const personId = await employed(name, "prosecutor");
    const browser = await signedIn(origin, name);
    browsers.set(who, browser);
    if (who === "disabled") {
      await useCases.disablePerson({ by: await office.person("administrator"), personId });
    } else {
      await useCases.signOut({ token: browser.cookie("__Host-bw-desk") ?? "" });
    }
  }
  cells = await asked();
}, 900_000);

afterAll(() => office.remove());

async function employed(signInName: string, role: Role) {
  const by = await office.person("administrator");
  const { useCases } = office;
  const invited = await useCases.invitePerson({
    by,
    displayName: signInName,
    role,
    agency: "metro-police",
    identityCheck: "Badge seen",
  });
  if (invited.kind !== "invited") throw new Error(invited.kind);
  const account = { signInName, displayName: signInName, password: PASSWORD };
  await useCases.acceptInvitation({ token: invited.token, account });
  const all = (await useCases.listPeople({ by })) ?? [];
  const one = all.find((each) => each.signInName === signInName);
  if (one === undefined) throw new Error("the new account is not listed");
  return one.id;
}

async function partner(): Promise<FormClient> {
  await employed("partner-one", "partner");
  return signedIn(office.origin, "partner-one");
}

/** The form token of a browser's session, as its account page carries it; any other text for nobody. */
async function tokenOf(browser: FormClient | undefined): Promise<string> {
  const page = browser === undefined ? "" : await (await browser.get("/desk/account")).text();
  return /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "none";
}

/** Everybody's answers, everybody at the same time, each one route after the other. */
async function asked(): Promise<Cell[]> {
  return (await Promise.all([...ACCOUNT_ROLES, ...NOBODY].map(askedBy))).flat();
}

async function askedBy(who: Who): Promise<Cell[]> {
  const found: Cell[] = [];
  const browser = browsers.get(who);
  const token = await tokenOf(browser);
  const cookie =
    who === "made-up cookie" ? `__Host-bw-desk=${"A".repeat(43)}` : (browser?.cookieHeader() ?? "");
  for (const route of routes) {
    for (const [method, access] of [
      ["GET", route.loader],
      ["POST", route.action],
    ] as const) {
      if (access === null || access === "public") continue;
      const answer = await fetch(office.origin + addressOf(route), {
        method,
        redirect: "manual",
        headers: {
          Cookie: cookie,
          Origin: office.origin,
          ...(method === "POST" ? { "Content-Type": "application/x-www-form-urlencoded" } : {}),
        },
        ...(method === "POST"
          ? { body: new URLSearchParams({ token, intent: "none-such" }).toString() }
          : {}),
      });
      await answer.arrayBuffer();
      const isToSignIn = answer.headers.get("Location")?.startsWith("/desk/sign-in") === true;
      // Sending to sign-in refuses as 401 would.
      const status = isToSignIn ? 401 : answer.status;
      found.push({ method, path: route.path, access, who, status });
    }
  }
  return found;
}

/** What the table of rights says of the gate: whether this role may use the ability on anything at all. */
function mayPass({ access, who }: Pick<Cell, "access" | "who">): boolean {
  if ((NOBODY as readonly string[]).includes(who)) return false;
  const cell = cellOf(who, access);
  return cell.extent !== "none" && cell.depth === "whole" && !cell.supervisorOnly;
}

/** Cells in which somebody was let through whom the table keeps out, or kept out whom it lets in. */
function holesIn(all: readonly Cell[]): readonly Cell[] {
  return all.filter((cell) => {
    const isRefused = cell.status === 401 || cell.status === 403;
    if (cell.status >= 500) return true;
    return mayPass(cell) ? cell.status === 401 : !isRefused;
  });
}

test("R12: every route and method for everybody there is: 0 holes, every cell asked", () => {
  const methods = routes.flatMap(({ loader, action }) =>
    [loader, action].filter((access) => access !== null && access !== "public"),
  );
  expect(cells).toHaveLength(methods.length * (ACCOUNT_ROLES.length + NOBODY.length));
  const everybody: readonly Who[] = [...ACCOUNT_ROLES, ...NOBODY];
  const rows = routes.flatMap((route) =>
    (["GET", "POST"] as const).flatMap((method) => {
      const of = cells.filter((cell) => cell.path === route.path && cell.method === method);
      const access = of[0]?.access;
      if (access === undefined) return [];
      const status = (who: Who) => String(of.find((cell) => cell.who === who)?.status ?? "");
      return [[method, route.path, access, ...everybody.map(status)]];
    }),
  );
  printTable(`R12: ${cells.length} cells, ${holesIn(cells).length} holes`, [
    ["", "route", "ability", ...everybody.map((who) => who.slice(0, 12))],
    ...rows,
  ]);
  expect(holesIn(cells)).toEqual([]);
});

test("R12: a hole that is planted is found, whichever it is", () => {
  const refused = cells.filter((cell) => !mayPass(cell));
  expect(refused.length).toBeGreaterThan(100);
  for (const planted of refused) {
    const holed = cells.map((cell) => (cell === planted ? { ...cell, status: 200 } : cell));
    expect(holesIn(holed)).toHaveLength(1);
  }
});

test("R12: what is declared is an ability of the table, and each of those that have pages is asked for", () => {
  for (const { access } of cells) expect(Object.hasOwn(ABILITIES, access)).toBe(true);
  const asked = new Set(cells.map(({ access }) => access as Ability));
  expect(asked.size).toBeGreaterThan(10);
});

test("R12: a role that changes counts in the same session's next request, which ends", async () => {
  const by = await office.person("administrator");
  const personId = await employed("changing", "evidence-custodian");
  const browser = await signedIn(office.origin, "changing");
  expect((await browser.get("/desk/custody")).status).toBe(200);
  const change = { by, personId, role: "intake-analyst", supervisor: false } as const;
  expect((await office.useCases.changeRole(change)).kind).toBe("done");
  const after = await browser.get("/desk/custody");
  expect(after.headers.get("Location")).toContain("/desk/sign-in");
  const anew = await signedIn(office.origin, "changing");
  expect((await anew.get("/desk/custody")).status).toBe(403);
});

test("R12: a report out of reach is answered like one that does not exist, to the byte, in every relation", async () => {
  const { reportId } = await office.given();
  const by = await office.person("administrator");
  const prosecutor = await office.person("prosecutor");
  const personId = await employed("elsewhere", "intake-analyst");
  await office.useCases.setTeams({ by, personId, teams: "elsewhere" });
  const browser = await signedIn(office.origin, "elsewhere");
  const pages = async (id: string) => {
    const answers = [];
    for (const path of [`/desk/reports/${id}`, `/desk/reports/${id}/name`]) {
      const answer = await browser.get(path);
      const body = (await answer.text()).replaceAll(/nonce="[^"]*"/g, "").replaceAll(id, "");
      answers.push({ status: answer.status, body });
    }
    return answers;
  };
  const none = await pages(UNKNOWN["reportId"] ?? "");
  const rows = [["relation", "report", "name"]];
  const note = (relation: string, answers: readonly { status: number }[]) =>
    rows.push([relation, ...answers.map(({ status }) => String(status))]);
  const far = await pages(reportId);
  note("another team's", far);
  expect(far.map(({ status }) => status)).toEqual([404, 404]);
  expect(far).toEqual(none);
  await office.useCases.setTeams({ by, personId, teams: "intake" });
  const mine = await office.useCases.setTeams({ by, personId, teams: prosecutor.teams.join(", ") });
  expect(mine.kind).toBe("done");
  const near = await pages(reportId);
  note("one's team's", near);
  expect(near.map(({ status }) => status)).toEqual([200, 200]);
  const raised = await office.useCases.raiseWall({
    by: prosecutor,
    subjectId: reportId,
    personId,
    reason: "A cousin of the driver",
  });
  expect(raised.kind).toBe("done");
  const walled = await pages(reportId);
  note("one's team's, behind a wall", walled);
  expect(walled).toEqual(none);
  printTable("R12: a report by relation", rows);
});

test("R12: every operation of the API that is not public refuses whoever brings no token, or one nobody made", async () => {
  const rows = [["operation", "no token", "made-up token"]];
  for (const [key, { access }] of Object.entries(OPERATIONS)) {
    const [method = "", pattern = ""] = key.split(" ");
    if ((access as string) === "public") continue;
    const path = API_PATH + pattern.replace(/\{\w+\}/g, "x");
    const statuses = [];
    for (const headers of [{}, { Authorization: `Bearer ${"A".repeat(43)}` }]) {
      const answer = await fetch(office.origin + path, {
        method,
        headers: { ...headers, Origin: office.origin, "Content-Type": "application/json" },
        ...(method === "POST" ? { body: "{}" } : {}),
      });
      await answer.arrayBuffer();
      statuses.push(answer.status);
    }
    rows.push([key, ...statuses.map(String)]);
    expect([key, ...statuses]).toEqual([key, 401, 401]);
  }
  printTable(`R12: ${rows.length - 1} operations of the API`, rows);
});
