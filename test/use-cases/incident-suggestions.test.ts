import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { givenReport } from "#test/support/given.ts";
import { lookAt } from "#test/support/look-at-report.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";

const NO_TIME: IncidentTime = {
  ...{ from: null, fromTime: null, until: null, untilTime: null, about: false },
};

describe.each(["sqlite", "postgres"] as const)("suggested incidents (%s)", (kind) => {
  let office: TestOffice;
  let analyst: Person;
  let prosecutor: Person;

  beforeAll(async () => {
    const settings: Record<string, string> =
      kind === "sqlite" ? {} : { DATABASE_URL: await newPostgresDatabase() };
    office = await openTestOffice(undefined, { settings });
    analyst = await office.employ("intake-analyst");
    prosecutor = await office.employ("prosecutor");
  });
  afterAll(() => office.remove());

  /** A report of somebody who names that place, day and time of day. */
  async function report(place: string, from: string, fromTime: string): Promise<ReportId> {
    const { reportId } = await givenReport(office, {
      narrative: "An officer hit him with a trombone.",
      beforeSending: async (token) => {
        const time = { ...NO_TIME, from, fromTime, about: true };
        const whereAndWhen = { place, latitude: null, longitude: null, time };
        await office.useCases.saveAnswers({ token, answers: { whereAndWhen } });
      },
    });
    return reportId;
  }

  async function suggested(by: Person, reportId: ReportId) {
    await office.worker.idle();
    const listed = await office.useCases.listSuggestions({ by, reportId });
    if (listed.kind !== "suggestions") throw new Error(listed.kind);
    return listed.suggestions;
  }

  async function incidentOf(reportId: ReportId) {
    return (await lookAt(office, { by: analyst, reportId })).incident.current?.id;
  }

  test("two who name one corner and one hour are suggested with every reason; a yes puts them together, and undo takes them apart", async () => {
    const one = await report("Quarry Lane and Mercer", "2026-11-02", "20:00");
    const two = await report("Mercer, corner of Quarry Lane", "2026-11-02", "20:15");
    const elsewhere = await report("Harbor Pier 9", "2026-11-02", "20:10");
    const nextWeek = await report("Quarry Lane and Mercer", "2026-11-09", "20:00");
    const [suggestion, ...others] = await suggested(analyst, one);
    if (suggestion === undefined) throw new Error("nothing is suggested");
    expect(others).toEqual([]);
    expect(suggestion.reports.map(({ id }) => id).sort()).toEqual([one, two].sort());
    const { points, reasons } = suggestion;
    expect(reasons.map((reason) => reason.kind)).toEqual(
      expect.arrayContaining(["time", "place-words"]),
    );
    expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(points);
    expect(await suggested(analyst, elsewhere)).toEqual([]);
    expect(await suggested(analyst, nextWeek)).toEqual([]);

    const { useCases } = office;
    const decision = { by: analyst, suggestionId: suggestion.id };
    const confirmed = await useCases.confirmSuggestion(decision);
    if (confirmed.kind !== "confirmed") throw new Error(confirmed.kind);
    expect([await incidentOf(one), await incidentOf(two)]).toEqual([
      confirmed.incidentId,
      confirmed.incidentId,
    ]);
    expect(await useCases.confirmSuggestion(decision)).toEqual({ kind: "decided" });
    expect(await useCases.reopenSuggestion(decision)).toEqual({ kind: "open" });
    expect([await incidentOf(one), await incidentOf(two)]).toEqual([undefined, undefined]);
    // Nothing is left of what the yes made: it does not stay open where nobody would find it.
    const left = await useCases.readIncident({ by: analyst, incidentId: confirmed.incidentId });
    expect(left).toMatchObject({ kind: "incident", incident: { state: "closed" }, reports: [] });
    const read = await useCases.readReport({ by: analyst, reportId: one });
    const events = read.kind === "report" ? read.file.custody.map(({ ev }) => ev) : [];
    expect(events.slice(-2)).toEqual(["report.linked", "report.unlinked"]);
    // The database keeps neither words nor places in what finds them.
    expect(JSON.stringify(reasons)).toContain("quarry");
  });

  test("a no is remembered, also for what stands in the other's incident; it can be taken back", async () => {
    const place = "Juniper Court by the kiln";
    const one = await report(place, "2026-10-12", "07:00");
    const two = await report(place, "2026-10-12", "07:10");
    const [first] = await suggested(analyst, two);
    if (first === undefined) throw new Error("nothing is suggested");
    const { useCases } = office;
    await useCases.confirmSuggestion({ by: analyst, suggestionId: first.id });
    const three = await report(place, "2026-10-12", "07:20");
    const [second] = await suggested(analyst, three);
    if (second === undefined) throw new Error("nothing more is suggested");
    const no = { by: analyst, suggestionId: second.id };
    expect(await useCases.rejectSuggestion(no)).toEqual({ kind: "rejected" });
    expect(await useCases.rejectSuggestion(no)).toEqual({ kind: "decided" });
    // Neither with the one nor with the other, however often it is looked at again.
    expect(await suggested(analyst, three)).toEqual([]);
    expect(await suggested(analyst, one)).toEqual([]);
    expect(await useCases.reopenSuggestion(no)).toEqual({ kind: "open" });
    expect((await suggested(analyst, three)).map(({ id }) => id)).toEqual([second.id]);
    const yes = await useCases.confirmSuggestion(no);
    expect(yes).toEqual({ kind: "confirmed", incidentId: await incidentOf(one) });
    const read = await useCases.readReport({ by: analyst, reportId: three });
    const events = read.kind === "report" ? read.file.custody.map(({ ev }) => ev) : [];
    expect(events.slice(-3)).toEqual([
      "report.suggestion_rejected",
      "report.suggestion_reopened",
      "report.linked",
    ]);
  });

  test("what a merge puts into one incident is asked no more, and is asked again once the merge is taken back", async () => {
    const place = "Lantern Court by the well";
    const one = await report(place, "2026-10-16", "09:00");
    const two = await report(place, "2026-10-16", "09:10");
    const [suggestion] = await suggested(analyst, one);
    if (suggestion === undefined) throw new Error("nothing is suggested");
    const { useCases } = office;
    const made = async (reportId: ReportId) => {
      const fields = { title: "Lantern Court" };
      const outcome = await useCases.makeIncident({ by: analyst, reportIds: [reportId], fields });
      if (outcome.kind !== "made") throw new Error(outcome.kind);
      return outcome.incidentId;
    };
    const [from, into] = [await made(one), await made(two)];
    expect(await suggested(analyst, one)).toHaveLength(1);
    await useCases.mergeIncidents({ by: analyst, from, into, why: "" });
    expect(await suggested(analyst, one)).toEqual([]);
    expect(await useCases.undoMerge({ by: analyst, incidentId: from })).toEqual({ kind: "undone" });
    expect((await suggested(analyst, one)).map(({ id }) => id)).toEqual([suggestion.id]);
  });

  test("nobody is shown, or decides, a suggestion with a report out of their sight; junk is not compared", async () => {
    const place = "Orchard Steps, lower gate";
    const one = await report(place, "2026-10-20", "12:00");
    const two = await report(place, "2026-10-20", "12:05");
    const [suggestion] = await suggested(prosecutor, one);
    if (suggestion === undefined) throw new Error("nothing is suggested");
    const { useCases } = office;
    await useCases.raiseWall({
      ...{ by: prosecutor, subjectId: two, personId: analyst.id },
      reason: "A cousin of the driver",
    });
    expect(await suggested(analyst, one)).toEqual([]);
    const decision = { by: analyst, suggestionId: suggestion.id };
    expect(await useCases.confirmSuggestion(decision)).toEqual({ kind: "not-found" });
    expect(await useCases.rejectSuggestion(decision)).toEqual({ kind: "not-found" });
    await useCases.setReportStatus({ by: prosecutor, reportId: two, status: "junk" });
    expect(await suggested(prosecutor, one)).toEqual([]);
  });

  describe("related reports", () => {
    let sightings = 0;
    const FILE = { name: "clip.bin", bytes: new Uint8Array(500).fill(7) };

    /** A report that names a plate, and a day without a time. */
    async function seen(
      plate: string,
      narrative: string,
      files: readonly (typeof FILE)[] = [],
    ): Promise<ReportId> {
      const { reportId } = await givenReport(office, {
        narrative,
        files,
        beforeSending: async (token) => {
          const time = { ...NO_TIME, from: "2026-09-14" };
          sightings += 1;
          await office.useCases.saveAnswers({
            token,
            answers: {
              whereAndWhen: { place: "Tannery Row", latitude: null, longitude: null, time },
              sightings: [
                {
                  ...{ kind: "vehicle", id: `sgt_${String(sightings)}`, plate, plateFrom: "" },
                  ...{ looks: "", markings: "", did: "" },
                },
              ],
            },
          });
        },
      });
      return reportId;
    }

    async function related(by: Person, reportId: ReportId) {
      await office.worker.idle();
      const { related: found } = await lookAt(office, { by, reportId });
      return new Map(found.related.map(({ id, reasons }) => [id, reasons]));
    }

    test("each says what it shares: the plate, the file, rare words, the incident", async () => {
      const one = await seen(
        "KTR-4471",
        "A xylophone lay beside the marmalade at 8pm, with 40 spoons.",
        [FILE],
      );
      const plate = await seen("ktr 4471", "Nothing else.");
      const begun = await seen("KTR44", "Also nothing.");
      const words = await seen("ZZZ999", "Marmalade everywhere, and a xylophone.");
      const file = await seen("YYY888", "Here is what I have.", [FILE]);
      const other = await seen("XXX777", "Marmalade was on the table at 8pm, for 40.");
      const found = await related(analyst, one);
      expect(found.get(plate)).toEqual([{ kind: "plate", text: "KTR4471", whole: true }]);
      expect(found.get(begun)).toEqual([{ kind: "plate", text: "KTR44", whole: false }]);
      expect(found.get(words)).toEqual([{ kind: "words", words: ["xylophone", "marmalade"] }]);
      expect(found.get(file)).toEqual([{ kind: "same-file", files: 1 }]);
      // One rare word is chance, and a number beside it is no second one.
      expect(found.has(other)).toBe(false);
      expect([...found.keys()].indexOf(file)).toBe(0);
      await office.useCases.makeIncident({
        ...{ by: analyst, reportIds: [one, other] },
        fields: { title: "Tannery Row" },
      });
      expect((await related(analyst, one)).get(other)).toEqual([{ kind: "incident" }]);
    });

    test("what is out of somebody's sight, or junk, is neither shown nor counted", async () => {
      const one = await seen("QVB 1203", "A report.");
      const two = await seen("QVB 1203", "Another one.");
      expect((await related(analyst, one)).has(two)).toBe(true);
      await office.useCases.raiseWall({
        ...{ by: prosecutor, subjectId: two, personId: analyst.id },
        reason: "A cousin of the driver",
      });
      expect((await related(analyst, one)).has(two)).toBe(false);
      expect((await related(prosecutor, one)).has(two)).toBe(true);
      await expect(related(analyst, two)).rejects.toThrow("not-found");
      await office.useCases.setReportStatus({ by: prosecutor, reportId: two, status: "junk" });
      expect((await related(prosecutor, one)).has(two)).toBe(false);
    });
  });
});
