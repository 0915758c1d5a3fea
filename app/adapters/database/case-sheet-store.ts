import type { BundleWorksheets } from "#app/core/bundle/worksheets.ts";
import type { CaseEntry, EntryKind, EntryValues } from "#app/core/case/sheet-entry.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { BundleId, CaseEditId, CaseEntryId, CaseId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import { ensureReportKey, fieldOpener, fieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** An entry with the case that it is of. */
export interface KeptEntry extends CaseEntry {
  readonly caseId: CaseId;
}

/** A change of an entry that was not made, because somebody had changed the same before. */
export interface HeldCaseEdit {
  readonly id: CaseEditId;
  readonly entryId: CaseEntryId;
  readonly seen: number;
  readonly stands: number;
  readonly mine: EntryValues;
  readonly authorId: PersonId;
  readonly heldAt: Instant;
}

/** A held edit as it is read. */
export interface KeptCaseEdit extends HeldCaseEdit {
  readonly caseId: CaseId;
  readonly authorName: string;
  readonly settledAt: Instant | null;
}

interface NewVersion {
  readonly id: CaseEntryId;
  readonly version: number;
  readonly withdrawn: boolean;
  readonly values: EntryValues;
  readonly by: PersonId;
  readonly at: Instant;
}

const versionField = (id: string, version: number) =>
  ({ purpose: "notes", row: `${id}/${version}` }) as const;
const heldField = (id: string) => ({ purpose: "notes", row: `${id}/mine` }) as const;

const bundleField = (bundleId: BundleId) =>
  ({ purpose: "notes", row: `${bundleId}/worksheets` }) as const;

