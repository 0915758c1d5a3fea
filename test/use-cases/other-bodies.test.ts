import { afterEach, expect, test } from "@jest/globals";
import { randomBytes } from "node:crypto";
import { createTimestampVerifier } from "#app/adapters/timestamps/verifier.ts";
import { post } from "#app/adapters/web/post.ts";
import { formatSignatureLine } from "#app/core/custody/signed-note.ts";
import { cosignCheckpoint } from "#app/core/custody/signer.ts";
import type { TrustPolicy } from "#app/core/custody/trust-policy.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import { shippedPack } from "#test/support/shipped-pack.ts";
import { later, millisOf } from "#app/core/instant.ts";
import { collectCosignatures } from "#app/use-cases/custody/collect-cosignatures.ts";
import { describeCheckpoint } from "#app/use-cases/custody/describe-checkpoint.ts";
import { publishCheckpoint } from "#app/use-cases/custody/publish-checkpoint.ts";
import { stampCheckpoint } from "#app/use-cases/custody/stamp-checkpoint.ts";
import { madeKey } from "#test/core/custody/made-keys.ts";
import { onEachDatabase, TEST_LOG_ORIGIN, type TestDatabase } from "#test/support/each-database.ts";
import { describeWithOpenssl } from "#test/support/openssl-program.ts";
import { makeTestAuthority, serveAnswers, type TestAnswer } from "#test/support/test-authority.ts";

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const LOG = madeKey("ed25519", TEST_LOG_ORIGIN, 1);
const CLERK = madeKey("ml-dsa-44-cosigner", "clerk.example.gov/witness", 2);
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function serve(answer: (body: Buffer) => TestAnswer | Promise<TestAnswer>): Promise<string> {
  const service = await serveAnswers(answer);
  ends.push(service.stop);
  return service.url;
}

/** What the use cases take, over a database and addresses of other bodies. */
function toolsOver(
  database: TestDatabase,
  others: { readonly authority?: string; readonly witness?: string } = {},
) {
  const trustPolicy: TrustPolicy = {
    logs: [{ key: LOG.key, url: undefined }],
    witnesses: [{ name: "clerk", key: CLERK.key, url: others.witness }],
    groups: [],
    quorum: "clerk",
  };
  return {
    transact: database.transact,
    read: database.read,
    clock: database.clock,
    random: (length: number) => new Uint8Array(randomBytes(length)),
    logKey: { verifierKey: LOG.key, signer: LOG, publicKeyPem: "" },
    office: shippedPack("us-ny"),
    wakeWorker: () => undefined,
    post,
    timestampAuthorities: others.authority === undefined ? [] : [others.authority],
    timestampVerifier: createTimestampVerifier({
      roots: [],
      rootFile: undefined,
      workFolders: { use: () => Promise.reject(new Error("nothing is checked here")) },
    }),
    trustPolicy,
    log: QUIET,
  };
}

async function grow({ transact }: TestDatabase): Promise<void> {
  await transact(({ custody }) =>
    custody.appendSystemEvent({
      ev: "system.started",
      subj: SYSTEM_SUBJECT,
      actor: { kind: "system", id: "svc-test" },
      obj: {},
    }),
  );
}

async function signed(database: TestDatabase, tools: ReturnType<typeof toolsOver>) {
  await grow(database);
  const outcome = await publishCheckpoint(tools, { reason: "timer" });
  if (outcome.kind !== "published") throw new Error(outcome.kind);
  return outcome.checkpoint;
}

function eventsOf({ read }: TestDatabase): Promise<string[]> {
  return read(async ({ custody }) => (await custody.from(0, 100)).map(({ ev }) => ev));
}

