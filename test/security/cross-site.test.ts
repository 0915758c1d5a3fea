import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ServerBuild } from "@remix-run/node";
import { formToken } from "#app/core/people/form-token.server.ts";
import { DESK_COOKIE } from "#app/http/cookies.ts";
import { printTable } from "#test/support/print-table.ts";
import { startServer } from "#test/support/start-server.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";
import { rawRequest } from "./raw-request.ts";

// Every route that can change something, taken from the build itself, is sent to in every way in which another site
// could have a browser send. Each request carries a real session, a real draft and a right form token: what is tested
// is the check of where a form comes from, and nothing else may be what stops it.

let office: DeskOffice;
let cookies: string;
let token: string;
let paths: readonly string[];

beforeAll(async () => {
  office = await openDeskOffice();
  const admin = await office.as("administrator");
  await admin.post("/report/start", {});
  cookies = admin.cookieHeader();
  token = formToken(admin.cookie(DESK_COOKIE) ?? "");
  paths = await changingPaths();
});

afterAll(async () => {
  await office.remove();
});

/** The address of each route with an action, variables filled in. */
async function changingPaths(): Promise<readonly string[]> {
  const file = join(import.meta.dirname, "../../build/server/index.js");
  const { routes } = (await import(pathToFileURL(file).href)) as ServerBuild;
  return Object.values(routes).flatMap((route) => {
    if (route.module.action === undefined) return [];
    const parts: string[] = [];
    for (let at: typeof route | undefined = route; at !== undefined;) {
      if (at.path !== undefined && at.path !== "") parts.unshift(at.path);
      at = at.parentId === undefined ? undefined : routes[at.parentId];
    }
    const path = `/${parts.join("/")}`;
    return [path.replace(/:\w+/g, "rpt_00000000000000000000000001").replace("*", "no/such/page")];
  });
}

const FORM = "application/x-www-form-urlencoded";
const ELSEWHERE = "https://elsewhere.example";

interface Way {
  readonly method?: string;
  readonly type?: string;
  readonly headers: (own: string) => Record<string, string>;
  /** Put behind the address. */
  readonly query?: string;
  /** A refusal that is neither 403 nor 421. */
  readonly also?: number;
}

/** The ways in. `own` is the configured origin. */
const WAYS: Readonly<Record<string, Way>> = {
  "cross-site form": { headers: () => ({ Origin: ELSEWHERE, "Sec-Fetch-Site": "cross-site" }) },
  "cross-site, no Sec-Fetch": { headers: () => ({ Origin: ELSEWHERE }) },
  "cross-site, own Origin forged": {
    headers: (own) => ({ Origin: own, "Sec-Fetch-Site": "cross-site" }),
  },
  "same-site": {
    headers: (own) => ({ Origin: own.replace("://", "://a."), "Sec-Fetch-Site": "same-site" }),
  },
  "address bar": { headers: () => ({ "Sec-Fetch-Site": "none" }) },
  "null origin": { headers: () => ({ Origin: "null" }) },
  "null origin, cross-site": {
    headers: () => ({ Origin: "null", "Sec-Fetch-Site": "cross-site" }),
  },
  // The body holds the desk's token, which is not the public's.
  "no origin": { headers: () => ({}) },
  "wrong Host": {
    headers: () => ({ Host: "elsewhere.example", Origin: "http://elsewhere.example" }),
  },
  "forged X-Forwarded-Host": {
    headers: () => ({ Origin: ELSEWHERE, "X-Forwarded-Host": "elsewhere.example" }),
  },
  "method override header": {
    method: "GET",
    headers: () => ({ "X-HTTP-Method-Override": "POST", "Sec-Fetch-Site": "cross-site" }),
    query: "?_method=POST",
  },
  "other verb": {
    method: "PUT",
    headers: () => ({ Origin: ELSEWHERE, "Sec-Fetch-Site": "cross-site" }),
    also: 405,
  },
  "text/plain body": {
    type: "text/plain",
    headers: () => ({ Origin: ELSEWHERE, "Sec-Fetch-Site": "cross-site" }),
  },
  "text/plain, no origin": { type: "text/plain", headers: () => ({}), also: 415 },
};

