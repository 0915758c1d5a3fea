import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { OwnLetterId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { OwnLetterText } from "#app/core/office/own-letter.ts";
import type { AppendEvent } from "./custody-store.ts";
import type { DatabaseScope } from "./scope.ts";

/** One version of a letter of the office's own. */
export interface OwnLetterVersion {
  readonly id: OwnLetterId;
  readonly version: number;
  /** It is not offered any more. */
  readonly withdrawn: boolean;
  readonly text: OwnLetterText;
  /** Of its canonical text, in hex: letters that were sent name it by that. */
  readonly sha256: string;
  readonly writerName: string;
  readonly writtenAt: Instant;
}

interface NewVersion {
  readonly id: OwnLetterId;
  readonly version: number;
  readonly withdrawn: boolean;
  /** Canonical JSON (RFC 8785). */
  readonly content: string;
  readonly sha256: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Reading letters of the office's own. */
export function ownLetterReader({ db }: DatabaseScope) {
  const versions = db
    .selectFrom("own_letter")
    .innerJoin("person", "person.id", "own_letter.written_by")
    .selectAll("own_letter")
    .select("person.display_name");
  type Row = Awaited<ReturnType<typeof versions.execute>>[number];
  const versionOf = (row: Row): OwnLetterVersion => ({
    id: row.letter_id as OwnLetterId,
    version: Number(row.version),
    withdrawn: Number(row.withdrawn) === 1,
    text: JSON.parse(row.content) as OwnLetterText,
    sha256: row.sha256,
    writerName: row.display_name,
    writtenAt: row.written_at as Instant,
  });
  return {
    /** The newest version of each, those not offered any more too, by title. */
    async newest(): Promise<readonly OwnLetterVersion[]> {
      const rows = await versions
        .where((eb) =>
          eb(
            "own_letter.version",
            "=",
            eb
              .selectFrom("own_letter as later")
              .select(({ fn }) => fn.max<number>("later.version").as("version"))
              .whereRef("later.letter_id", "=", "own_letter.letter_id"),
          ),
        )
        .execute();
      return rows
        .map(versionOf)
        .sort((one, other) => one.text.title.localeCompare(other.text.title, "en"));
    },
    /** Every version of one, newest first; none where there is no such letter. */
    async versions(id: OwnLetterId): Promise<readonly OwnLetterVersion[]> {
      const rows = await versions
        .where("own_letter.letter_id", "=", id)
        .orderBy("own_letter.version", "desc")
        .execute();
      return rows.map(versionOf);
    },
  };
}

/** Reading and writing them. A version is written once, with its custody event, and never changed. */
export function ownLetterStore(scope: DatabaseScope, append: AppendEvent) {
  return {
    ...ownLetterReader(scope),
    async write(version: NewVersion, event: CustodyEvent): Promise<void> {
      await scope.db
        .insertInto("own_letter")
        .values({
          ...{ letter_id: version.id, version: version.version },
          ...{ withdrawn: version.withdrawn ? 1 : 0, content: version.content },
          ...{ sha256: version.sha256, written_by: version.by, written_at: version.at },
        })
        .execute();
      await append(event);
    },
  };
}
