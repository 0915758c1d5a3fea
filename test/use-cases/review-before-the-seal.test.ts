import { afterAll, expect, jest, test } from "@jest/globals";
import { givenReport } from "#test/support/given.ts";
import { everyFileReviewed } from "#test/support/reviewed.ts";

// A large bundle takes its time to be written. What comes up for review meanwhile is not sealed over (evidence-standards 9.9).

/** Done when the archive is written and nothing of it is sealed. */
let meanwhile: () => Promise<void> = () => Promise.resolve();

// The writer is the real one; only what somebody else does beside it is put at its end, where chance would put it anywhere.
const PLACE = "#app/adapters/bundle/write-bundle-later.ts";
const { writeBundleLater } = await import("#app/adapters/bundle/write-bundle-later.ts");
jest.unstable_mockModule(PLACE, () => ({
  writeBundleLater: async (...args: Parameters<typeof writeBundleLater>) => {
    const written = await writeBundleLater(...args);
    await meanwhile();
    return written;
  },
}));
const { openTestOffice } = await import("#test/support/open-test-office.ts");
const office = await openTestOffice();
afterAll(() => office.remove());

test("a question that comes while a bundle is written keeps it from being sealed, and the next one is made once it is decided", async () => {
  const { useCases } = office;
  const by = await office.employ("prosecutor");
  const files = ["one", "two"].map((name) => ({ name: `${name}.txt`, bytes: Buffer.from(name) }));
  const { reportId, itemIds } = await givenReport(office, { files });
  await office.worker.idle();
  const opened = await useCases.openCase({ by, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const { caseId } = opened;
  await useCases.addReportToCase({ by, caseId, reportId });
  const itemId = itemIds[0] ?? "itm_none";
  await useCases.markExhibit({ by, caseId, itemId, description: "A written account" });
  await everyFileReviewed(useCases, { by, caseId });
  let asked = 0;
  meanwhile = async () => {
    const read = await useCases.readReview({ by, caseId });
    if (read.kind !== "review") throw new Error(read.kind);
    const chosen = read.files.slice(1).map(({ item, seen }) => ({ itemId: item.id, seen }));
    const act = { kind: "ask", reason: "Is there a second voice?" } as const;
    const outcome = await useCases.recordReview({ by, caseId, chosen, act });
    if (outcome.kind === "recorded") asked += outcome.recorded;
  };

  const request = async () => {
    const outcome = await useCases.requestBundle({ by, caseId, audience: "GJ" });
    if (outcome.kind !== "requested") throw new Error(outcome.kind);
    await office.worker.idle();
    return outcome.bundleId;
  };
  const bundleId = await request();
  expect(asked).toBe(1);
  expect(await useCases.findBundle({ bundleId })).toMatchObject({
    ...{ state: "failed", problem: "review-open" },
  });
  expect((await useCases.openBundle({ by, bundleId })).kind).toBe("not-ready");
  const custodian = { ...by, role: "evidence-custodian" as const };
  const events = (await useCases.listCustody({ by: custodian }))?.map(({ ev }) => ev);
  expect(events).toContain("bundle.failed");
  expect(events).not.toContain("bundle.exported");

  meanwhile = () => Promise.resolve();
  await everyFileReviewed(useCases, { by, caseId });
  const next = await request();
  expect(await useCases.findBundle({ bundleId: next })).toMatchObject({ state: "ready" });
});