/** Reading the worksheets of cases. */
export function caseSheetReader(scope: DatabaseScope) {
  const { db } = scope;
  const versions = () =>
    db
      .selectFrom("case_entry_version")
      .innerJoin("case_entry", "case_entry.id", "case_entry_version.entry_id")
      .innerJoin("person", "person.id", "case_entry_version.written_by")
      .selectAll("case_entry_version")
      .select(["case_entry.case_id", "kind", "parent_id", "display_name"]);
  type Row = Awaited<ReturnType<ReturnType<typeof versions>["execute"]>>[number];
  async function opened(rows: readonly Row[]): Promise<KeptEntry[]> {
    const open = await fieldOpener(scope, ["office"]);
    return rows.map((row) => ({
      id: row.entry_id as CaseEntryId,
      caseId: row.case_id as CaseId,
      kind: row.kind as EntryKind,
      parentId: row.parent_id as CaseEntryId | null,
      version: Number(row.version),
      withdrawn: Number(row.withdrawn) === 1,
      values: JSON.parse(
        open("office", versionField(row.entry_id, Number(row.version)), row.content),
      ) as EntryValues,
      writerName: row.display_name,
      writtenAt: row.written_at as Instant,
    }));
  }
  const newest = () =>
    versions().where((eb) =>
      eb(
        "case_entry_version.version",
        "=",
        eb
          .selectFrom("case_entry_version as later")
          .select(({ fn }) => fn.max<number>("later.version").as("version"))
          .whereRef("later.entry_id", "=", "case_entry_version.entry_id"),
      ),
    );
  const held = () =>
    db
      .selectFrom("case_held_edit")
      .innerJoin("case_entry", "case_entry.id", "case_held_edit.entry_id")
      .innerJoin("person", "person.id", "case_held_edit.author_id")
      .selectAll("case_held_edit")
      .select(["case_entry.case_id", "display_name"]);
  async function openedEdits(
    rows: Awaited<ReturnType<ReturnType<typeof held>["execute"]>>,
  ): Promise<KeptCaseEdit[]> {
    const open = await fieldOpener(scope, ["office"]);
    return rows.map((row) => ({
      id: row.id as CaseEditId,
      caseId: row.case_id as CaseId,
      entryId: row.entry_id as CaseEntryId,
      seen: Number(row.seen),
      stands: Number(row.stands),
      mine: JSON.parse(open("office", heldField(row.id), row.mine)) as EntryValues,
      authorId: row.author_id as PersonId,
      authorName: row.display_name,
      heldAt: row.held_at as Instant,
      settledAt: row.settled_at as Instant | null,
    }));
  }
  return {
    /** Every entry of a case as it stands, those taken back too, in the order in which they were first written. */
    async entries(caseId: CaseId): Promise<KeptEntry[]> {
      const rows = await newest()
        .where("case_entry.case_id", "=", caseId)
        .orderBy("case_entry.position")
        .execute();
      return opened(rows);
    },
    /** One entry as it stands. */
    async find(id: CaseEntryId): Promise<KeptEntry | undefined> {
      const rows = await newest().where("case_entry.id", "=", id).execute();
      return (await opened(rows))[0];
    },
    /** One version of an entry. */
    async versionOf(id: CaseEntryId, version: number): Promise<KeptEntry | undefined> {
      const rows = await versions()
        .where("case_entry.id", "=", id)
        .where("case_entry_version.version", "=", version)
        .execute();
      return (await opened(rows))[0];
    },
    async findHeld(id: CaseEditId): Promise<KeptCaseEdit | undefined> {
      const rows = await held().where("case_held_edit.id", "=", id).execute();
      return (await openedEdits(rows))[0];
    },
    /** Edits about which nobody has decided, oldest first. */
    async unsettled(caseId: CaseId): Promise<KeptCaseEdit[]> {
      const rows = await held()
        .where("case_entry.case_id", "=", caseId)
        .where("case_held_edit.settled_at", "is", null)
        .orderBy("case_held_edit.held_at")
        .orderBy("case_held_edit.id")
        .execute();
      return openedEdits(rows);
    },
    /** The worksheets as they stood when a bundle was asked for; undefined where it takes none along. */
    async ofBundle(bundleId: BundleId): Promise<BundleWorksheets | undefined> {
      const row = await db
        .selectFrom("bundle_worksheets")
        .select("content")
        .where("bundle_id", "=", bundleId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const open = await fieldOpener(scope, ["office"]);
      return JSON.parse(open("office", bundleField(bundleId), row.content)) as BundleWorksheets;
    },
  };
}

/** Reading and writing them. A version is written once, with its custody event, and never changed. */
export function caseSheetStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;

  async function sealer() {
    await ensureReportKey(scope, "office");
    return fieldSealer(scope, "office");
  }

  async function insertVersion(version: NewVersion): Promise<void> {
    const seal = await sealer();
    await db
      .insertInto("case_entry_version")
      .values({
        ...{ entry_id: version.id, version: version.version },
        withdrawn: version.withdrawn ? 1 : 0,
        content: seal(versionField(version.id, version.version), JSON.stringify(version.values)),
        ...{ written_by: version.by, written_at: version.at },
      })
      .execute();
  }

  return {
    ...caseSheetReader(scope),
    /** Writes a new entry at the end of its case, as version 1. */
    async add(
      entry: Omit<NewVersion, "version" | "withdrawn"> &
        Pick<KeptEntry, "caseId" | "kind" | "parentId">,
      event: CustodyEvent,
    ): Promise<void> {
      const last = await db
        .selectFrom("case_entry")
        .select(({ fn }) => fn.max<number>("position").as("position"))
        .where("case_id", "=", entry.caseId)
        .executeTakeFirst();
      await db
        .insertInto("case_entry")
        .values({
          ...{ id: entry.id, case_id: entry.caseId, kind: entry.kind },
          ...{ parent_id: entry.parentId, position: Number(last?.position ?? 0) + 1 },
        })
        .execute();
      await insertVersion({ ...entry, version: 1, withdrawn: false });
      await append(event);
    },
    /** Writes the next version of an entry; those before stay. */
    async write(version: NewVersion, event: CustodyEvent): Promise<void> {
      await insertVersion(version);
      await append(event);
    },
    /** Keeps how they stood for a bundle. Its record, which names their digests, is that of the bundle. */
    async keepForBundle(bundleId: BundleId, sheets: BundleWorksheets): Promise<void> {
      const seal = await sealer();
      const content = seal(bundleField(bundleId), JSON.stringify(sheets));
      await db.insertInto("bundle_worksheets").values({ bundle_id: bundleId, content }).execute();
    },
    /** Keeps a change beside what stands. */
    async hold(edit: HeldCaseEdit, event: CustodyEvent): Promise<void> {
      const seal = await sealer();
      await db
        .insertInto("case_held_edit")
        .values({
          ...{ id: edit.id, entry_id: edit.entryId, seen: edit.seen, stands: edit.stands },
          mine: seal(heldField(edit.id), JSON.stringify(edit.mine)),
          ...{ author_id: edit.authorId, held_at: edit.heldAt },
          ...{ kept: null, settled_by: null, settled_at: null },
        })
        .execute();
      await append(event);
    },
    /** Notes what a person chose; the edit itself stays. */
    async settle(
      id: CaseEditId,
      how: {
        readonly kept: "mine" | "theirs" | "again";
        readonly by: PersonId;
        readonly at: Instant;
      },
      event: CustodyEvent,
    ): Promise<void> {
      const result = await db
        .updateTable("case_held_edit")
        .set({ kept: how.kept, settled_by: how.by, settled_at: how.at })
        .where("id", "=", id)
        .where("settled_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "settle the edit");
      await append(event);
    },
  };
}
