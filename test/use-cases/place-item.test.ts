import { afterEach, expect, test } from "@jest/globals";
import type { PlacementForm } from "#app/core/claims/placement-form.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

let office: TestOffice;
afterEach(async () => {
  await office.remove();
});

const FORM: PlacementForm = {
  placed: {
    ...{ kind: "place", method: "landmarks", latitude: 44.9778, longitude: -93.265 },
    radiusMetres: 25,
  },
  basis: "The sign of the pharmacy and the tram stop.",
};

for (const kind of ["sqlite", "postgres"] as const) {
  test(`what one person works out a second one judges; it stands beside the file's own claims, recorded, and is never changed (${kind})`, async () => {
    const settings = kind === "postgres" ? { DATABASE_URL: await newPostgresDatabase() } : {};
    office = await openTestOffice(undefined, { settings });
    const { useCases } = office;
    const ann = await office.employ("prosecutor");
    const bob = await office.employ("investigator");
    const analyst = await office.employ("intake-analyst");
    const sent = await givenReport(office, {
      files: [{ name: "1.jpg", bytes: Buffer.from("a picture") }],
    });
    const [itemId] = sent.itemIds;
    if (itemId === undefined) throw new Error("no file");
    const standing = async (by: Person) => {
      const found = await useCases.readPlacements({ by, itemId });
      if (found.kind !== "placements") throw new Error(found.kind);
      return found;
    };

    const placed = await useCases.placeItem({ by: ann, itemId, form: FORM });
    if (placed.kind !== "done") throw new Error(placed.kind);
    const which = { itemId, placementId: placed.placementId };
    expect((await standing(bob)).standing).toMatchObject([
      { level: "P3", placement: { basis: FORM.basis, placed: FORM.placed, setBy: ann.id } },
    ]);
    // Whoever sees places cut down does not see this one, and does not judge it.
    expect((await standing(analyst)).standing).toEqual([]);
    const judged = { ...which, agreed: true, note: "" };
    expect(await useCases.reviewPlacement({ by: analyst, ...judged })).toMatchObject({
      kind: "refused",
    });
    expect(await useCases.reviewPlacement({ by: ann, ...judged })).toEqual({ kind: "own" });
    const not = { ...judged, agreed: false };
    expect(await useCases.reviewPlacement({ by: bob, ...not })).toEqual({ kind: "reason-needed" });
    expect(await useCases.reviewPlacement({ by: bob, ...judged })).toEqual({ kind: "done" });
    expect(await useCases.reviewPlacement({ by: bob, ...not, note: "No." })).toEqual({
      kind: "ended",
    });
    expect((await standing(bob)).standing).toMatchObject([{ level: "P2" }]);

    expect(await useCases.withdrawPlacement({ by: bob, ...which })).toEqual({ kind: "not-own" });
    expect(await useCases.withdrawPlacement({ by: ann, ...which })).toEqual({ kind: "done" });
    expect(await useCases.withdrawPlacement({ by: ann, ...which })).toEqual({ kind: "ended" });
    const left = await standing(bob);
    expect(left.standing).toEqual([]);
    expect(left.withdrawn).toMatchObject([{ basis: FORM.basis, review: { by: bob.id } }]);

    // No file was made after it was here.
    const tomorrow = instantFromMillis(Date.now() + 86_400_000);
    const late: PlacementForm = {
      placed: { kind: "time", method: "visible-clock", earliest: tomorrow, latest: tomorrow },
      basis: "The clock of the bank.",
    };
    expect(await useCases.placeItem({ by: ann, itemId, form: late })).toMatchObject({
      kind: "after-receipt",
    });

    // An analyst works out places too, and sees their own.
    await useCases.placeItem({ by: analyst, itemId, form: FORM });
    expect((await standing(analyst)).standing).toHaveLength(1);

    const read = await useCases.readReport({ by: ann, reportId: sent.reportId });
    if (read.kind !== "report") throw new Error(read.kind);
    expect(read.file.placements).toMatchObject([{ level: "P3" }]);
    const records = read.file.custody.filter(({ ev }) => ev.startsWith("item.place"));
    expect(records.map(({ ev }) => ev)).toEqual([
      ...["item.placed", "item.placement_reviewed", "item.placement_withdrawn", "item.placed"],
    ]);
    // The point itself is in no record's own text: only in what is disclosed to those who may read it.
    const { obj } = JSON.parse(Buffer.from(records[0]?.leaf ?? []).toString()) as { obj: object };
    expect(obj).not.toEqual({});
    expect(JSON.stringify(obj)).not.toContain("44.97");
    expect(JSON.stringify(records[0]?.disclosures)).toMatch(/place/);
  });
}
