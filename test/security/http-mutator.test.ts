import { connect } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { attacks, type Attack } from "./http-attacks.ts";
import { rawRequest } from "./raw-request.ts";

// Requests that no honest client sends, made from a seed and sent byte for byte, while an honest visitor keeps asking for a
// page. HTTP_MUTANTS asks for more of them (a night's run), HTTP_SEED for a run again.

const COUNT = Number(process.env["HTTP_MUTANTS"] ?? 2_000);
const SEED = Number(process.env["HTTP_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const AT_ONCE = 8;
/** Less than the server itself waits for the end of a request's headers (`app/server/listen.ts`), and more than a busy machine takes for an answer. */
const ANSWER_MILLIS = 18_000;
const FILES_FORM = /^POST \/report\/evidence /;
/** What `app/server/forms.ts` answers where no place is free; a fault of ours says nothing of half a minute. */
const ASKED_TO_WAIT = /\r\nRetry-After: 30\r\n/i;
/** Eight at once of which four find a place: more than this would say that places are not given back. */
const MOST_ASKED_TO_WAIT = 0.5;

let server: RunningServer;
let client: FormClient;

beforeAll(async () => {
  const watch = pathToFileURL(join(import.meta.dirname, "../support/loop-watch.ts")).href;
  server = await startServer({ environment: { NODE_OPTIONS: `--import ${watch}` } });
  client = new FormClient(server.origin);
  await client.post("/report/start", {});
});

afterAll(async () => {
  await server.remove();
});

type Ending = "answered" | "closed" | "unanswered";

/** Sends an attack and waits for an answer's first line, or for the end of the connection. */
function send(
  attack: Attack,
): Promise<{ ending: Ending; status: number; millis: number; head: string }> {
  const started = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.origin).port), "localhost");
    let text = "";
    const done = (ending: Ending) => {
      clearTimeout(timer);
      socket.destroy();
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      resolve({ ending, status, millis: performance.now() - started, head: text });
    };
    const timer = setTimeout(() => {
      done("unanswered");
    }, ANSWER_MILLIS);
    socket.on("data", (chunk: Buffer) => {
      if (text.length < 100) text += chunk.toString("latin1");
      if (/^HTTP\/1\.1 [2-5]\d\d /.test(text)) done("answered");
    });
    socket.on("error", () => {
      done("closed");
    });
    socket.on("close", () => {
      done("closed");
    });
    socket.write(attack.bytes);
    // What is not complete would rightly be waited for: the sender goes away instead.
    if (attack.cutOff === true || isIncomplete(attack)) socket.end();
  });
}

/** Mutants can ask the server to wait for more, which is no fault of the server's. */
function isIncomplete({ kind }: Attack): boolean {
  return ["two lengths", "first lines", "no HTTP", "1-10 MB headers"].includes(kind);
}

/** How long a request may keep every other one waiting: processor time of one turn of the server's loop. */
const LONG_MILLIS = 200;
/** What holds the loop does so each time it is sent; a cold start or a collection of garbage beside it does not. */
const MOST_ROUNDS = 3;

test(`${COUNT} hostile requests: no crash, none unanswered, the honest visitor is served`, async () => {
  let longest = Number.POSITIVE_INFINITY;
  for (let round = 1; round <= MOST_ROUNDS && longest >= LONG_MILLIS; round += 1) {
    const seen = await attackOnce();
    expect(seen.faults).toEqual([]);
    expect(seen.visits.failed).toBe(0);
    expect(seen.visits.answered).toBeGreaterThan(10);
    longest = Math.min(longest, seen.longest);
  }
  expect(longest).toBeLessThan(LONG_MILLIS);
  // Nothing of all that became a property of every object, or an error that nobody expected.
  expect(server.log()).not.toMatch(/polluted|uncaught|unhandled|heap out of memory/i);
  expect(await isRunning()).toBe(true);
  await reportHonestly();
}, 600_000);

