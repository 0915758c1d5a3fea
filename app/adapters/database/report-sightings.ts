import type { ReportId } from "#app/core/ids.ts";
import type { Sighting } from "#app/core/intake/sightings.ts";
import type { YourPart } from "#app/core/intake/your-part.ts";
import type { NewReport } from "./new-report.ts";
import { fieldOpener, fieldSealer } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

const sightingOf = (id: string) => ({ purpose: "answers", row: `${id}/sighting` }) as const;
const besideOf = (reportId: string) => ({ purpose: "answers", row: `${reportId}/beside` }) as const;

/** Reading whom and what a report saw, and what stands beside its story. */
export function reportSightingReader(scope: DatabaseScope) {
  const { db } = scope;
  return {
    /** Officers and vehicles, in the order in which they were given. */
    async sightings(id: ReportId): Promise<Sighting[]> {
      const rows = await db
        .selectFrom("report_sighting")
        .innerJoin("report", "report.id", "report_sighting.report_id")
        .select(["report_sighting.id", "report_sighting.said", "report.draft_id"])
        .where("report_id", "=", id)
        .orderBy("position")
        .execute();
      const open = await fieldOpener(
        scope,
        rows.map((row) => row.draft_id),
      );
      return rows.map(
        (row) => JSON.parse(open(row.draft_id, sightingOf(row.id), row.said)) as Sighting,
      );
    },
    /** For whom the report was written and what else was said beside it; undefined where nothing was. */
    async yourPart(id: ReportId): Promise<YourPart | undefined> {
      const row = await db
        .selectFrom("report_beside")
        .innerJoin("report", "report.id", "report_beside.report_id")
        .select(["report_beside.said", "report.draft_id"])
        .where("report_id", "=", id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const open = await fieldOpener(scope, [row.draft_id]);
      return JSON.parse(open(row.draft_id, besideOf(id), row.said)) as YourPart;
    },
  };
}

/** What of the sightings of these reports is searched: their words, and the plates and badges among them. Each id leads to the owner of its key. */
export async function sightingsToSearch(
  { db }: DatabaseScope,
  draftOf: ReadonlyMap<string, string>,
  open: Awaited<ReturnType<typeof fieldOpener>>,
): Promise<ReadonlyMap<string, { readonly said: string[]; readonly numbers: string[] }>> {
  const found = new Map<string, { readonly said: string[]; readonly numbers: string[] }>();
  if (draftOf.size === 0) return found;
  const rows = await db
    .selectFrom("report_sighting")
    .select(["id", "report_id", "said"])
    .where("report_id", "in", [...draftOf.keys()])
    .orderBy("report_id")
    .orderBy("position")
    .execute();
  for (const row of rows) {
    const owner = draftOf.get(row.report_id) ?? "";
    const seen = JSON.parse(open(owner, sightingOf(row.id), row.said)) as Sighting;
    const { said, numbers } = found.get(row.report_id) ?? { said: [], numbers: [] };
    const words =
      seen.kind === "officer"
        ? [seen.badge, seen.patch, seen.looks, seen.answer, seen.did]
        : [seen.plate, seen.plateFrom, seen.looks, seen.markings, seen.did];
    said.push(...words.filter((text) => text !== ""));
    numbers.push(seen.kind === "officer" ? seen.badge : seen.plate);
    found.set(row.report_id, { said, numbers });
  }
  return found;
}

/** Keeps both of a report that is being received, under the key of the report, which must be there. */
export async function insertSightings(scope: DatabaseScope, report: NewReport): Promise<void> {
  const { sightings = [], yourPart } = report;
  if (sightings.length === 0 && yourPart === undefined) return;
  const seal = await fieldSealer(scope, report.draftId);
  if (sightings.length > 0) {
    const rows = sightings.map((sighting, position) => ({
      ...{ id: sighting.id, report_id: report.id, position },
      said: seal(sightingOf(sighting.id), JSON.stringify(sighting)),
    }));
    await scope.db.insertInto("report_sighting").values(rows).execute();
  }
  if (yourPart === undefined) return;
  const said = seal(besideOf(report.id), JSON.stringify(yourPart));
  await scope.db.insertInto("report_beside").values({ report_id: report.id, said }).execute();
}
