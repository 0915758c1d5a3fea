import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { ItemId } from "#app/core/ids.ts";
import { givenReport, piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";
import { recordsAbout } from "#test/support/records-about.ts";

// A file is taken back, or it is of a report that was sent. Never both.

let office: TestOffice;
afterEach(() => office.remove());

const append = (itemId: ItemId, offset: number, length: number) =>
  office.useCases.appendToUpload({
    ...{ itemId, offset, source: piecesOf(Buffer.alloc(length, 1)) },
  });

/** A file of 500 bytes, of which 200 have come. */
async function arriving(token: string): Promise<ItemId> {
  const outcome = await office.useCases.beginUpload({
    ...{ holder: { draftToken: token, visitToken: undefined }, size: 500, sample: "" },
    ...{ originalName: "clip.mp4", declaredType: "video/mp4" },
  });
  if (outcome.kind !== "begun") throw new Error(outcome.kind);
  await append(outcome.itemId, 0, 200);
  return outcome.itemId;
}

async function written(): Promise<string> {
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
  return token;
}

describe.each(["sqlite", "postgres"] as const)("taken back while it is sent (%s)", (kind) => {
  test("a file goes with its record or is in the report with its bytes", async () => {
    const settings: Record<string, string> =
      kind === "sqlite" ? {} : { DATABASE_URL: await newPostgresDatabase() };
    office = await openTestOffice(undefined, { settings });
    const { useCases } = office;
    const drafts = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async () => {
        const token = await written();
        return { token, itemId: await arriving(token) };
      }),
    );
    const taken = await Promise.all(
      drafts.map(async ({ token, itemId }) => {
        const [withdrawn, , sent] = await Promise.all([
          useCases.withdrawEvidence({ token, itemId }),
          append(itemId, 200, 300),
          useCases.submitReport({ token, language: "en" }),
        ]);
        expect(sent.kind).toBe("sent");
        return withdrawn.kind === "withdrawn";
      }),
    );
    await office.worker.idle();
    for (const [place, { token, itemId }] of drafts.entries()) {
      const receipt = await useCases.readReceipt({ token });
      expect(receipt?.items).toMatchObject(
        taken[place] === true ? [] : [{ id: itemId, state: "sealed" }],
      );
    }
    expect(await useCases.auditLog()).toMatchObject({ faults: [], unacknowledged: [] });
  });
});

test("what was sent after the wish to take it back came, and before it was looked at, keeps its bytes", async () => {
  office = await openTestOffice();
  const { useCases } = office;
  const { reportId } = await givenReport(office);
  const { token } = await useCases.startDraft();
  const itemId = await arriving(token);
  const other = new Sqlite(join(office.folder, "data/bearwitness.sqlite"));
  other.exec("begin immediate");
  const taking = useCases.withdrawEvidence({ token, itemId });
  // Whoever only looks is not kept waiting: all that is asked before the transaction has been answered by now.
  await useCases.readDraft({ token });
  other.prepare("update draft set report_id = ? where report_id is null").run(reportId);
  other.prepare("update upload set report_id = ?").run(reportId);
  other.exec("commit");
  other.close();
  expect(await taking).toEqual({ kind: "not-found" });
  expect(recordsAbout(office, itemId)).toEqual([]);
  expect(await append(itemId, 200, 300)).toMatchObject({ kind: "appended", offset: 500 });
  await office.worker.idle();
  expect(recordsAbout(office, itemId).map(({ ev }) => ev)).toContain("item.stored");
});