test("no route takes what another site sends, in any way", async () => {
  expect(paths.length).toBeGreaterThan(20);
  const rows: string[][] = [];
  const passed: string[] = [];
  for (const [name, way] of Object.entries(WAYS)) {
    let refused = 0;
    for (const path of paths) {
      const { method = "POST", type = FORM } = way;
      const answer = await rawRequest(office.origin, {
        method,
        path: path + (way.query ?? ""),
        headers: {
          Cookie: cookies,
          ...(method === "GET" ? {} : { "Content-Type": type }),
          ...way.headers(office.origin),
        },
        ...(method === "GET" ? {} : { body: `token=${token}&intent=x` }),
      });
      // A GET is answered by the page: it passes if it changed anything, which `leave` alone may, for its own visitor.
      const isRefused =
        method === "GET" ? isNoAct(answer.headers) : [403, 421, way.also].includes(answer.status);
      if (isRefused) refused += 1;
      else passed.push(`${name} ${path}: ${answer.status}`);
    }
    rows.push([name, `${refused} of ${paths.length} refused`]);
  }
  printTable(`B1: forms from elsewhere to ${paths.length} routes, ${passed.length} passed`, rows);
  expect(passed).toEqual([]);
});

/** True when the answer neither sets nor forgets anything. */
function isNoAct(headers: Readonly<Record<string, unknown>>): boolean {
  return headers["set-cookie"] === undefined && headers["clear-site-data"] === undefined;
}

test("our own forms pass, also from browsers that tell nothing, when they carry the page's token", async () => {
  const { origin } = office;
  const page = await rawRequest(origin, { path: "/follow-up" });
  const publicToken = /name="token" value="([^"]+)"/.exec(page.text)?.[1] ?? "";
  expect(publicToken).not.toBe("");
  const send = (headers: Record<string, string>, body: string) =>
    rawRequest(origin, {
      method: "POST",
      path: "/follow-up",
      headers: { "Content-Type": FORM, ...headers },
      body,
    });
  const code = "code=1234";
  for (const headers of [
    { Origin: origin, "Sec-Fetch-Site": "same-origin" },
    { Origin: "null", "Sec-Fetch-Site": "same-origin" },
    { "Sec-Fetch-Site": "same-origin" },
    { Origin: origin },
  ]) {
    expect((await send(headers, code)).status).toBe(422);
  }
  expect((await send({}, code)).status).toBe(403);
  expect((await send({}, `token=${publicToken}&${code}`)).status).toBe(422);
  // Made for a visitor without a draft: worth nothing with somebody's draft.
  expect((await send({ Cookie: cookies }, `token=${publicToken}&${code}`)).status).toBe(403);
  const wrong = publicToken.replace(/.(?=.$)/, (letter) => (letter === "A" ? "B" : "A"));
  expect((await send({}, `token=${wrong}&${code}`)).status).toBe(403);
});

test("without its token no file of such a form is taken", async () => {
  const body = [
    '--x\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n',
    "Content-Type: image/jpeg\r\n\r\nabc\r\n--x--\r\n",
  ].join("");
  const answer = await rawRequest(office.origin, {
    method: "POST",
    path: "/report/evidence",
    headers: { "Content-Type": "multipart/form-data; boundary=x", Cookie: cookies },
    body,
  });
  expect(answer.status).toBe(403);
});

test("a planted hole is found: a server that takes every origin would be seen", async () => {
  const server = await startServer();
  try {
    // The same request with the one thing right that must be right.
    const answer = await rawRequest(server.origin, {
      method: "POST",
      path: "/report/start",
      headers: { "Content-Type": FORM, Origin: server.origin },
      body: "",
    });
    expect(answer.status).toBe(303);
    expect(isNoAct(answer.headers)).toBe(false);
  } finally {
    await server.remove();
  }
});
