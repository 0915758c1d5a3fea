import { lookup } from "node:dns/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { searchWork } from "#app/browser/flood-work/search.ts";
import { parseReceiptCode } from "#app/core/intake/receipt-code.ts";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { codeOn, fillReport, pageOf } from "../routes/public/a-page.ts";

let server: RunningServer;

beforeAll(async () => {
  const { address } = await lookup("localhost");
  server = await startServer({ environment: { PROXY_ADDRESS: address } });
});
afterAll(async () => {
  await server.remove();
});

/** A visitor from a network of their own, as the office's proxy tells it. */
const from = (address: string) => new FormClient(server.origin, { "X-Forwarded-For": address });

interface Ticket {
  readonly ticket: string;
  readonly tries: number;
  readonly wait: number;
}

function ticketOn(html: string): Ticket {
  const [, ticket = ""] = /data-ticket="([^"]+)"/.exec(html) ?? [];
  const [, tries = "0"] = /data-tries="(\d+)"/.exec(html) ?? [];
  const [, wait = "-1"] = /data-wait="(\d+)"/.exec(html) ?? [];
  return { ticket, tries: Number(tries), wait: Number(wait) };
}

async function checkPage(client: FormClient): Promise<Ticket & { readonly html: string }> {
  await fillReport(client);
  const { html } = await pageOf(await client.get("/report/check"));
  return { ...ticketOn(html), html };
}

const sendIt = async (client: FormClient, fields: Record<string, string>) =>
  (await client.post("/report/check", fields)).headers.get("location") ?? "no redirect";

/** One report after another until that network's budget is spent. */
async function spendBudget(address: string): Promise<void> {
  for (let report = 0; report < 6; report += 1) {
    const client = from(address);
    const { ticket } = await checkPage(client);
    expect(await sendIt(client, { ticket })).toBe("/report/sent");
  }
}

describe("a network that sent more than its share", () => {
  const CROWD = "198.51.100.7";
  beforeAll(() => spendBudget(CROWD));

  test("is told plainly how long it is, and nothing is lost meanwhile; others wait for nothing", async () => {
    const neighbour = from("198.51.100.200");
    const { html, wait } = await checkPage(neighbour);
    expect(wait).toBeGreaterThanOrEqual(20);
    expect(wait).toBeLessThanOrEqual(90);
    expect(html).toContain(`You can send yours in ${wait} seconds`);
    const place = await sendIt(neighbour, { ticket: ticketOn(html).ticket });
    expect(place).toMatch(/^\/report\/check\?turn=/);
    const waiting = await pageOf(await neighbour.get(place));
    const refresh = /<meta http-equiv="refresh" content="(\d+);url=([^"]+)"/.exec(waiting.html);
    expect(Number(refresh?.[1])).toBeLessThanOrEqual(wait + 1);
    expect(refresh?.[2]?.replaceAll("&amp;", "&")).toBe(place);
    expect(waiting.html).toContain("They pushed");
    // Looking again does not begin the wait anew.
    expect(ticketOn(waiting.html).ticket).toBe(ticketOn(html).ticket);
    const other = from("203.0.113.9");
    expect((await checkPage(other)).wait).toBe(0);
    expect(await sendIt(other, {})).toBe("/report/sent");
  });

  test("gets in at once by work; the same work counts once, for its own report alone", async () => {
    const client = from(CROWD);
    const { ticket, tries, wait } = await checkPage(client);
    expect(wait).toBeGreaterThan(0);
    const work = searchWork(ticket, tries);
    const thief = from(CROWD);
    await checkPage(thief);
    expect(await sendIt(thief, { ticket, work })).toMatch(/turn=/);
    const other = work.replace(/^./, (digit) => (digit === "z" ? "y" : "z"));
    expect(await sendIt(client, { ticket, work: other })).toMatch(/turn=/);
    const both = await Promise.all([
      sendIt(client, { ticket, work }),
      sendIt(client, { ticket, work }),
    ]);
    expect(both).toEqual(["/report/sent", "/report/sent"]);
    const receipt = await pageOf(await client.get("/report/sent"));
    expect(codeOn(receipt)).toMatch(/^(\d{4} ){7}\d{4}$/);
  });

  test("finds no way around it: neither through the API, nor with a page that carries no ticket", async () => {
    expect(await sendIt(await filled(from(CROWD)), {})).toMatch(/turn=/);
    const call = (path: string, body: object, headers: Record<string, string> = {}) =>
      fetch(`${server.origin}/api/v1${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Forwarded-For": CROWD, ...headers },
        body: JSON.stringify(body),
      });
    const telling = {
      category: "force",
      narrative: "They pushed a man.",
      where: { place: "Elm" },
      when: { from: "2026-11-01" },
    };
    const { draft } = (await (await call("/drafts", telling)).json()) as { draft: string };
    const headers = { "Bearwitness-Draft": draft };
    const refused = await call("/draft/submit", {}, headers);
    expect(refused.status).toBe(429);
    const { ticket } = (await refused.json()) as {
      ticket: { text: string; tries: number; waitSeconds: number };
    };
    expect(Number(refused.headers.get("retry-after"))).toBe(ticket.waitSeconds);
    const work = searchWork(ticket.text, ticket.tries);
    const sent = await call("/draft/submit", { ticket: ticket.text, work }, headers);
    expect(sent.status).toBe(201);
  });
});

async function filled(client: FormClient): Promise<FormClient> {
  await fillReport(client);
  return client;
}

describe("a receipt code that somebody guesses at", () => {
  test("costs work after ten wrong tries, from anywhere, and its owner is let in all the same", async () => {
    const owner = from("192.0.2.1");
    await fillReport(owner);
    await owner.post("/report/check", {});
    const code = codeOn(await pageOf(await owner.get("/report/sent")));
    const wrong = wrongCodeFor(code);
    const guess = async (typed: string, fields: Record<string, string> = {}, network = 2) => {
      const client = from(`192.0.${network}.1`);
      const answer = await client.post("/follow-up", { code: typed, ...fields });
      return {
        status: answer.status,
        to: answer.headers.get("location"),
        html: await answer.text(),
      };
    };
    for (let time = 0; time < 10; time += 1) {
      expect((await guess(wrong, {}, 10 + time)).html).toContain("No report opens with these");
    }
    const asked = await guess(wrong, {}, 99);
    expect(asked.status).toBe(503);
    expect(asked.html).toContain("Your code is still in the box");
    expect(asked.html).toContain(wrong);
    const mine = await guess(code, {}, 3);
    const { ticket, tries } = ticketOn(mine.html);
    const work = searchWork(ticket, tries);
    // Work for this report's code opens the way to no other one.
    expect((await guess(wrongCodeFor("1".repeat(32)), { ticket, work }, 98)).status).toBe(422);
    expect(await guess(code, { ticket, work }, 3)).toMatchObject({ to: "/follow-up/status" });
    expect((await guess(code, { ticket, work }, 3)).status).toBe(503);
  });
});

/** A code with the same locator that is spelled right and opens nothing: the secret's digits are others. */
function wrongCodeFor(code: string): string {
  const digits = code.replaceAll(" ", "");
  for (let last = 0; last < 10; last += 1) {
    const changed = `${digits.slice(0, 20)}${(Number(digits.charAt(20)) + 1) % 10}${digits.slice(21, 31)}${last}`;
    if (parseReceiptCode(changed).ok) return changed;
  }
  throw new Error("no check digit fits");
}
