import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { PlacementForm } from "#app/core/claims/placement-form.ts";
import type { CaseId, ItemId, PlacementId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

let office: TestOffice;
let by: Person;
let second: Person;
let caseId: CaseId;
let itemId: ItemId;

const FORM: PlacementForm = {
  placed: {
    ...{ kind: "place", method: "landmarks", latitude: 44.9778, longitude: -93.265 },
    radiusMetres: 25,
  },
  basis: "The sign of the pharmacy.",
};

beforeAll(async () => {
  office = await openTestOffice();
  const bytes = Buffer.from("seen");
  const sent = await givenReport(office, { files: [{ name: "seen.txt", bytes }] });
  await office.worker.idle();
  by = await office.employ("prosecutor");
  second = await office.employ("investigator");
  const opened = await office.useCases.openCase({ by, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  caseId = opened.caseId;
  itemId = sent.itemIds[0] ?? "itm_none";
  await office.useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
  await office.useCases.markExhibit({ by, caseId, itemId, description: "A written account" });
  await everyFileReviewed(office.useCases, { by, caseId });
  // Each bundle is built by its test: a worker that builds it at the same moment would put other bytes in its place.
  await office.worker.stop();
});

afterAll(() => office.remove());

/** A bundle as text: files lie in the archive as they are. */
async function bundleText(
  audience: "PRO" | "GJ",
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const requested = await office.useCases.requestBundle({ by, caseId, audience });
  if (requested.kind !== "requested") throw new Error(requested.kind);
  const { bundleId } = requested;
  await meanwhile();
  await office.useCases.buildBundle({ bundleId });
  const bundle = await office.useCases.openBundle({ by, bundleId });
  if (bundle.kind !== "opened") throw new Error(bundle.kind);
  const pieces: Buffer[] = [];
  for await (const piece of bundle.blob.stream) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces).toString("latin1");
}

/** What the exhibit's `item.json` says that the office worked out. */
const workedOut = (audience: "PRO" | "GJ", meanwhile?: () => Promise<void>) =>
  listed("officePlacements", audience, meanwhile);

async function listed(member: string, audience: "PRO" | "GJ", meanwhile?: () => Promise<void>) {
  const text = await bundleText(audience, meanwhile);
  const found = new RegExp(`"${member}": (\\[\\]|\\[[\\s\\S]*?\\n {2}\\])`).exec(text)?.[1];
  if (found === undefined) throw new Error("no member");
  return JSON.parse(found) as readonly Record<string, unknown>[];
}

test("a bundle says of a file that nobody could read that its place is unread, and never absent", async () => {
  const text = await bundleText("GJ");
  expect(text).toContain('"locationStatus": "unread"');
  expect(text).not.toContain('"locationStatus": "absent"');
  // Nor does the list leave open whether there is none.
  expect(text).toContain(
    ",The file could not be read whole: whether it says a time is not known.,,",
  );
});

test("what the office worked out stands in item.json with its level, as far as the bundle's own records tell", async () => {
  expect(await workedOut("PRO")).toEqual([]);
  const placed = await office.useCases.placeItem({ by, itemId, form: FORM });
  if (placed.kind !== "done") throw new Error(placed.kind);
  const placementId: PlacementId = placed.placementId;
  const shown = {
    ...{ placement: placementId, source: "worked out by the office", kind: "place" },
    value: { latitude: 44.9778, longitude: -93.265, radiusMetres: 25 },
  };
  // A review that comes after the bundle was asked for is in no record of it: it belongs to the next one.
  const review = async () => {
    const said = { by: second, itemId, placementId, agreed: true, note: "Seen in 2025 too." };
    expect(await office.useCases.reviewPlacement(said)).toEqual({ kind: "done" });
  };
  expect(await workedOut("PRO", review)).toMatchObject([
    { ...shown, basis: FORM.basis, review: null, judged: { level: "P3" } },
  ]);
  expect(await workedOut("PRO")).toMatchObject([
    { ...shown, review: { agreed: true, note: "Seen in 2025 too." }, judged: { level: "P2" } },
  ]);
  const [forJury] = await workedOut("GJ");
  expect(forJury).toMatchObject({ ...shown, judged: { level: "P2" } });
  // Free words of the office are not for every audience.
  expect(JSON.stringify(forJury)).not.toMatch(/pharmacy|2025 too/);

  await office.useCases.withdrawPlacement({ by, itemId, placementId });
  expect(await workedOut("GJ")).toMatchObject([
    { ...shown, withdrawnAt: expect.any(String), judged: null },
  ]);
});

test("an examination made after a bundle was asked for is neither shown nor used in it; the next lists all, and what differs", async () => {
  const again = (number: number) => ({ itemId, again: { number, by: by.id } });
  const recorded = { record: expect.any(Number), at: expect.any(String) };
  const examinedWith = expect.stringMatching(/^examiner /);
  const first = { ...recorded, number: 1, state: "done", askedBy: null, examinedWith };
  const second = { ...recorded, number: 2, state: "done", askedBy: by.id, examinedWith };
  const meanwhile = () => office.useCases.examineEvidence(again(2));
  expect(await listed("examinations", "GJ", meanwhile)).toEqual([{ ...first, shownFirst: true }]);
  // One that failed is listed, and shown first only where none before it was finished.
  const givenUp = () => office.useCases.giveUpExamination(again(3));
  const beside = { ...first, shownFirst: false, differs: [] };
  const both = [
    { ...beside, assessment: expect.anything() },
    { ...second, shownFirst: true },
  ];
  expect(await listed("examinations", "GJ", givenUp)).toEqual(both);
  const [, , third] = await listed("examinations", "PRO");
  expect(third).toMatchObject({
    ...{ number: 3, state: "failed", shownFirst: false, askedBy: by.id },
    assessment: { problems: ["examination-given-up"], mediaType: null },
  });
  expect(third?.["differs"]).toContainEqual({
    ...{ what: "mediaType", here: ["not recognised"], shownFirst: ["text/plain"] },
  });
});