onEachDatabase("what other bodies add to a checkpoint", (open) => {
  test("of two that collect at once, one adds the signature and its record, and neither loses any", async () => {
    const database = await open();
    const now = Math.floor(millisOf(database.clock.now()) / 1_000);
    const tools = toolsOver(database);
    const { size, body } = await signed(database, tools);
    const line = formatSignatureLine(cosignCheckpoint(body, CLERK, now));
    const witness = await serve(() => ({ type: "text/plain", body: line }));
    const asking = toolsOver(database, { witness });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => collectCosignatures(asking, { size })),
    );
    const added = outcomes.map((one) => (one.status === "fulfilled" ? one.value : undefined));
    expect(added.some((one) => one?.kind === "complete")).toBe(true);
    for (const one of outcomes) {
      if (one.status === "rejected") expect(String(one.reason)).toContain("meanwhile");
    }
    expect((await eventsOf(database)).filter((ev) => ev === "checkpoint.cosigned")).toHaveLength(1);
    const described = await describeCheckpoint(asking, { size });
    expect(described?.checkpoint.note.match(/^— clerk\.example\.gov\/witness /gmu)).toHaveLength(1);
    expect(described?.signatures.kind).toBe("verified");
    expect(await collectCosignatures(asking, { size })).toEqual({ kind: "complete", added: 0 });
  });

  test("the first checkpoint of each day where the office is, whatever made it, is the day's", async () => {
    const database = await open();
    const tools = toolsOver(database);
    // Noon in London is seven in the morning in New York.
    expect((await signed(database, tools)).reason).toBe("daily");
    expect((await signed(database, tools)).reason).toBe("timer");
    database.clock.move(16 * 3_600_000);
    expect((await signed(database, tools)).reason).toBe("timer");
    database.clock.move(2 * 3_600_000);
    await grow(database);
    const shutdown = await publishCheckpoint(tools, { reason: "shutdown" });
    expect(shutdown).toMatchObject({ kind: "published", checkpoint: { reason: "daily" } });
    expect((await signed(database, tools)).reason).toBe("timer");
    database.clock.move(24 * 3_600_000);
    await grow(database);
    const export_ = await publishCheckpoint(tools, { reason: "export" });
    expect(export_).toMatchObject({ kind: "published", checkpoint: { reason: "export" } });
  });

  test("jobs are asked for in the transaction that publishes, and only for whom the office has", async () => {
    const database = await open();
    const waiting = async () => {
      const found = await database.sql<{ name: string; payload: string }>(
        "select name, payload from job order by number",
      );
      return found.map(({ name, payload }) => `${name} ${payload}`);
    };
    await signed(database, toolsOver(database));
    expect(await waiting()).toEqual([]);
    database.clock.move(24 * 3_600_000);
    const both = toolsOver(database, {
      authority: "http://localhost:9/",
      witness: "http://localhost:9/",
    });
    const { size } = await signed(database, both);
    expect(await waiting()).toEqual([
      `stamp-checkpoint {"size":${size}}`,
      `collect-cosignatures {"size":${size}}`,
    ]);
    const { size: next } = await signed(database, both);
    expect((await waiting()).slice(2)).toEqual([`collect-cosignatures {"size":${next}}`]);
  });
});

describeWithOpenssl("with an authority made for the test", () => {
  onEachDatabase("a time-stamp", (open) => {
    test("is kept once, byte for byte, however many ask for it at once", async () => {
      const authority = makeTestAuthority("Example time");
      ends.push(authority.remove);
      // Made one after another, as the program counts serial numbers in a file, and sent all at once.
      let turn: Promise<unknown> = Promise.resolve();
      let asked = 0;
      const all = Promise.withResolvers<undefined>();
      const url = await serve(async (request) => {
        const body = turn.then(() => authority.answer(request));
        turn = body;
        asked += 1;
        if (asked === 3) body.finally(() => all.resolve(undefined)).catch(() => undefined);
        await all.promise;
        return { body: await body };
      });
      const database = await open();
      const tools = toolsOver(database, { authority: url });
      const { size, body } = await signed(database, tools);
      const outcomes = await Promise.all(
        Array.from({ length: 3 }, () => stampCheckpoint(tools, { size })),
      );
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
        "stamped",
        "stamped-before",
        "stamped-before",
      ]);
      const events = await eventsOf(database);
      expect(events.filter((ev) => ev === "checkpoint.timestamped")).toHaveLength(1);
      const stamps = await database.read(({ checkpoints }) => checkpoints.timestamps(size));
      expect(stamps).toHaveLength(1);
      expect(authority.check(body, stamps[0]?.response ?? new Uint8Array())).toContain("OK");
      const described = await describeCheckpoint(tools, {});
      expect(described?.timestamps).toMatchObject([
        { words: "stamped, trust not checked", signedBy: "O=Example, CN=Example time" },
      ]);
      expect(later(database.clock.now(), 0)).toBe(stamps[0]?.stampedAt);
    });
  });
});
