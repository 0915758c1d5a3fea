import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { compose } from "#app/server/compose.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, testConfig, type TestOffice } from "#test/support/open-test-office.ts";
import { describeWithOpenssl } from "#test/support/openssl-program.ts";
import {
  makeTestAuthority,
  serveAnswers,
  type TestAnswer,
  type TestAuthority,
  type TestService,
} from "#test/support/test-authority.ts";
import { until } from "#test/support/until.ts";

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function authorityNamed(name?: string): TestAuthority {
  const authority = makeTestAuthority(name);
  ends.push(authority.remove);
  return authority;
}

async function serve(answer: (body: Buffer) => TestAnswer | Promise<TestAnswer>) {
  const service = await serveAnswers(answer);
  ends.push(service.stop);
  return service;
}

/** An office that asks a service, and the lines of its operator's log. */
async function officeAsking(
  service: TestService,
  more: Readonly<Record<string, string>> = {},
): Promise<TestOffice & { readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const office = await openTestOffice(undefined, {
    settings: { TSA_URL: service.url, ...more },
    writeLog: (line) => lines.push(line),
  });
  ends.push(office.remove);
  return { ...office, lines };
}

/** The first checkpoint of the office's first day, which its start makes. */
async function firstCheckpoint(office: TestOffice) {
  await office.worker.idle();
  const described = await until(() => office.useCases.describeCheckpoint({}));
  expect(described.checkpoint.reason).toBe("daily");
  return described.checkpoint;
}

/** Rows as somebody with the file sees them. */
function rows<Row>(office: TestOffice, sql: string): Row[] {
  const database = new Sqlite(join(office.folder, "data/bearwitness.sqlite"), { readonly: true });
  try {
    return database.prepare<[], Row>(sql).all();
  } finally {
    database.close();
  }
}

function stampRecords(office: TestOffice): Record<string, unknown>[] {
  return rows<{ leaf: Buffer }>(
    office,
    "select leaf from custody_log where ev = 'checkpoint.timestamped' order by seq",
  ).map(({ leaf }) => (JSON.parse(leaf.toString()) as { obj: Record<string, unknown> }).obj);
}

