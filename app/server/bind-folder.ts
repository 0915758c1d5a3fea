import type { Database } from "#app/adapters/database/open.ts";
import type { DataDir } from "#app/adapters/storage/data-dir.ts";
import {
  folderMismatch,
  type FolderClaimant,
  type FolderMismatch,
} from "#app/core/evidence/folder-owner.ts";
import { isIdOf } from "#app/core/ids.ts";
import type { Config } from "./config.ts";

type Settings = Pick<Config, "dataDir" | "database" | "evidence">;

/**
 * Why this data folder is not the one that the database's files lie in, as one line for the operator that names both and says what to do; undefined
 * where it may be. To be asked before anything is written to either (decision 0051).
 */
export async function folderProblem(
  config: Settings,
  database: Pick<Database, "read">,
  dataDir: Pick<DataDir, "owner" | "isEmpty">,
): Promise<string | undefined> {
  const claimant = await claimantOf(config, database);
  const owner = await dataDir.owner();
  const folder = { owner, isEmpty: await dataDir.isEmpty() };
  const mismatch = folderMismatch(folder, claimant);
  if (mismatch === undefined) return undefined;
  const named = {
    folder: `DATA_DIR ${config.dataDir}`,
    database: nameOf(config.database),
    office: claimant.office ?? "no office",
    owner: owner.kind === "office" ? owner.id : "no office",
  };
  return `${SENTENCES[mismatch](named)} See "Folder and database belong together" in docs/operate.md.`;
}

/** Binds the two for good, where they are not yet. True where a folder of an earlier version was taken over by this. Repeatable. */
export async function bindFolder(
  database: Pick<Database, "read" | "transact">,
  dataDir: Pick<DataDir, "owner" | "claim">,
  office: string,
): Promise<boolean> {
  if (!isIdOf("off", office)) throw new Error("the office's id is not spelled as one");
  const owner = await dataDir.owner();
  // The folder first: a crash in between leaves one that says the same of itself.
  if (owner.kind !== "office") await dataDir.claim(office);
  if ((await database.read((stores) => stores.office.get("data-folder"))) !== office) {
    await database.transact((stores) => stores.office.set("data-folder", office));
  }
  return owner.kind === "unsaid";
}

function claimantOf(config: Settings, { read }: Pick<Database, "read">): Promise<FolderClaimant> {
  return read(async ({ office, items, uploads }) => ({
    office: await office.get("deployment-id"),
    isBound: (await office.get("data-folder")) !== undefined,
    hasFiles:
      (await items.anyIn(
        // What is sealed lies in the bucket where there is one.
        config.evidence.kind === "local" ? ["received", "sealed"] : ["received"],
      )) || (await uploads.anyArriving()),
  }));
}

interface Named {
  readonly folder: string;
  readonly database: string;
  readonly office: string;
  readonly owner: string;
}

const SET_BACK = "Mount its disk, or set DATA_DIR back";

const SENTENCES: Readonly<Record<FolderMismatch, (named: Named) => string>> = {
  "other-office": ({ folder, database, office, owner }) =>
    `${folder} holds the files of office ${owner}, and ${database} is of office ${office}. Set DATA_DIR or DATABASE_URL back to the two that belong together.`,
  "new-database": ({ folder, database, owner }) =>
    `${folder} holds files of ${owner === "no office" ? "an office" : `office ${owner}`}, and ${database} is new. Set DATABASE_URL back, or put the database back from its backup.`,
  "new-folder": ({ folder, database, office }) =>
    `${folder} is new and empty, and ${database} (office ${office}) has files that lie in another folder. ${SET_BACK}.`,
  "empty-folder": ({ folder, database, office }) =>
    `${folder} is empty, and ${database} (office ${office}) has files that lie in another folder. ${SET_BACK}.`,
  "unmarked-folder": ({ folder, database, office }) =>
    `${folder} does not say whose it is, and ${database} (office ${office}) has a folder that does. ${SET_BACK}.`,
  "unreadable-mark": ({ folder, database, office }) =>
    `The file belongs-to in ${folder} is not as Bearwitness writes it, and ${database} is of office ${office}. Put it back from its backup.`,
};

/** Without what a connection string may hold of passwords. */
function nameOf(location: Config["database"]): string {
  return location.kind === "sqlite"
    ? `the database ${location.file}`
    : "the database of DATABASE_URL";
}