/** Sends all attacks of the seed, eight at once, while an honest visitor keeps asking. */
async function attackOnce() {
  const rows = new Map<string, Record<Ending | "5xx" | "sent", number>>();
  const faults: string[] = [];
  const asked = { ofFiles: 0, toWait: 0 };
  let slowest = 0;
  const target = {
    host: new URL(server.origin).host,
    origin: server.origin,
    cookies: client.cookieHeader(),
  };
  const left = attacks(SEED, COUNT, target);
  const logged = server.log().length;
  let running = true;
  const honest = honestVisits(() => running);
  const attackers = Array.from({ length: AT_ONCE }, async () => {
    for (const attack of left) {
      const { ending, status, millis, head } = await send(attack);
      slowest = Math.max(slowest, millis);
      const row = rows.get(attack.kind) ?? {
        sent: 0,
        answered: 0,
        closed: 0,
        unanswered: 0,
        "5xx": 0,
      };
      rows.set(attack.kind, row);
      row.sent += 1;
      row[ending] += 1;
      // All come from one browser: its fifth form with files at once is asked to wait, in the words for that.
      const isOfFiles = FILES_FORM.test(attack.bytes.toString("latin1", 0, 40));
      const isAskedToWait = status === 503 && isOfFiles && ASKED_TO_WAIT.test(head);
      if (isOfFiles) asked.ofFiles += 1;
      if (isAskedToWait) asked.toWait += 1;
      // 501 and 505 are HTTP's own words for what this server does not speak.
      if (status >= 500 && status !== 501 && status !== 505 && !isAskedToWait) {
        row["5xx"] += 1;
        faults.push(
          `${attack.kind}: ${status} to ${JSON.stringify(attack.bytes.subarray(0, 300).toString("latin1"))}`,
        );
      }
      if (ending === "unanswered") {
        faults.push(
          `${attack.kind}: no answer to ${JSON.stringify(attack.bytes.subarray(0, 300).toString("latin1"))}`,
        );
      }
    }
  });
  await Promise.all(attackers);
  running = false;
  if (asked.toWait > asked.ofFiles * MOST_ASKED_TO_WAIT) {
    faults.push(`${asked.toWait} of ${asked.ofFiles} forms with files were asked to wait`);
  }
  const visits = await honest;
  const held = [
    ...server
      .log()
      .slice(logged)
      .matchAll(/event loop held for (\d+) ms/g),
  ].map(([, millis]) => Number(millis));
  const longest = Math.max(0, ...held);
  print(rows, visits, { slowest, longest, ...asked });
  return { faults, visits, longest };
}

/** One visitor after the other, each waiting for their page. */
async function honestVisits(goesOn: () => boolean) {
  const times: number[] = [];
  let failed = 0;
  while (goesOn()) {
    const started = performance.now();
    const { status } = await rawRequest(server.origin, { path: "/health" });
    times.push(performance.now() - started);
    if (status !== 200) failed += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { failed, answered: times.length, times: times.sort((one, other) => one - other) };
}

function print(
  rows: ReadonlyMap<string, Readonly<Record<string, number>>>,
  { times }: { readonly times: readonly number[] },
  found: Readonly<Record<"slowest" | "longest" | "ofFiles" | "toWait", number>>,
): void {
  const { slowest, longest, ofFiles, toWait } = found;
  const columns = ["sent", "answered", "closed", "unanswered", "5xx"];
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);
  const lines = [...rows].map(
    ([kind, row]) =>
      `  ${kind.padEnd(18)}${columns.map((name) => String(row[name]).padStart(11)).join("")}`,
  );
  process.stdout.write(
    `Hostile requests, seed ${SEED}:\n  ${"".padEnd(18)}${columns.map((name) => name.padStart(11)).join("")}\n` +
      `${lines.join("\n")}\n  slowest answer ${Math.round(slowest)} ms; ${times.length} honest visits beside them: ` +
      `median ${at(0.5)} ms, 99 of 100 within ${at(0.99)} ms, longest ${at(1)} ms\n` +
      `  longest turn of the server's loop ${longest === 0 ? "under 50" : longest} ms of processor time; ${toWait} of ${ofFiles} forms with files asked to wait\n`,
  );
}

async function isRunning(): Promise<boolean> {
  return (await rawRequest(server.origin, { path: "/health" })).status === 200;
}

async function reportHonestly(): Promise<void> {
  const honest = new FormClient(server.origin);
  expect((await honest.post("/report/start", {})).status).toBe(303);
  await honest.post("/report/what-happened", {
    category: "force",
    narrative: "They broke a door.",
  });
  await honest.post("/report/where-and-when", { place: "Elm Street", "time-kind": "unknown" });
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const added = await honest.postFiles("/report/evidence", { go: "on" }, [
    { name: "a.jpg", bytes },
  ]);
  expect(added.status).toBe(303);
  await honest.post("/report/about-you", { choice: "anonymous" });
  const sent = await honest.post("/report/check", {});
  expect(sent.headers.get("Location")).toBe("/report/sent");
}
