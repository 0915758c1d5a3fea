import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { CaseId, ItemId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

let office: TestOffice;
let by: Person;
let caseId: CaseId;
let itemId: ItemId;

beforeAll(async () => {
  office = await openTestOffice();
  const { useCases } = office;
  const bytes = Buffer.from("seen");
  const sent = await givenReport(office, { files: [{ name: "seen.txt", bytes }] });
  itemId = sent.itemIds[0] ?? "itm_none";
  const visit = await useCases.openFollowUp({ code: sent.receiptCode });
  if (visit.kind !== "opened") throw new Error(visit.kind);
  for (const place of ["By the school", "No, by the court"]) {
    const fields = {
      ...{ "file-place": place, "file-shows": "The man in red" },
      ...(place.startsWith("No") ? { "file-recorded-by": "me", "file-edited": "unknown" } : {}),
    };
    const told = await useCases.tellAboutSentFile({ visitToken: visit.token, itemId, fields });
    expect(told).toEqual({ kind: "saved" });
  }
  await office.worker.idle();
  await office.worker.stop();
  by = await office.employ("prosecutor");
  const opened = await useCases.openCase({ by, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  caseId = opened.caseId;
  await useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
  await useCases.markExhibit({ by, caseId, itemId, description: "A written account" });
  await everyFileReviewed(useCases, { by, caseId });
});

afterAll(() => office.remove());

/** The whole archive as text; files lie in it as they are. */
async function bundleText(audience: "PRO" | "GJ"): Promise<string> {
  const requested = await office.useCases.requestBundle({ by, caseId, audience });
  if (requested.kind !== "requested") throw new Error(requested.kind);
  const { bundleId } = requested;
  await office.useCases.buildBundle({ bundleId });
  const bundle = await office.useCases.openBundle({ by, bundleId });
  if (bundle.kind !== "opened") throw new Error(bundle.kind);
  const pieces: Buffer[] = [];
  for await (const piece of bundle.blob.stream) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces).toString("latin1");
}

test("what a reporter said of a file stands in the prosecution's item.json, in the order in which it came", async () => {
  const text = await bundleText("PRO");
  const found = /"reporterStatements": (\[[\s\S]*?\n {2}\])/.exec(text)?.[1];
  if (found === undefined) throw new Error("no member");
  const said = { source: "reporter's statement", time: null, shows: "The man in red" };
  expect(JSON.parse(found)).toEqual([
    {
      ...{ ...said, place: "By the school" },
      ...{ statement: expect.any(String), givenAt: expect.any(String) },
    },
    {
      ...{ ...said, place: "No, by the court" },
      origin: {
        ...{ recordedBy: "me", original: null, edited: "unknown", viaApp: null, app: "" },
        stillThere: null,
      },
      ...{ statement: expect.any(String), givenAt: expect.any(String) },
    },
  ]);
});

test("a grand jury's bundle has no such member, and none of the words", async () => {
  const text = await bundleText("GJ");
  expect(text).toContain('"format": "bearwitness-item/2"');
  // As a member of JSON: the program in verify.html has the word too.
  expect(text).not.toContain('"reporterStatements":');
  expect(text).not.toMatch(/By the school|by the court|The man in red/);
});
