import { randomBytes } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { BundleId, CaseId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { compose, type Application } from "#app/server/compose.ts";
import { givenReport } from "./given.ts";
import { openTestOffice, testConfig } from "./open-test-office.ts";
import { everyFileReviewed } from "./reviewed.ts";

/** An office with a case of one large exhibit, for servers that are killed while they make bundles of it. */
export interface SealingOffice {
  readonly folder: string;
  readonly by: Person;
  readonly caseId: CaseId;
  /** Looks at the data beside whatever serves it, as the operator's commands do. */
  readonly visit: <T>(look: (office: Application) => Promise<T>) => Promise<T>;
  /** Asks for a bundle. No server is woken: a running one finds the request by itself. */
  readonly request: () => Promise<BundleId>;
  /** How far the making of a bundle is, by what lies on the disk and in the database. Cheap: it is asked for again and again. */
  readonly found: (bundleId: BundleId) => Found;
  /** Keeps everybody else from writing to the database until what this answers is called. */
  readonly lock: () => () => void;
  readonly remove: () => Promise<void>;
}

/** What there is of a bundle. */
export interface Found {
  /** A signed state of the log covers the request. */
  readonly isSigned: boolean;
  readonly isStamped: boolean;
  /** In the work folder: nothing; its other files, which have no name; the archive in part; the whole archive. */
  readonly work: "nothing" | "files" | "part" | "whole";
  /** Octets of the archive in the work folder, written so far. */
  readonly written: number;
  readonly stored: "nothing" | "part" | "whole";
  /** Octets of the archive in the store, written so far. */
  readonly kept: number;
  readonly isExported: boolean;
}

/** Sets the office up and closes it. */
export async function sealingOffice(
  bytes: number,
  settings: Readonly<Record<string, string>>,
): Promise<SealingOffice> {
  const folder = await mkdtemp(join(tmpdir(), "bw-sealing-"));
  const office = await openTestOffice(folder, { settings });
  const { reportId, itemIds } = await givenReport(office, {
    files: [{ name: "clip.mp4", bytes: randomBytes(bytes) }],
  });
  await office.worker.idle();
  const by = await office.employ("prosecutor");
  const { useCases } = office;
  const opened = await useCases.openCase({ by, title: "Crash" });
  const [itemId] = itemIds;
  if (opened.kind !== "opened" || itemId === undefined) throw new Error("no case");
  const { caseId } = opened;
  await useCases.addReportToCase({ by, caseId, reportId });
  await useCases.markExhibit({ by, caseId, itemId, description: "A recording" });
  await everyFileReviewed(useCases, { by, caseId });
  await office.shut();

  const visit: SealingOffice["visit"] = async (look) => {
    const config = testConfig(folder, settings);
    const composed = await compose(config, { purpose: "visit", writeLog: () => undefined });
    if (!composed.ok) throw new Error(composed.problem);
    try {
      return await look(composed.value);
    } finally {
      await composed.value.close();
    }
  };
  const data = join(folder, "data");
  const database = new Sqlite(join(data, "bearwitness.sqlite"), { timeout: 10_000 });
  return {
    ...{ folder, by, caseId, visit },
    request: () =>
      visit(async (visited) => {
        const asked = await visited.useCases.requestBundle({ by, caseId, audience: "GJ" });
        if (asked.kind !== "requested") throw new Error(asked.kind);
        return asked.bundleId;
      }),
    found: (bundleId) => ({ ...foundInLog(database, bundleId), ...foundOnDisk(data, bundleId) }),
    lock: () => {
      database.exec("begin immediate");
      return () => database.exec("rollback");
    },
    remove: async () => {
      database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function foundInLog(database: Sqlite.Database, bundleId: BundleId) {
  const seq = (ev: string) =>
    database
      .prepare<[string, string], { seq: number }>(
        "select seq from custody_log where subj = ? and ev = ?",
      )
      .get(bundleId, ev)?.seq;
  const prepared = seq("bundle.prepared") ?? Number.MAX_SAFE_INTEGER;
  const isAny = (table: string) =>
    database.prepare<[number]>(`select 1 from ${table} where size > ? limit 1`).get(prepared) !==
    undefined;
  return {
    isSigned: isAny("custody_checkpoint"),
    isStamped: isAny("custody_timestamp"),
    isExported: seq("bundle.exported") !== undefined,
  };
}

function foundOnDisk(data: string, bundleId: BundleId) {
  const jobs = namesIn(join(data, "work")).filter((name) => name.startsWith("job-"));
  const archive = jobs.map((name) => join(data, "work", name, `${bundleId}.zip`));
  const whole = archive.map(sizeOf).find((size) => size !== undefined);
  const part = archive.map((path) => sizeOf(`${path}.partial`)).find((size) => size !== undefined);
  const bundles = join(data, "bundles");
  const partial = namesIn(bundles).find(
    (name) => name.startsWith(`${bundleId}.`) && name.endsWith(".partial"),
  );
  const isKept = sizeOf(join(bundles, bundleId.slice(-2), bundleId)) !== undefined;
  const named: Found["work"] =
    whole === undefined ? (part === undefined ? "files" : "part") : "whole";
  const work: Found["work"] = jobs.length === 0 ? "nothing" : named;
  const stored: Found["stored"] = isKept ? "whole" : partial === undefined ? "nothing" : "part";
  return {
    ...{ work, stored, written: whole ?? part ?? 0 },
    kept: (partial === undefined ? undefined : sizeOf(join(bundles, partial))) ?? 0,
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // The process that is watched removed it meanwhile.
    return [];
  }
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}