describeWithOpenssl("with an authority made for the test", () => {
  test("the day's first checkpoint is stamped by a job, kept whole, recorded, and verifies by hand", async () => {
    const authority = authorityNamed("Example time");
    const service = await serve(async (body) => ({ body: await authority.answer(body) }));
    const office = await officeAsking(service, { TSA_CA_FILE: authority.rootFile });
    const { size, body } = await firstCheckpoint(office);
    const described = await until(async () => {
      const found = await office.useCases.describeCheckpoint({ size });
      return found?.timestamps[0]?.words === "waiting" ? undefined : found;
    });
    expect(described.timestamps).toEqual([
      {
        words: "stamped, verified",
        authority: new URL(service.url).host + "/tsr",
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        serial: "2",
        signedBy: "O=Example, CN=Example time",
      },
    ]);
    const [stored] = rows<{ response: Buffer }>(office, "select response from custody_timestamp");
    expect(authority.check(body, stored!.response)).toContain("Verification: OK");
    expect(authority.check(body.replace("\n", "\n1"), stored!.response)).toContain(
      "message imprint mismatch",
    );
    expect(stampRecords(office)).toEqual([
      expect.objectContaining({
        size,
        serial: "2",
        state: "stamped, verified",
        response_sha256: toHex(sha256(stored!.response)),
      }),
    ]);
    // What was asked is the digest of the text that is signed, not of the note.
    expect(service.asked[0]?.includes(Buffer.from(sha256(toUtf8(body))))).toBe(true);
    // Asking once more changes nothing.
    expect(await office.useCases.stampCheckpoint({ size })).toEqual({ kind: "stamped-before" });
    expect(service.asked).toHaveLength(1);
  });

  test("later checkpoints of the day are not stamped, one for an export is", async () => {
    const authority = authorityNamed();
    const service = await serve(async (body) => ({ body: await authority.answer(body) }));
    const office = await officeAsking(service);
    const first = await firstCheckpoint(office);
    await givenReport(office);
    const timer = await office.useCases.publishCheckpoint({ reason: "timer" });
    await givenReport(office);
    const export_ = await office.useCases.publishCheckpoint({ reason: "export" });
    if (timer.kind !== "published" || export_.kind !== "published") throw new Error("not signed");
    expect([timer.checkpoint.reason, export_.checkpoint.reason]).toEqual(["timer", "export"]);
    await office.worker.idle();
    expect(
      rows<{ size: number }>(office, "select size from custody_timestamp order by size"),
    ).toEqual([{ size: first.size }, { size: export_.checkpoint.size }]);
    const described = await office.useCases.describeCheckpoint({ size: timer.checkpoint.size });
    expect(described?.timestamps).toEqual([]);
  });

  test("two authorities each stamp it; one that fails is told and asked again alone, and keeps no other stamp away", async () => {
    const [one, other] = [authorityNamed("Example time"), authorityNamed("Other time")];
    const first = await serve(async (body) => ({ body: await one.answer(body) }));
    let isDown = true;
    const second = await serve(async (body) =>
      isDown ? { status: 503, body: "" } : { body: await other.answer(body) },
    );
    const office = await officeAsking(first, { TSA_URL: `${first.url},${second.url}` });
    const { size } = await firstCheckpoint(office);
    const described = async () =>
      (await office.useCases.describeCheckpoint({ size }))?.timestamps.map(
        ({ authority, words }) => [authority, words],
      );
    const name = (service: TestService) => `${new URL(service.url).host}/tsr`;
    const unchecked = "stamped, trust not checked";
    await until(async () => (await described())?.[0]?.[1] !== "waiting");
    expect(await described()).toEqual([
      [name(first), unchecked],
      [name(second), "waiting"],
    ]);
    expect(await office.useCases.stampCheckpoint({ size })).toEqual({
      kind: "not-stamped",
      problem: "status-503",
    });
    isDown = false;
    await office.useCases.stampCheckpoint({ size });
    expect(await described()).toHaveLength(2);
    expect(await described()).toEqual(
      expect.arrayContaining([
        [name(first), unchecked],
        [name(second), unchecked],
      ]),
    );
    expect(first.asked).toHaveLength(1);
    expect(await office.useCases.auditLog()).toMatchObject({ faults: [] });
  });

  test("a stamp of a TEST authority is never called verified or trusted, whatever its root says", async () => {
    const authority = authorityNamed();
    const service = await serve(async (body) => ({ body: await authority.answer(body) }));
    const office = await officeAsking(service, { TSA_CA_FILE: authority.rootFile });
    const { size } = await firstCheckpoint(office);
    await office.worker.idle();
    const described = await office.useCases.describeCheckpoint({ size });
    expect(described?.timestamps[0]?.words).toBe("stamped by a TEST authority");
    expect(stampRecords(office)[0]?.["state"]).toBe("stamped by a TEST authority");
    expect(JSON.stringify([described?.timestamps, stampRecords(office)])).not.toMatch(
      /verified|trusted/,
    );
  });

  test("without the authority's root a stamp is kept, and said not to be checked", async () => {
    const authority = authorityNamed("Example time");
    const service = await serve(async (body) => ({ body: await authority.answer(body) }));
    const office = await officeAsking(service);
    const { size } = await firstCheckpoint(office);
    await office.worker.idle();
    const described = await office.useCases.describeCheckpoint({ size });
    expect(described?.timestamps[0]?.words).toBe("stamped, trust not checked");
  });

  test("an authority that is down changes nothing about the checkpoint, and is asked again", async () => {
    const authority = authorityNamed("Example time");
    const service = await serve(async (body) => ({ body: await authority.answer(body) }));
    await service.stop();
    const office = await officeAsking(service, { TSA_CA_FILE: authority.rootFile });
    const { size } = await firstCheckpoint(office);
    await until(() => office.lines.some((line) => line.includes('"timestamp-unreachable"')));
    expect(await office.useCases.readCheckpoint()).toMatchObject({ size });
    const waiting = await office.useCases.describeCheckpoint({ size });
    expect(waiting?.timestamps.map(({ words }) => words)).toEqual(["waiting"]);
    await service.start();
    await until(() => stampRecords(office).length > 0);
    const stamped = await office.useCases.describeCheckpoint({ size });
    expect(stamped?.timestamps.map(({ words }) => words)).toEqual(["stamped, verified"]);
  });

  test("an answer that is not to the question, or not of the authority, is not kept", async () => {
    const authority = authorityNamed("Example time");
    const stranger = authorityNamed("Stranger time");
    let answer: (body: Buffer) => TestAnswer | Promise<TestAnswer> = () => ({ body: "" });
    const service = await serve((body) => answer(body));
    const office = await officeAsking(service, { TSA_CA_FILE: authority.rootFile });
    const { size } = await firstCheckpoint(office);
    let earlier: Buffer | undefined;
    const cases: readonly [string, typeof answer][] = [
      ["status-503", () => ({ status: 503, body: "later" })],
      ["status-302", () => ({ status: 302, body: "" })],
      [
        "other-content",
        async (body) => ({ type: "text/html", body: await authority.answer(body) }),
      ],
      ["unreadable", () => ({ body: "<html>" })],
      ["rejected", () => ({ body: Buffer.from("30053003020102", "hex") })],
      ["too-long", () => ({ body: new Uint8Array(1024 * 1024 + 1) })],
      ["not-verified-unknown-root", async (body) => ({ body: await stranger.answer(body) })],
      [
        "not-verified-signature",
        async (body) => {
          const changed = await authority.answer(body);
          changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
          return { body: changed };
        },
      ],
      [
        "other-nonce",
        async (body) => {
          const other = Buffer.from(body);
          other[61] = (other[61] ?? 0) ^ 1;
          earlier = await authority.answer(other);
          return { body: earlier };
        },
      ],
      [
        "other-digest",
        async (body) => {
          const other = Buffer.from(body);
          other[40] = (other[40] ?? 0) ^ 1;
          return { body: await authority.answer(other) };
        },
      ],
    ];
    for (const [problem, given] of cases) {
      answer = given;
      expect(await office.useCases.stampCheckpoint({ size })).toEqual({
        kind: "not-stamped",
        problem,
      });
    }
    expect(stampRecords(office)).toEqual([]);
    expect(rows(office, "select size from custody_timestamp")).toEqual([]);
    answer = async (body) => ({ body: await authority.answer(body) });
    expect(await office.useCases.stampCheckpoint({ size })).toEqual({
      kind: "stamped",
      words: "stamped, verified",
    });
  });

  test("when a job has failed for good it is asked for again in an hour, but not for ever", async () => {
    const service = await serve(() => ({ status: 503, body: "" }));
    const office = await officeAsking(service);
    const { size } = await firstCheckpoint(office);
    const waiting = () =>
      rows<{ n: number }>(
        office,
        `select count(*) as n from job where name = 'stamp-checkpoint' and run_after > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+50 minutes')`,
      )[0]?.n;
    expect(waiting()).toBe(0);
    await office.useCases.askAgainLater({ job: { name: "stamp-checkpoint", size } });
    expect(waiting()).toBe(1);
    await office.useCases.askAgainLater({ job: { name: "stamp-checkpoint", size: size + 1000 } });
    expect(waiting()).toBe(1);
  });
});

