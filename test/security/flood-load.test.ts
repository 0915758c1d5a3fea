import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { projectRoot } from "#test/support/project-root.ts";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { codeOn, fillReport, pageOf } from "../routes/public/a-page.ts";

/** Small on every change; `FLOOD_REPORTS=100000` for a night. */
const JUNK = Number(process.env["FLOOD_REPORTS"] ?? 16);
const HONEST = Number(process.env["FLOOD_HONEST"] ?? 6);
const AT_ONCE = 8;

let server: RunningServer;

beforeAll(async () => {
  const { address } = await lookup("localhost");
  server = await startServer({ environment: { PROXY_ADDRESS: address } });
});
afterAll(async () => {
  await server.remove();
});

const SEARCH = pathToFileURL(join(projectRoot, "app/browser/flood-work/search.ts")).href;
const SEARCHING = `
  import { parentPort, workerData } from "node:worker_threads";
  const { searchWork } = await import(workerData.module);
  parentPort.postMessage(searchWork(workerData.ticket, workerData.tries));
`;

/** The page's own search, in a thread as there, so that nobody's times are another one's work. */
async function search(ticket: string, tries: number): Promise<string> {
  const address = new URL(`data:text/javascript,${encodeURIComponent(SEARCHING)}`);
  const worker = new Worker(address, { workerData: { module: SEARCH, ticket, tries } });
  const [answer] = (await once(worker, "message")) as [string];
  await worker.terminate();
  return answer;
}

interface Sent {
  readonly code: string;
  /** Milliseconds from pressing Send to the receipt, its work left out. */
  readonly millis: number;
}

/** A page may be older than the load: then it is shown again with what is asked now. Once was always enough. */
const MOST_PRESSES = 3;

/** Sends one report from a network as the page's script does: with the work, once it is asked for. */
async function send(network: string): Promise<Sent> {
  const client = new FormClient(server.origin, {
    "X-Forwarded-For": network,
    // A connection that lay still while work was searched may be closed already.
    Connection: "close",
  });
  await fillReport(client);
  let { html } = await pageOf(await client.get("/report/check"));
  let millis = 0;
  for (let press = 1; press <= MOST_PRESSES; press += 1) {
    const [, ticket = ""] = /data-ticket="([^"]+)"/.exec(html) ?? [];
    const [, tries = "0"] = /data-tries="(\d+)"/.exec(html) ?? [];
    const [, wait = "0"] = /data-wait="(\d+)"/.exec(html) ?? [];
    const work = wait === "0" ? "" : await search(ticket, Number(tries));
    const begun = performance.now();
    const { location } = await pageOf(await client.post("/report/check", { ticket, work }));
    ({ html } = await pageOf(await client.get(location ?? "/report/check")));
    millis += performance.now() - begun;
    if (location === "/report/sent") return { code: codeOn({ html }), millis };
  }
  throw new Error(
    `pressed ${MOST_PRESSES} times, and the page came again: ${html.slice(0, 4_000)}`,
  );
}

test(
  `${JUNK} junk reports with valid work, from one network: each of ${HONEST} witnesses beside them gets in`,
  async () => {
    const sent: Sent[] = [];
    let next = 0;
    const flooders = Array.from({ length: AT_ONCE }, async () => {
      while (next < JUNK) {
        next += 1;
        sent.push(await send("198.51.100.66"));
      }
    });
    const honest: Sent[] = [];
    for (let witness = 0; witness < HONEST; witness += 1) {
      // Every third one sits behind the flooder's own address.
      const network = witness % 3 === 0 ? "198.51.100.67" : `203.0.${witness}.1`;
      honest.push(await send(network));
    }
    await Promise.all(flooders);
    const times = (of: readonly Sent[]) => {
      const sorted = of.map(({ millis }) => Math.round(millis)).sort((one, two) => one - two);
      const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
      return `${of.length} sent, ${at(0.5)} ms in the middle, ${at(0.95)} ms at 95 %, ${at(1)} ms at most`;
    };
    process.stdout.write(`honest: ${times(honest)}\njunk:   ${times(sent)}\n`);
    // All have a receipt of their own: none was refused, and none was lost.
    const codes = [...honest, ...sent].map(({ code }) => code);
    expect(codes.filter((code) => /^(\d{4} ){7}\d{4}$/.test(code))).toHaveLength(JUNK + HONEST);
    expect(new Set(codes).size).toBe(JUNK + HONEST);
  },
  JUNK * 20_000,
);
