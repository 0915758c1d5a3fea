import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { cellOf } from "#app/core/people/ability.ts";
import { spellToken } from "#app/core/people/api-token.ts";
import { ROLES, type Role } from "#app/core/people/role.ts";
import type { Operation } from "#app/server/api/operation.ts";
import { OPERATIONS, type OperationKey } from "#app/server/api/operations.ts";
import { CALLS_A_MINUTE } from "#app/use-cases/tokens/use-token.ts";
import { openApiOffice, type ApiOffice } from "#test/support/api-office.ts";
import { checkedFetch } from "#test/support/checked-fetch.ts";
import { givenReport } from "#test/support/given.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

let office: ApiOffice;
let send: typeof fetch;

beforeAll(async () => {
  office = await openApiOffice();
  send = await checkedFetch(office.origin);
});

afterAll(async () => {
  await office.remove();
});

const SOME_ID = "0".repeat(26);

/** A call of the operation about things that do not exist, as well formed as it needs to be. */
function example(key: OperationKey): [url: string, init: RequestInit] {
  const [method = "", template = ""] = key.split(" ");
  const kinds: Record<string, string> = {
    reportId: "rpt",
    itemId: "itm",
    caseId: "cas",
    bundleId: "bun",
    subjectId: "itm",
  };
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => `${kinds[name]!}_${SOME_ID}`);
  const query = key.endsWith("/original") ? "?purpose=review" : "";
  const headers: Record<string, string> = { "Bearwitness-Reason": "test" };
  const body = BODIES[key];
  if (body !== undefined) headers["Content-Type"] = "application/json";
  return [
    `${office.origin}/api/v1${path}${query}`,
    { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) },
  ];
}

const BODIES: Readonly<Partial<Record<OperationKey, object>>> = {
  "POST /reports/{reportId}/status": { status: "new" },
  "POST /reports/{reportId}/assignment": { to: null },
  "POST /reports/{reportId}/notes": { text: "Seen." },
  "POST /cases": { title: "A case" },
  "POST /cases/{caseId}/reports": { reportId: `rpt_${SOME_ID}` },
  "POST /cases/{caseId}/exhibits": { itemId: `itm_${SOME_ID}`, description: "x" },
  "POST /cases/{caseId}/bundles": { audience: "PRO" },
};

const GUARDED = Object.entries<Operation>(OPERATIONS).filter(
  ([, { access }]) => access !== "public",
);

async function call(key: OperationKey, token?: string): Promise<Response> {
  const [url, init] = example(key);
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set("Authorization", `Bearer ${token}`);
  return send(url, { ...init, headers });
}

describe("who may call", () => {
  test.each(ROLES)(
    "%s: every operation is open exactly where the table of abilities says so",
    async (role: Role) => {
      const by = await office.person(role);
      const { grantable } = await office.useCases.listTokens({ by });
      // A role that can give a token nothing cannot have one.
      if (grantable.length === 0) return;
      const token = await office.token(role);
      for (const [key, { access }] of GUARDED) {
        if (access === "public") continue;
        const cell = cellOf(role, access);
        // Figures are counted without reading; the list itself stays closed to those who have no more.
        const open = cell.extent !== "none" && cell.depth === "whole" && !cell.supervisorOnly;
        const { status } = await call(key as OperationKey, token);
        expect({ key, role, forbidden: status === 403 }).toEqual({ key, role, forbidden: !open });
        expect(status).toBeLessThan(500);
      }
    },
  );

  test("without a token, every operation of staff answers 401 and says how to come in", async () => {
    for (const [key] of GUARDED) {
      const answer = await call(key as OperationKey);
      expect({ key, status: answer.status }).toEqual({ key, status: 401 });
      expect(answer.headers.get("WWW-Authenticate")).toMatch(/^Bearer/);
    }
  });

  test("a token opens what it was given, not all that its holder may", async () => {
    const token = await office.token("prosecutor", ["queue.read"]);
    expect((await call("GET /queue", token)).status).toBe(200);
    for (const [key, { access }] of GUARDED) {
      if (access === "queue.read") continue;
      expect((await call(key as OperationKey, token)).status).toBe(403);
    }
  });
});

