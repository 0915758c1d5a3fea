import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { IncidentPageId, PersonId } from "#app/core/ids.ts";
import type {
  IncidentPage,
  IncidentPageState,
  KeptPage,
  PageAct,
  PageActKind,
  PageVersion,
} from "#app/core/intake/incident-page.ts";
import type { Instant } from "#app/core/instant.ts";
import type { IncidentPageTable } from "#db/incident-page-tables.ts";
import type { AppendEvent } from "./custody-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** Who did it and when, with its record. */
interface Done {
  readonly byId: PersonId;
  readonly at: Instant;
  readonly event: CustodyEvent;
}

/** A version on its way into the database. */
interface NewVersion {
  readonly text: string;
  readonly sha256: string;
}

/** Reading pages of named events. */
export function incidentPageReader({ db, holdsRows }: DatabaseScope) {
  return {
    async find(id: IncidentPageId): Promise<KeptPage | undefined> {
      const row = await db
        .selectFrom("incident_page")
        .selectAll()
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row && pageOf(row);
    },
    async bySlug(slug: string): Promise<KeptPage | undefined> {
      const row = await db
        .selectFrom("incident_page")
        .selectAll()
        .where("slug", "=", slug)
        .executeTakeFirst();
      return row && pageOf(row);
    },
    /** Every page with what it says in its newest version, newest page first. */
    async all(): Promise<readonly (KeptPage & { readonly content: IncidentPage })[]> {
      const rows = await db
        .selectFrom("incident_page")
        .innerJoin("incident_page_version", (join) =>
          join
            .onRef("incident_page_version.page_id", "=", "incident_page.id")
            .onRef("incident_page_version.version", "=", "incident_page.version"),
        )
        .selectAll("incident_page")
        .select("incident_page_version.content")
        .orderBy("made_at", "desc")
        .orderBy("incident_page.id")
        .execute();
      return rows.map((row) => ({
        ...pageOf(row),
        content: JSON.parse(row.content) as IncidentPage,
      }));
    },
    /** What a page says in one version; undefined where it has no such version. */
    async version(id: IncidentPageId, version: number): Promise<PageVersion | undefined> {
      const row = await db
        .selectFrom("incident_page_version")
        .select(["version", "content", "sha256"])
        .where("page_id", "=", id)
        .where("version", "=", version)
        .executeTakeFirst();
      return (
        row && {
          version: Number(row.version),
          content: JSON.parse(row.content) as IncidentPage,
          sha256: row.sha256,
        }
      );
    },
    /** What was done to a page, oldest first. */
    async acts(id: IncidentPageId): Promise<readonly PageAct[]> {
      const rows = await db
        .selectFrom("incident_page_act")
        .innerJoin("person", "person.id", "incident_page_act.by_id")
        .select(["act", "version", "person.display_name as by_name", "at"])
        .where("page_id", "=", id)
        .orderBy("position")
        .execute();
      return rows.map((row) => ({
        act: row.act as PageActKind,
        version: Number(row.version),
        byName: row.by_name,
        at: row.at as Instant,
      }));
    },
  };
}

function pageOf(row: IncidentPageTable): KeptPage {
  return {
    id: row.id as IncidentPageId,
    slug: row.slug,
    state: row.state as IncidentPageState,
    version: Number(row.version),
    shownVersion: row.shown_version === null ? null : Number(row.shown_version),
    madeAt: row.made_at as Instant,
  };
}

/** Reading and writing pages of named events. Nothing is ever taken away: neither an address nor what once stood there. */
export function incidentPageStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  const reader = incidentPageReader(scope);

  async function note(id: IncidentPageId, act: PageActKind, version: number, done: Done) {
    const position = (await reader.acts(id)).length + 1;
    const { byId, at, event } = done;
    await db
      .insertInto("incident_page_act")
      .values({ page_id: id, position, act, version, by_id: byId, at })
      .execute();
    await append(event);
  }

  async function insertVersion(id: IncidentPageId, version: number, { text, sha256 }: NewVersion) {
    await db
      .insertInto("incident_page_version")
      .values({ page_id: id, version, content: text, sha256 })
      .execute();
  }

  return {
    ...reader,
    /** Keeps a new page as a draft with its first version. */
    async make(id: IncidentPageId, slug: string, first: NewVersion, done: Done): Promise<void> {
      await db
        .insertInto("incident_page")
        .values({ id, slug, state: "draft", version: 1, shown_version: null, made_at: done.at })
        .execute();
      await insertVersion(id, 1, first);
      await note(id, "made", 1, done);
    },
    /** Keeps the next version; the public sees it once it is opened. */
    async addVersion(
      id: IncidentPageId,
      version: number,
      next: NewVersion,
      done: Done,
    ): Promise<void> {
      const result = await db
        .updateTable("incident_page")
        .set({ version })
        .where("id", "=", id)
        .where("version", "=", version - 1)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "add a version to the page");
      await insertVersion(id, version, next);
      await note(id, "changed", version, done);
    },
    /** Shows that version to the public. */
    async open(id: IncidentPageId, version: number, done: Done): Promise<void> {
      const result = await db
        .updateTable("incident_page")
        .set({ state: "open", shown_version: version })
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "open the page");
      await note(id, "opened", version, done);
    },
    /** Takes no more reports there; `version` is the one whose closed words say so. All else that is shown stays as it was. */
    async close(id: IncidentPageId, version: number, done: Done): Promise<void> {
      const result = await db
        .updateTable("incident_page")
        .set({ state: "closed" })
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "close the page");
      await note(id, "closed", version, done);
    },
  };
}