test("settings of the authority that cannot be right stop the start with one line", async () => {
  const wrong = (more: Record<string, string>) => {
    try {
      return testConfig("/nowhere", more).timestampUrls.join();
    } catch (error) {
      return (error as Error).message;
    }
  };
  for (const url of [
    "http://tsa.example.gov/",
    "ftp://localhost/",
    "https://name:secret@tsa.example.gov/",
    "tsa.example.gov",
  ]) {
    expect(wrong({ TSA_URL: url })).toMatch(/^TSA_URL must be an https address.*\.$/);
  }
  expect(wrong({ TSA_URL: "http://localhost:1/tsr" })).toBe("http://localhost:1/tsr");
  const two = "http://localhost:1/tsr, https://tsa.example.gov/";
  expect(wrong({ TSA_URL: two })).toBe("http://localhost:1/tsr,https://tsa.example.gov/");
  const twice = "http://localhost:1/tsr,http://localhost:1/tsr";
  expect(wrong({ TSA_URL: twice })).toBe("TSA_URL names one authority twice.");
  const office = await openTestOffice();
  ends.push(office.remove);
  await office.shut();
  for (const [setting, text] of [
    ["TSA_CA_FILE", "cannot be read (ENOENT)"],
    ["TRUST_POLICY", "cannot be read (ENOENT)"],
  ] as const) {
    const config = testConfig(office.folder, { [setting]: "not-there.pem" });
    const composed = await compose(config, { purpose: "serve", writeLog: () => undefined });
    expect(composed.ok ? "" : composed.problem).toContain(setting);
    expect(composed.ok ? "" : composed.problem).toContain(text);
  }
});