test("behind a wall every id is answered like one that does not exist, by HEAD too", async () => {
  const sent = await givenReport(office, { files: [{ name: "a.bin", bytes: randomBytes(2_000) }] });
  await office.worker.idle();
  const person = await office.person("prosecutor");
  const opened = await office.useCases.openCase({ by: person, title: "Walled" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const { caseId } = opened;
  const { reportId } = sent;
  const itemId = sent.itemIds[0]!;
  await office.useCases.addReportToCase({ by: person, caseId, reportId });
  await office.useCases.markExhibit({ by: person, caseId, itemId, description: "x" });
  await everyFileReviewed(office.useCases, { by: person, caseId });
  const bundle = await office.useCases.requestBundle({ by: person, caseId, audience: "PRO" });
  if (bundle.kind !== "requested") throw new Error(bundle.kind);
  await office.worker.idle();
  const token = await office.token("prosecutor");
  const ids = { reportId, itemId, caseId, bundleId: bundle.bundleId };
  const GETS = [
    "/reports/{reportId}",
    "/items/{itemId}",
    "/items/{itemId}/original?purpose=review",
    "/cases/{caseId}",
    "/bundles/{bundleId}",
    "/bundles/{bundleId}/content",
    "/custody/{reportId}",
    "/custody/{itemId}",
    "/custody/{caseId}",
    "/custody/{bundleId}",
  ];
  const ask = async (template: string, real: boolean, method: string) => {
    const path = template.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) =>
      real ? ids[name] : `${ids[name].slice(0, 4)}${SOME_ID}`,
    );
    const answer = await fetch(`${office.origin}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, "Bearwitness-Reason": "test" },
    });
    return [answer.status, answer.status === 200 ? "" : await answer.text()] as const;
  };
  for (const template of GETS) expect((await ask(template, true, "GET"))[0]).toBe(200);
  const by = await office.person("evidence-custodian");
  for (const subjectId of [reportId, caseId]) {
    const reason = "Knows somebody in it";
    const raised = await office.useCases.raiseWall({ by, subjectId, personId: person.id, reason });
    expect(raised.kind).toBe("done");
  }
  for (const method of ["GET", "HEAD"]) {
    for (const template of GETS) {
      const walled = await ask(template, true, method);
      expect({ template, method, status: walled[0] }).toEqual({ template, method, status: 404 });
      expect(walled).toEqual(await ask(template, false, method));
    }
  }
});

describe("a token", () => {
  test("that nobody issued, is misspelled, or revoked is answered alike", async () => {
    const by = await office.person("prosecutor");
    const token = await office.token("prosecutor", ["queue.read"]);
    expect((await call("GET /queue", token)).status).toBe(200);
    const [newest] = (await office.useCases.listTokens({ by })).tokens;
    await office.useCases.revokeToken({ by, tokenId: newest!.id });
    const answers = [];
    for (const bad of [token, spellToken(new Uint8Array(32)), "bwt_x", `${token}x`]) {
      const answer = await call("GET /queue", bad);
      answers.push([answer.status, await answer.text()]);
    }
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]?.[0]).toBe(401);
  });

  test("of a disabled person dies at once", async () => {
    const token = await office.token("investigator", ["queue.read"]);
    expect((await call("GET /queue", token)).status).toBe(200);
    const { id: personId } = await office.person("investigator");
    const by = await office.person("administrator");
    await office.useCases.disablePerson({ by, personId });
    expect((await call("GET /queue", token)).status).toBe(401);
  });

  test("is nowhere in what the office lists or keeps of it", async () => {
    const token = await office.token("prosecutor", ["queue.read"]);
    const by = await office.person("administrator");
    const list = await office.useCases.listTokens({ by });
    expect(list.everybody).toBe(true);
    expect(JSON.stringify(list)).not.toContain(token.slice(4, 40));
    const custodian = await office.person("evidence-custodian");
    const log = (await office.useCases.listCustody({ by: custodian })) ?? [];
    expect(log.map((one) => Buffer.from(one.leaf).toString()).join()).not.toContain(
      token.slice(4, 40),
    );
  });

  test("issues no tokens and carries no more than its holder's role", async () => {
    const by = await office.person("prosecutor");
    const asked = { label: "x", abilities: ["bundle.export"], days: 1 } as const;
    const token = { id: `tok_${SOME_ID}`, abilities: ["queue.read"] } as const;
    expect(await office.useCases.issueToken({ by: { ...by, token }, ...asked })).toMatchObject({
      kind: "refused",
    });
    const auditor = await office.person("auditor");
    expect(await office.useCases.issueToken({ by: auditor, ...asked })).toMatchObject({
      kind: "refused",
    });
    expect(await office.useCases.issueToken({ by, ...asked, days: 366 })).toEqual({
      kind: "bad-days",
    });
  });

  test("spends its calls, is told when to go on, and others are not held up", async () => {
    const token = await office.token("prosecutor", ["queue.read"]);
    const other = await office.token("prosecutor", ["queue.read"]);
    const first = await call("GET /queue", token);
    expect(first.headers.get("RateLimit-Policy")).toBe(`"token";q=${CALLS_A_MINUTE};w=60`);
    expect(first.headers.get("RateLimit")).toMatch(/^"token";r=\d+;t=\d+$/);
    let outcome = await office.useCases.useToken({ token });
    for (let calls = 0; calls < 2 * CALLS_A_MINUTE + 2 && outcome.kind === "good"; calls += 1) {
      outcome = await office.useCases.useToken({ token });
    }
    expect(outcome.kind).toBe("spent");
    expect((await call("GET /queue", other)).status).toBe(200);
  });
});

describe("what is not taken", () => {
  const post = (headers: Record<string, string>, body: string) =>
    send(`${office.origin}/api/v1/drafts`, { method: "POST", headers, body });
  const json = { "Content-Type": "application/json" };

  test("cookies without a token, pages of other sites, other verbs and unknown paths", async () => {
    const url = `${office.origin}/api/v1/queue`;
    const cookie = await send(url, { headers: { Cookie: "__Host-bw-desk=x" } });
    expect(cookie.status).toBe(400);
    expect(await cookie.json()).toMatchObject({ type: "urn:bearwitness:problem:cookie-refused" });
    const page = await post({ ...json, "Sec-Fetch-Site": "cross-site" }, "{}");
    expect(page.status).toBe(403);
    expect(page.headers.get("Access-Control-Allow-Origin")).toBeNull();
    const verb = await fetch(url, { method: "DELETE" });
    expect(verb.status).toBe(405);
    expect(verb.headers.get("Allow")).toBe("GET, HEAD");
    expect(verb.headers.get("Content-Type")).toMatch("application/problem+json");
    expect((await fetch(`${office.origin}/api/v1/nothing`)).status).toBe(404);
  });

  test.each([
    [415, { "Content-Type": "text/plain" }, "{}"],
    [415, { "Content-Type": "application/json; charset=utf-16" }, "{}"],
    [415, { ...json, "Content-Encoding": "gzip" }, "{}"],
    [400, json, "{"],
    [400, json, "[".repeat(10_000)],
    [413, json, `"${"x".repeat(300_000)}"`],
    [422, json, "{}"],
    [422, json, "null"],
    [422, json, '{"category":"force","narrative":"x","where":{"place":"y"},"more":1}'],
    [422, json, '{"category":"force","narrative":"\\u0000","where":{"place":"y"}}'],
    [422, json, '{"category":"force","narrative":" ","where":{"place":"y"}}'],
    [422, json, '{"category":"force","narrative":"x","where":{"place":"y","latitude":"1"}}'],
  ])("%i for %j with %j", async (status, headers, body) => {
    const answer = await post(headers, body);
    expect(answer.status).toBe(status);
    if (status === 422) {
      const problem = (await answer.json()) as { fields: { field: string }[] };
      expect(problem.fields.length).toBeGreaterThan(0);
    }
  });

  test("no body and no address breaks the server", async () => {
    const token = await office.token("prosecutor");
    const keys = Object.keys(OPERATIONS) as OperationKey[];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...keys),
        fc.json(),
        fc.string(),
        async (key, body, part) => {
          const [method = "", template = ""] = key.split(" ");
          const path = template.replace(/\{\w+\}/g, encodeURIComponent(part.slice(0, 50)) || "x");
          const query =
            method === "GET"
              ? `?${new URLSearchParams({ cursor: part, index: part }).toString()}`
              : "";
          const answer = await fetch(`${office.origin}/api/v1${path}${query}`, {
            method,
            headers: { ...json, Authorization: `Bearer ${token}` },
            ...(method === "GET" ? {} : { body }),
          });
          await answer.arrayBuffer();
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: 200 },
    );
  });
});
