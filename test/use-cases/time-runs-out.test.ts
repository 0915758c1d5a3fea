import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { later, type Instant } from "#app/core/instant.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";
import { until } from "#test/support/until.ts";

// What has its time, and those who come at its very end.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe.each(["sqlite", "postgres"] as const)("at the end of its time (%s)", (kind) => {
  let office: TestOffice;
  let now: Instant;
  let settings: Record<string, string>;

  const pass = (millis: number) => {
    now = later(now, millis);
  };

  beforeEach(async () => {
    now = new Date().toISOString() as Instant;
    settings = kind === "sqlite" ? {} : { DATABASE_URL: await newPostgresDatabase() };
    office = await openTestOffice(undefined, { settings, clock: { now: () => now } });
  });
  afterEach(() => office.remove());

  /** A report with all that has to be answered, and so many files. */
  async function written(files: number): Promise<string> {
    const { useCases } = office;
    const { token } = await useCases.startDraft();
    const time = { from: "2026-11-01", fromTime: "", until: null, untilTime: null, about: true };
    await useCases.saveAnswers({
      token,
      answers: {
        whatHappened: { category: "force", narrative: "They pushed a man." },
        whereAndWhen: { place: "Elm and 3rd", latitude: null, longitude: null, time },
      },
    });
    await useCases.saveAboutYou({ token, form: { choice: "anonymous" } });
    for (let n = 0; n < files; n += 1) {
      const source = piecesOf(randomBytes(1_000));
      await useCases.receiveEvidence({ token, originalName: "a.jpg", declaredType: "", source });
    }
    return token;
  }

  async function begun(token: string, size: number) {
    const outcome = await office.useCases.beginUpload({
      ...{ holder: { draftToken: token, visitToken: undefined }, size, sample: "" },
      ...{ originalName: "clip.mp4", declaredType: "video/mp4" },
    });
    if (outcome.kind !== "begun") throw new Error(outcome.kind);
    return outcome.itemId;
  }

  /** How many rows there are of a table, as the database itself says. */
  async function counted(of: string): Promise<number> {
    const query = `select count(*) as n from ${of}`;
    if (office.config.database.kind === "sqlite") {
      const database = new Sqlite(office.config.database.file, { readonly: true });
      const row = database.prepare<[], { n: number }>(query).get();
      database.close();
      return Number(row?.n);
    }
    const client = new pg.Client({ connectionString: office.config.database.url });
    await client.connect();
    const { rows } = await client.query<{ n: string }>(query);
    await client.end();
    return Number(rows[0]?.n);
  }
  const codesLeft = () => counted("draft where receipt_code_sealed is not null");

  test("a report keeps every file where it is sent while drafts are removed, or is not there at all", async () => {
    const tokens = await Promise.all([3, 3, 3].map(written));
    await office.worker.idle();
    pass(8 * DAY);
    const sweeping = office.sweepAsServed();
    const sent = await Promise.all(
      tokens.map((token) => office.useCases.submitReport({ token, language: "en" })),
    );
    await sweeping;
    for (const [place, token] of tokens.entries()) {
      const receipt = await office.useCases.readReceipt({ token });
      expect(receipt?.items.length).toBe(sent[place]?.kind === "sent" ? 3 : undefined);
    }
    await office.worker.idle();
    expect((await office.useCases.auditLog()).faults).toEqual([]);
  });

  test("the receipt is shown again for a day after the report was sent, not after it was written", async () => {
    const token = await written(0);
    pass(26 * HOUR);
    expect(await office.useCases.submitReport({ token, language: "en" })).toMatchObject({
      kind: "sent",
    });
    const codeIsThere = async () => {
      await office.sweepAsServed();
      return ((await office.useCases.readReceipt({ token }))?.receiptCode ?? null) !== null;
    };
    pass(23 * HOUR);
    expect(await codeIsThere()).toBe(true);
    pass(2 * HOUR);
    expect(await codeIsThere()).toBe(false);
  });

  test("a draft lives on while bytes of a file come", async () => {
    const token = await written(0);
    const itemId = await begun(token, 500);
    for (let offset = 0; offset < 500; offset += 100) {
      pass(3 * DAY);
      await office.sweepAsServed();
      const source = piecesOf(Buffer.alloc(100, 1));
      expect(await office.useCases.appendToUpload({ itemId, offset, source })).toMatchObject({
        kind: "appended",
      });
    }
    pass(6 * DAY);
    await office.sweepAsServed();
    expect((await office.useCases.readDraft({ token }))?.items).toMatchObject([{ id: itemId }]);
    pass(2 * DAY);
    await office.sweepAsServed();
    expect(await office.useCases.readDraft({ token })).toBeUndefined();
  });

  test("a draft lives on when a file came with the form, and one whose time is over takes none", async () => {
    const token = await written(0);
    const send = (bytes: Uint8Array) =>
      office.useCases.receiveEvidence({
        ...{ token, originalName: "a.jpg", declaredType: "" },
        source: piecesOf(bytes),
      });
    const bytes = randomBytes(1_000);
    for (let n = 0; n < 2; n += 1) {
      pass(5 * DAY);
      expect((await send(bytes)).kind).toBe(n === 0 ? "received" : "already-here");
      await office.worker.idle();
    }
    pass(6 * DAY);
    await office.sweepAsServed();
    expect((await office.useCases.readDraft({ token }))?.items).toHaveLength(1);
    // Its time is over, and the sweep has not come yet.
    pass(2 * DAY);
    expect(await send(randomBytes(1_000))).toEqual({ kind: "no-draft" });
    await office.sweepAsServed();
    expect(await office.useCases.readDraft({ token })).toBeUndefined();
  });

  test("an upload that somebody goes on with again is not let go while its bytes come", async () => {
    const token = await written(0);
    const itemId = await begun(token, 300);
    await office.useCases.appendToUpload({
      itemId,
      offset: 0,
      source: piecesOf(Buffer.alloc(100)),
    });
    await office.useCases.submitReport({ token, language: "en" });
    const code = (await office.useCases.readReceipt({ token }))?.receiptCode;
    if (code == null) throw new Error("no code");
    pass(14 * DAY + MINUTE);
    async function* withSweepBetween() {
      yield Buffer.alloc(100);
      await office.sweepAsServed();
      yield Buffer.alloc(100);
    }
    expect(
      await office.useCases.appendToUpload({ itemId, offset: 100, source: withSweepBetween() }),
    ).toEqual({ kind: "appended", offset: 300, cut: false });
    await office.worker.idle();
    const visit = await office.useCases.openFollowUp({ code });
    if (visit.kind !== "opened") throw new Error(visit.kind);
    const read = await office.useCases.readFollowUp({ token: visit.token });
    expect(read?.items).toMatchObject([{ id: itemId, state: "sealed" }]);
  });

  test("days in which the server was off, or that its clock jumped over, are nobody's", async () => {
    const auditor = await office.employ("auditor");
    const sentToken = await written(0);
    const sentFile = await begun(sentToken, 300);
    await office.useCases.submitReport({ token: sentToken, language: "en" });
    const token = await written(1);
    const draftFile = await begun(token, 300);
    await office.sweepAsServed();
    pass(DAY);
    await office.sweepAsServed();

    pass(30 * DAY);
    await office.useCases.sweep();
    expect(await office.useCases.readDraft({ token })).toMatchObject({
      ...{ items: [{}], uploads: [{ itemId: draftFile }] },
    });
    expect(await office.useCases.readUpload({ itemId: sentFile })).toMatchObject({
      keptFrom: later(now, -DAY),
    });
    const told = await until(async () => {
      const log = await office.useCases.readSecurityLog({ by: auditor, filter: {} });
      return log?.entries?.find(({ event }) => event === "time.not-counted");
    });
    expect(told.facts).toEqual({ why: "not-served", hours: 720 });

    // Six days more of the draft's seven are left, and thirteen of the sent report's fourteen.
    const serve = async (days: number) => {
      pass(days * DAY);
      await office.sweepAsServed();
    };
    await serve(5);
    expect(await office.useCases.readDraft({ token })).toBeDefined();
    await serve(2);
    expect(await office.useCases.readDraft({ token })).toBeUndefined();
    expect(await office.useCases.readUpload({ itemId: draftFile })).toBeUndefined();
    await serve(5);
    expect(await office.useCases.readUpload({ itemId: sentFile })).toBeDefined();
    await serve(3);
    expect(await office.useCases.readUpload({ itemId: sentFile })).toBeUndefined();
  });

  test("a clock that ran ahead and is set back ends nothing early, and keeps nothing for longer than its time", async () => {
    const token = await written(0);
    const itemId = await begun(token, 300);
    await office.sweepAsServed();
    pass(3_000 * DAY);
    await office.useCases.sweep();
    pass(-3_000 * DAY + HOUR);
    await office.useCases.sweep();
    pass(6 * DAY);
    await office.sweepAsServed();
    expect(await office.useCases.readDraft({ token })).toBeDefined();
    expect(await office.useCases.readUpload({ itemId })).toBeDefined();
    pass(2 * DAY);
    await office.sweepAsServed();
    expect(await office.useCases.readDraft({ token })).toBeUndefined();
  });

  test("a clock that ran ahead and is set back keeps neither the weekly audit from its day nor what a browser has of a report it sent", async () => {
    const audits = () => counted("custody_log where ev = 'system.self_audit'");
    const swept = async () => {
      await office.worker.idle();
      await office.sweepAsServed();
      await office.worker.idle();
      return audits();
    };
    expect(await swept()).toBe(0);
    pass(3_000 * DAY);
    const { token } = await givenReport(office);
    expect(await swept()).toBe(1);
    pass(-3_000 * DAY + HOUR);
    expect(await swept()).toBe(2);
    expect(await swept()).toBe(2);
    expect(await office.useCases.readReceipt({ token })).toBeDefined();
    pass(25 * HOUR);
    expect(await office.useCases.readReceipt({ token })).toBeUndefined();
    pass(5 * DAY);
    expect(await swept()).toBe(2);
    pass(2 * DAY);
    expect(await swept()).toBe(3);
  });

  test("a clock that jumps ahead takes neither a receipt's code nor the answer to a call, and each has its day once that is served", async () => {
    const { useCases } = office;
    const { token } = await givenReport(office);
    const call = { caller: "an agency", key: "k".repeat(22), request: "the same" };
    const claimed = await useCases.claimAnswer(call);
    if (claimed.kind !== "claimed") throw new Error(claimed.kind);
    const { answerId } = claimed;
    await useCases.keepAnswer({ answerId, key: call.key, status: 201, body: "made" });
    await office.sweepAsServed();
    const isKept = async () => [
      ((await useCases.readReceipt({ token }))?.receiptCode ?? null) !== null,
      (await useCases.claimAnswer(call)).kind === "answered",
    ];
    pass(3_000 * DAY);
    await useCases.sweep();
    expect(await isKept()).toEqual([true, true]);
    pass(23 * HOUR);
    await office.sweepAsServed();
    expect(await isKept()).toEqual([true, true]);
    pass(2 * HOUR);
    await office.sweepAsServed();
    expect(await isKept()).toEqual([false, false]);
  });

  test("what came while a clock ran ahead has its own time once that is set back, and no more", async () => {
    const { useCases } = office;
    const auditor = await office.employ("auditor");
    const admin = await office.employ("administrator");
    await office.sweepAsServed();
    pass(3_000 * DAY);
    const { token } = await givenReport(office);
    const { receiptCode } = (await useCases.readReceipt({ token })) ?? {};
    const call = { caller: "an agency", key: "k".repeat(22), request: "the same" };
    const claimed = await useCases.claimAnswer(call);
    if (claimed.kind !== "claimed") throw new Error(claimed.kind);
    const { answerId } = claimed;
    await useCases.keepAnswer({ answerId, key: call.key, status: 201, body: "made" });
    // An account that is used then.
    await useCases.disablePerson({ by: admin, personId: auditor.id });
    await useCases.enablePerson({ by: admin, personId: auditor.id });
    const unsent = await written(0);
    const itemId = await begun(unsent, 300);
    const source = piecesOf(Buffer.alloc(100, 1));
    await useCases.appendToUpload({ itemId, offset: 0, source });
    await useCases.submitReport({ token: unsent, language: "en" });

    pass(-3_000 * DAY + HOUR);
    await useCases.sweep();
    const kept = async () => {
      const staff = await useCases.listStaff();
      return {
        code: await codesLeft(),
        answer: (await useCases.claimAnswer(call)).kind === "answered",
        upload: (await useCases.readUpload({ itemId })) !== undefined,
        account: staff.find(({ id }) => id === auditor.id)?.status === "active",
      };
    };
    expect(receiptCode).toBeDefined();
    expect(await kept()).toEqual({ code: 2, answer: true, upload: true, account: true });
    pass(23 * HOUR);
    await office.sweepAsServed();
    expect(await kept()).toEqual({ code: 2, answer: true, upload: true, account: true });
    pass(2 * HOUR);
    await office.sweepAsServed();
    expect(await kept()).toEqual({ code: 0, answer: false, upload: true, account: true });
    pass(12 * DAY);
    await office.sweepAsServed();
    expect(await useCases.readUpload({ itemId })).toBeDefined();
    pass(2 * DAY);
    await office.sweepAsServed();
    expect(await useCases.readUpload({ itemId })).toBeUndefined();
    pass(77 * DAY);
    await office.sweepAsServed();
    const staff = await useCases.listStaff();
    expect(staff.find(({ id }) => id === auditor.id)?.status).toBe("disabled");
  });

  test("accounts are disabled, and the security log forgotten, by days that were served; a clock that jumps takes neither", async () => {
    const auditor = await office.employ("auditor");
    await office.employ("prosecutor");
    const statusOf = async (role: string) =>
      (await office.useCases.listStaff()).find((one) => one.role === role)?.status;
    const eventsNow = async () => {
      const log = await office.useCases.readSecurityLog({ by: auditor, filter: {} });
      return log?.entries?.map(({ event }) => event) ?? [];
    };
    await office.sweepAsServed();
    await until(async () => (await eventsNow()).includes("system.started"));
    pass(3_000 * DAY);
    await office.useCases.sweep();
    expect(await statusOf("prosecutor")).toBe("active");
    expect(await eventsNow()).toContain("system.started");
    pass(89 * DAY);
    await office.sweepAsServed();
    expect(await statusOf("prosecutor")).toBe("active");
    pass(2 * DAY);
    await office.sweepAsServed();
    expect(await statusOf("prosecutor")).toBe("disabled");
    pass(3_000 * DAY);
    await office.sweepAsServed();
    expect(await eventsNow()).not.toContain("system.started");
  });

  test("what a clock that ran ahead put off is done once it is set back, and a visit of then is over", async () => {
    const { useCases } = office;
    const { receiptCode, token } = await givenReport(office);
    await office.worker.stop();
    pass(300 * DAY);
    const opened = await useCases.openFollowUp({ code: receiptCode });
    if (opened.kind !== "opened") throw new Error(opened.kind);
    const holder = { draftToken: undefined, visitToken: opened.token };
    expect(await useCases.opensAny({ holder })).toBe(true);
    const draft = await useCases.startDraft();
    const source = piecesOf(randomBytes(1_000));
    await useCases.receiveEvidence({ ...draft, originalName: "a", declaredType: "", source });
    pass(-300 * DAY);
    expect(await useCases.opensAny({ holder })).toBe(false);
    expect(await useCases.readFollowUp({ token: opened.token })).toBeUndefined();
    expect((await useCases.readDraft(draft))?.items).toMatchObject([{ state: "received" }]);
    await office.shut();
    office = await openTestOffice(office.folder, {
      ...{ settings, clock: { now: () => now } },
    });
    await office.worker.idle();
    expect((await office.useCases.readDraft(draft))?.items).toMatchObject([{ state: "sealed" }]);
    expect(await office.useCases.readReceipt({ token })).toBeDefined();
  });
});
