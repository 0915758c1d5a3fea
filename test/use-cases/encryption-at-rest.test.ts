import { openDatabase } from "#app/adapters/database/open.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { TestOffice } from "#test/support/open-test-office.ts";
import { openTestOffice } from "#test/support/open-test-office.ts";
import { givenReport } from "#test/support/given.ts";
import { versionOfPack } from "#app/core/office/report-tags.ts";
import Sqlite from "better-sqlite3";

// What somebody has who copies the disk and not the keys.

/** Files of the data folder, by path, that hold a text; copies for parsers, which last as long as they look, aside. */
async function filesWith(office: TestOffice, text: string): Promise<string[]> {
  const root = office.config.dataDir;
  const found: string[] = [];
  for (const name of await readdir(root, { recursive: true })) {
    if (name.startsWith("work/")) continue;
    const bytes = await readFile(join(root, name)).catch(() => Buffer.alloc(0));
    if (bytes.includes(text) || bytes.includes(Buffer.from(text).toString("base64"))) {
      found.push(name);
    }
  }
  return found.toSorted();
}

/** A draft whose reporter answered one of the pack's questions in their own words. */
async function answeredDraft(office: TestOffice, category: "force") {
  const { token } = await office.useCases.startDraft();
  await office.useCases.saveAnswers({
    token,
    answers: {
      whatHappened: { category, narrative: "They hit a boy." },
      questions: {
        category,
        pack: versionOfPack(office.office),
        given: [
          {
            question: "planted-question",
            wording: "Is this the planted-wording?",
            language: "en",
            chosen: ["planted-choice"],
            answer: ["The planted-answer."],
            visibility: "desk",
            retention: "report",
          },
        ],
      },
      whereAndWhen: {
        place: "Elm",
        latitude: null,
        longitude: null,
        time: { from: null, fromTime: null, until: null, untilTime: null, about: false },
      },
      evidenceSeen: true,
    },
  });
  await office.useCases.saveAboutYou({ token, form: { choice: "anonymous" } });
  return token;
}

const SEARCH_FILES = /^bearwitness-search\.sqlite(-wal|-shm)?$/;

test("a copy of the disk without the keys holds nothing of a report, but the search's words in their one file", async () => {
  const office = await openTestOffice();
  try {
    const analyst = await office.employ("intake-analyst");
    const sent = await givenReport(office, {
      narrative: "The planted-narrative happened by the planted-corner.",
      files: [{ name: "planted-name.bin", bytes: Buffer.from("planted-content ".repeat(5_000)) }],
      email: "planted-address@example.org",
    });
    await office.useCases.addReportNote({
      by: analyst,
      reportId: sent.reportId,
      text: "The planted-note.",
    });
    const open = await office.useCases.startDraft();
    await office.useCases.saveAnswers({
      token: open.token,
      answers: { whatHappened: { category: "force", narrative: "A planted-draft." } },
    });
    // While it is sealed and looked at, and after.
    for (const word of ["planted-content", "planted-name", "planted-note", "planted-address"]) {
      expect(await filesWith(office, word)).toEqual([]);
    }
    await office.worker.idle();
    for (const word of [
      ...["planted-content", "planted-name", "planted-note", "planted-draft", "planted-address"],
      // As the search would spell them.
      ...["planted content", "planted name", "planted draft", "planted address", "They pushed"],
    ]) {
      expect(await filesWith(office, word)).toEqual([]);
    }
    for (const word of ["planted narrative", "planted corner", "planted note"]) {
      const where = await filesWith(office, word);
      expect(where.length).toBeGreaterThan(0);
      for (const name of where) expect(name).toMatch(SEARCH_FILES);
    }
    // All of it is there for who may read it.
    const read = await office.useCases.readReport({ by: analyst, reportId: sent.reportId });
    expect(JSON.stringify(read)).toContain("planted-narrative");
    expect(JSON.stringify(read)).toContain("planted-name.bin");
    expect(JSON.stringify(read)).toContain("The planted-note.");
    const draft = await office.useCases.readDraft({ token: open.token });
    expect(JSON.stringify(draft)).toContain("planted-draft");
    expect(await office.useCases.auditLog()).toMatchObject({ faults: [] });
  } finally {
    await office.remove();
  }
});

test("answers to the pack's questions lie encrypted, with the question, each bound to its place", async () => {
  const office = await openTestOffice();
  try {
    const analyst = await office.employ("intake-analyst");
    const sent = await office.useCases.submitReport({
      token: await answeredDraft(office, "force"),
      language: "en",
    });
    if (sent.kind !== "sent") throw new Error(sent.kind);
    await office.worker.idle();
    for (const word of [
      "planted-question",
      "planted-wording",
      "planted-choice",
      "planted-answer",
    ]) {
      expect(await filesWith(office, word)).toEqual([]);
    }
    const { reportId } = sent;
    const read = JSON.stringify(await office.useCases.readReport({ by: analyst, reportId }));
    expect(read).toContain("Is this the planted-wording?");
    expect(read).toContain("The planted-answer.");
    // Put in another's place, an answer does not open.
    const database = new Sqlite(join(office.config.dataDir, "bearwitness.sqlite"));
    const changed = database.prepare("update report_answer set wording = answer").run().changes;
    database.close();
    expect(changed).toBe(1);
    await expect(office.useCases.readReport({ by: analyst, reportId })).rejects.toThrow(
      "is not what was encrypted",
    );
  } finally {
    await office.remove();
  }
});

test("the search's file can be thrown away: what was found before is found again", async () => {
  const office = await openTestOffice();
  try {
    await givenReport(office, { narrative: "A findable word." });
    await office.worker.idle();
    const search = new Sqlite(join(office.config.dataDir, "bearwitness-search.sqlite"));
    const found = () => search.prepare("select said from report_text").all() as { said: string }[];
    expect(found()).toHaveLength(1);
    // As a start finds it where the file is gone.
    search.exec("delete from shape");
    const file = join(office.config.dataDir, "bearwitness.sqlite");
    const clock = { now: () => instantFromMillis(Date.now()) };
    const location = { kind: "sqlite", file } as const;
    await (await openDatabase({ location, clock, newLogOrigin: "x.example/custody/1" })).close();
    expect(found()).toEqual([]);
    await office.useCases.sweep();
    await office.worker.idle();
    expect(
      found()
        .map(({ said }) => said)
        .join(),
    ).toContain("findable");
    search.close();
  } finally {
    await office.remove();
  }
});

test("discarding a draft destroys its key: staged bytes, names and words open no more", async () => {
  const office = await openTestOffice();
  try {
    const { token } = await office.useCases.startDraft();
    await office.useCases.receiveEvidence({
      token,
      originalName: "gone.bin",
      declaredType: "",
      source: (async function* () {
        yield await Promise.resolve(Buffer.from("bytes"));
      })(),
    });
    const database = new Sqlite(join(office.config.dataDir, "bearwitness.sqlite"), {
      readonly: true,
    });
    const keys = () =>
      database.prepare("select owner from report_key where owner like 'drf_%'").all().length +
      database.prepare("select id from blob_key").all().length;
    await office.worker.idle();
    expect(keys()).toBeGreaterThan(1);
    await office.useCases.discardDraft({ token });
    expect(keys()).toBe(0);
    database.close();
    // The log still stands, its disclosure erased with the key.
    expect(await office.useCases.auditLog()).toMatchObject({ faults: [] });
  } finally {
    await office.remove();
  }
});
