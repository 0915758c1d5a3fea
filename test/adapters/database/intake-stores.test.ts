import { randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import type { Answers } from "#app/core/intake/answers.ts";
import { later } from "#app/core/instant.ts";
import { onEachDatabase, type TestDatabase } from "#test/support/each-database.ts";
import {
  eventOf,
  givenDraft,
  givenItem,
  givenPerson,
  givenReport,
  givenSealedItem,
  hexOf,
  newId,
  reportOf,
} from "./given.ts";

const ANSWERS: Answers = {
  whatHappened: {
    category: "force",
    narrative: "He said “stop”; it's 100 % true — naïve? 🦉\n\nYes.",
  },
  whereAndWhen: {
    place: "Łódź Ave & 'O''Brien' \\ %_;--",
    latitude: "40.7128",
    longitude: "-74.0060",
    time: {
      from: "2024-02-29",
      fromTime: "21:30",
      until: "2024-03-01",
      untilTime: null,
      about: true,
    },
  },
  aboutYou: { choice: "contact" },
  evidenceSeen: true,
};

/** Sends a draft as the use case does: looks, makes the report, attaches its files, empties the draft. */
async function send(
  { transact, clock }: TestDatabase,
  draft: { readonly tokenHash: string },
  ran: () => void = () => undefined,
) {
  return transact(async (stores) => {
    ran();
    const found = await stores.drafts.byToken(draft.tokenHash);
    if (found === undefined || found.reportId !== null) return found?.reportId;
    const items = await stores.items.ofDraft(found.id);
    const report = reportOf(clock.now(), {
      draftId: found.id,
      identityBox: await stores.drafts.sealedIdentity(found.id),
    });
    const obj = { items: items.map((item) => item.id) };
    await stores.reports.receive(report, eventOf("report.received", report.id, { obj }));
    await stores.items.attachToReport(found.id, report.id);
    await stores.drafts.becomeReport(found.id, {
      ...{ reportId: report.id, receiptCodeSealed: "sealed code", at: clock.now() },
      ...{ sentHash: "f".repeat(64), sentUntil: later(clock.now(), 1_000) },
    });
    return report.id;
  });
}

onEachDatabase("a draft and its report", (open) => {
  test("a draft keeps its answers, every sign of them, and is found by its token only", async () => {
    const database = await open();
    const draft = await givenDraft(database);
    const until = later(database.clock.now(), 1_000);
    await database.transact(({ drafts }) =>
      drafts.saveAnswers(draft.id, ANSWERS, database.clock.now(), until),
    );
    await database.read(async ({ drafts }) => {
      expect(await drafts.byToken(draft.tokenHash)).toEqual({
        id: draft.id,
        answers: ANSWERS,
        bySentToken: false,
        hasSealedIdentity: false,
        sealedIdentityMark: "",
        reportId: null,
        receiptCodeSealed: null,
        expiresAt: until,
      });
      expect(await drafts.byToken(draft.id)).toBeUndefined();
      expect(await drafts.byToken("")).toBeUndefined();
    });
  });

  test("a sealed identity is kept byte for byte, replaced, and forgotten when anonymity is chosen", async () => {
    const database = await open();
    const { id, tokenHash } = await givenDraft(database);
    const identity = () => database.read(({ drafts }) => drafts.sealedIdentity(id));
    expect(await identity()).toBeNull();
    const marks = new Set<string | undefined>([""]);
    for (const box of [new Uint8Array(randomBytes(300)), new Uint8Array([0, 1, 0, 255])]) {
      await database.transact(({ drafts }) => drafts.saveIdentity(id, box));
      expect(Uint8Array.from((await identity()) ?? [])).toEqual(box);
      const draft = await database.read(({ drafts }) => drafts.byToken(tokenHash));
      expect(draft?.hasSealedIdentity).toBe(true);
      marks.add(draft?.sealedIdentityMark);
    }
    expect(marks.size).toBe(3);
    await database.transact(({ drafts }) => drafts.saveIdentity(id, null));
    expect(await identity()).toBeNull();
  });

  test("sent, a draft becomes a report with its files and its identity, and keeps nothing of its own", async () => {
    const database = await open();
    const draft = await givenDraft(database);
    const sealed = await givenSealedItem(database, draft.id);
    const withdrawn = await givenItem(database, draft.id);
    const received = await givenItem(database, draft.id);
    const box = randomBytes(64);
    await database.transact(async ({ drafts, items }) => {
      await items.withdraw(withdrawn, eventOf("item.disposed", withdrawn));
      await drafts.saveAnswers(draft.id, ANSWERS, database.clock.now(), database.clock.now());
      await drafts.saveIdentity(draft.id, box);
    });
    const reportId = await send(database, draft);
    if (reportId == null) throw new Error("not sent");
    await database.read(async ({ drafts, items, reports }) => {
      expect(await drafts.byToken(draft.tokenHash)).toMatchObject({
        answers: {},
        hasSealedIdentity: false,
        reportId,
        receiptCodeSealed: "sealed code",
      });
      expect((await items.ofReports([reportId])).map((item) => [item.id, item.position])).toEqual([
        [sealed, 1],
        [received, 3],
      ]);
      expect(await items.find(withdrawn)).toMatchObject({
        state: "withdrawn",
        reportId: null,
        originalName: "",
        declaredType: "",
      });
      expect(await reports.find(reportId)).toMatchObject({ hasContact: true, status: "new" });
    });
    const kept = await database.sql<{ box: Uint8Array }>("select box from sealed_identity");
    expect(kept.map((row) => Buffer.from(row.box))).toEqual([box]);
  });

  test("files that outlived their draft are found, but not those taken back or of a report", async () => {
    const database = await open();
    const [gone, here, sent] = [
      await givenDraft(database),
      await givenDraft(database),
      await givenDraft(database),
    ];
    const left = await givenItem(database, gone.id);
    const withdrawn = await givenItem(database, gone.id);
    await givenItem(database, here.id);
    await givenItem(database, sent.id);
    await database.transact(({ items }) =>
      items.withdraw(withdrawn, eventOf("item.disposed", withdrawn)),
    );
    await send(database, sent);
    await database.sql(`delete from draft where id != '${here.id}'`);
    const found = await database.read(({ items }) => items.ofGoneDrafts(10));
    expect(found.map(({ id }) => id)).toEqual([left]);
    expect(await database.read(({ items }) => items.isThere(left))).toBe(true);
  });

  test("the same draft sent twice at the same moment makes one report", async () => {
    const database = await open();
    const other = { ...database, ...(await database.openAgain()) };
    const draft = await givenDraft(database);
    await givenItem(database, draft.id);
    const sent = await Promise.all([
      send(database, draft),
      send(other, draft),
      send(database, draft),
      send(other, draft),
    ]);
    expect(new Set(sent).size).toBe(1);
    expect(await database.sql("select id from report")).toHaveLength(1);
  });

  test("a file is either taken back or sent, never both, however close the two wishes come", async () => {
    const database = await open();
    const other = { ...database, ...(await database.openAgain()) };
    for (let round = 0; round < 5; round += 1) {
      const draft = await givenDraft(database);
      const item = await givenItem(database, draft.id);
      const [reportId] = await Promise.all([
        send(database, draft),
        other
          .transact(async ({ drafts, items }) => {
            const found = await drafts.byToken(draft.tokenHash);
            if (found?.reportId === null)
              await items.withdraw(item, eventOf("item.disposed", item));
          })
          .catch((error: unknown) => {
            expect(String(error)).toContain("could not withdraw the item");
          }),
      ]);
      const found = await database.read(({ items }) => items.find(item));
      expect([
        { state: "received", reportId },
        { state: "withdrawn", reportId: null },
      ]).toContainEqual({ state: found?.state, reportId: found?.reportId });
    }
  });

  test("sealing a file while its report is sent is no deadlock: nobody runs twice", async () => {
    const database = await open();
    const other = { ...database, ...(await database.openAgain()) };
    for (let round = 0; round < 5; round += 1) {
      const draft = await givenDraft(database);
      const items = [
        await givenItem(database, draft.id),
        await givenItem(database, draft.id),
      ] as const;
      let runs = 0;
      await Promise.all([
        send(database, draft, () => (runs += 1)),
        ...items.map((item) =>
          other.transact(async (stores) => {
            runs += 1;
            if ((await stores.items.find(item))?.state !== "received") return;
            const now = other.clock.now();
            await stores.items.seal(item, now, [eventOf("item.stored", item)]);
          }),
        ),
      ]);
      expect(runs).toBe(3);
      const sealed = await database.read((stores) =>
        Promise.all(items.map((item) => stores.items.find(item))),
      );
      expect(sealed.map((item) => item?.state)).toEqual(["sealed", "sealed"]);
    }
  });

  test("evidence of a sent report cannot be withdrawn, whoever asks", async () => {
    const database = await open();
    const draft = await givenDraft(database);
    const item = await givenItem(database, draft.id);
    await send(database, draft);
    await expect(
      database.transact(({ items }) => items.withdraw(item, eventOf("item.disposed", item))),
    ).rejects.toThrow("could not withdraw");
  });

  test("nothing is added to a file that was taken back while it was examined", async () => {
    const database = await open();
    const draft = await givenDraft(database);
    const item = await givenSealedItem(database, draft.id);
    const { transact, clock } = database;
    await transact(({ items }) => items.withdraw(item, eventOf("item.disposed", item)));
    const tool = { number: 1, examinedWith: "examiner" };
    const found = { ...tool, state: "done", mediaType: "image/jpeg", assessment: null } as const;
    await expect(
      transact(({ items }) =>
        items.recordExamination(
          item,
          { ...found, rawMetadata: [], waitsFor: [], at: clock.now() },
          eventOf("item.metadata_extracted", item),
        ),
      ),
    ).rejects.toThrow("could not record the examination");
    const preview = { kind: "preview-320", mediaType: "image/webp", size: 1, sha256: hexOf(32) };
    await expect(
      transact(({ items }) =>
        items.addDerivative(
          { id: newId("der"), itemId: item, ...preview, parameters: null, madeAt: clock.now() },
          eventOf("item.derived", item),
        ),
      ),
    ).rejects.toThrow("could not add a derivative");
  });

  test("an examination adds to those before it; one that failed does not hide one that did not", async () => {
    const database = await open();
    const draft = await givenDraft(database);
    const item = await givenSealedItem(database, draft.id);
    const { transact, read, clock } = database;
    const record = (number: number, state: "done" | "failed") =>
      transact(({ items }) =>
        items.recordExamination(
          item,
          {
            ...{ number, state, examinedWith: `examiner ${number}`, at: clock.now() },
            ...{ mediaType: `image/${number}`, assessment: null, waitsFor: [] },
            rawMetadata: [{ group: "IFD0", tag: "Make", value: `maker ${number}` }],
          },
          eventOf("item.metadata_extracted", item),
        ),
      );
    const all = () =>
      read(async ({ items }) => {
        const first = await items.find(item);
        const others = await items.otherExaminations(item);
        const [made] = (await items.rawMetadata(item)) ?? [];
        return [
          ...[first?.examinationNumber, first?.examination, first?.examinedWith, made?.value],
          others.map((one) => [one.number, one.state, one.examinedWith, one.mediaType]),
        ];
      });
    expect(await read(({ items }) => items.lastExamination(item))).toBe(0);
    await record(1, "done");
    expect(await all()).toEqual([1, "done", "examiner 1", "maker 1", []]);
    await record(2, "done");
    const one = [1, "done", "examiner 1", "image/1"];
    expect(await all()).toEqual([2, "done", "examiner 2", "maker 2", [one]]);
    await record(3, "failed");
    const three = [3, "failed", "examiner 3", "image/3"];
    expect(await all()).toEqual([2, "done", "examiner 2", "maker 2", [three, one]]);
    expect(await read(({ items }) => items.lastExamination(item))).toBe(3);
    for (const number of [1, 2, 3]) await expect(record(number, "done")).rejects.toThrow();
    await record(4, "done");
    const two = [2, "done", "examiner 2", "image/2"];
    expect(await all()).toEqual([4, "done", "examiner 4", "maker 4", [three, two, one]]);
    expect(
      await database.sql("select 1 from custody_log where ev = 'item.metadata_extracted'"),
    ).toHaveLength(4);
  });

  test("only drafts that ran out unsent are expired, the oldest first, and only they can be removed", async () => {
    const database = await open();
    const { clock, transact, read } = database;
    const drafts = [
      await givenDraft(database),
      await givenDraft(database),
      await givenDraft(database),
    ] as const;
    const [old, sent, young] = drafts;
    const start = clock.now();
    for (const [index, draft] of drafts.entries()) {
      const expiresAt = later(start, [-1, -2, 60_000][index] ?? 0);
      await transact((stores) => stores.drafts.saveAnswers(draft.id, {}, start, expiresAt));
    }
    const reportId = await send(database, sent);
    const expired = async () => {
      const found = await read((stores) => stores.drafts.expired(clock.now(), 10));
      return found.map(({ id }) => id);
    };
    expect(await expired()).toEqual([old.id]);
    clock.move(60_001);
    expect(await expired()).toEqual([old.id, young.id]);
    await transact((stores) => stores.drafts.remove(old.id));
    await transact((stores) => stores.drafts.remove(sent.id));
    await read(async (stores) => {
      expect(await stores.drafts.byToken(old.tokenHash)).toBeUndefined();
      expect(await stores.drafts.byToken(sent.tokenHash)).toMatchObject({ reportId });
    });
  });

  test("what shows a receipt again is forgotten after its time, and only that", async () => {
    const database = await open();
    const draft = await givenDraft(database);
    await send(database, draft);
    const sealed = async () =>
      (await database.read(({ drafts }) => drafts.byToken(draft.tokenHash)))?.receiptCodeSealed;
    await database.transact(({ drafts }) => drafts.forgetReceipts(database.clock.now()));
    expect(await sealed()).toBe("sealed code");
    database.clock.move(1);
    await database.transact(({ drafts }) => drafts.forgetReceipts(database.clock.now()));
    expect(await sealed()).toBeNull();
  });

  test("a browser that was told to keep its draft by a clock that ran ahead is told again", async () => {
    const database = await open();
    const { transact, read, clock } = database;
    const { id } = await givenDraft(database);
    const now = clock.now();
    const isDue = () => read(({ drafts }) => drafts.isDueInReach(id, now, "written"));
    const ahead = later(now, 3_600_000);
    const told = { now: ahead, before: ahead, stage: "written" } as const;
    expect(await transact(({ drafts }) => drafts.keepInReach(id, told))).toBe(true);
    expect(await isDue()).toBe(false);
    await transact(({ drafts }) => drafts.boundTime({ now, written: ahead, sent: ahead }));
    expect(await isDue()).toBe(true);
  });

  test("a report is found by its receipt's locator, with exactly the bytes that check the code", async () => {
    const database = await open();
    const salt = randomBytes(16);
    const verifier = randomBytes(16);
    const reportId = await givenReport(database, {
      receipt: { locator: "12345678", salt, verifier },
    });
    await givenReport(database);
    await database.read(async ({ reports }) => {
      const found = await reports.receipt("12345678");
      expect(found?.reportId).toBe(reportId);
      expect(Buffer.from(found?.salt ?? [])).toEqual(salt);
      expect(Buffer.from(found?.verifier ?? [])).toEqual(verifier);
      for (const other of ["12345679", "1234567", "%", "", "' or 1=1 --"]) {
        expect(await reports.receipt(other)).toBeUndefined();
      }
    });
  });

  test("two reports cannot have the same locator, code or draft", async () => {
    const database = await open();
    const first = reportOf(database.clock.now());
    await database.transact(({ reports }) =>
      reports.receive(first, eventOf("report.received", first.id)),
    );
    for (const same of [
      { receipt: first.receipt },
      { code: first.code },
      { draftId: first.draftId },
    ]) {
      await expect(givenReport(database, same)).rejects.toThrow(/unique/i);
    }
  });

  test("a file's size beyond 32 bits, its digests and its odd name come back as they were", async () => {
    const database = await open();
    const draft = await givenDraft(database);
    const item = {
      id: newId("itm"),
      draftId: draft.id,
      originalName: "../IMG 'x'; drop table report;-- \u202egpj.jpg",
      declaredType: "image/jpeg",
      size: Number.MAX_SAFE_INTEGER,
      sha256: hexOf(32),
      sha512: hexOf(64),
      receivedAt: database.clock.now(),
    };
    await database.transact(({ items }) => items.receive(item, eventOf("item.received", item.id)));
    expect(await database.read(({ items }) => items.find(item.id))).toEqual({
      ...{ examinationNumber: 0, examinedWith: "", afterSending: false },
      ...item,
      reportId: null,
      position: 1,
      state: "received",
      afterSending: false,
      sealedAt: null,
      examination: "waiting",
      assessment: null,
      mediaType: null,
    });
  });

  test("all items can be walked in pages by id", async () => {
    const database = await open();
    const draft = await givenDraft(database);
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.push(await givenItem(database, draft.id));
    const seen: string[] = [];
    for (let after = ""; ;) {
      const from = after;
      const page = await database.read(({ audit }) => audit.originals(from, 3));
      seen.push(...page.map((item) => item.id));
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.id;
    }
    expect(seen).toEqual(ids.toSorted());
  });

  test("a note names its author and notes come in the order they were written", async () => {
    const database = await open();
    const author = await givenPerson(database);
    const reportId = await givenReport(database);
    for (const text of ["first", "second", "third"]) {
      database.clock.move(1);
      const note = { id: newId("not"), reportId, authorId: author, text, at: database.clock.now() };
      await database.transact(({ reports }) =>
        reports.addNote(note, eventOf("report.annotated", reportId)),
      );
    }
    const notes = await database.read(({ reports }) => reports.notes(reportId));
    expect(notes.map((note) => note.text)).toEqual(["first", "second", "third"]);
    expect(notes[0]?.authorName).toMatch(/^Person /);
  });
});
