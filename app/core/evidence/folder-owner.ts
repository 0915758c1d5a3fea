import type { Id } from "../ids.ts";

/**
 * Whose files a data folder says that it holds. `nobody`: it was just made. `unsaid`: it was made by a version that did not say it. `unreadable`:
 * what says it was changed by somebody else.
 */
export type FolderOwner =
  | { readonly kind: "office"; readonly id: Id<"off"> }
  | { readonly kind: "nobody" | "unsaid" | "unreadable" };

/** What the database that is to work with a folder says of itself. */
export interface FolderClaimant {
  /** The office's id; undefined for a database in which no office was founded yet. */
  readonly office: string | undefined;
  /** Whether a folder was ever bound to it. */
  readonly isBound: boolean;
  /** Whether it names files that must lie in the folder. */
  readonly hasFiles: boolean;
}

/** Why a folder and a database must not work together. */
export type FolderMismatch =
  | "other-office"
  | "new-database"
  | "new-folder"
  | "empty-folder"
  | "unmarked-folder"
  | "unreadable-mark";

/**
 * Whether a data folder and a database belong together: a server that looks at another folder would find no file of its office, and take what is
 * lying elsewhere, whole, for lost. `isEmpty`: neither uploads nor originals lie in the folder. Undefined where nothing speaks against it.
 */
export function folderMismatch(
  folder: { readonly owner: FolderOwner; readonly isEmpty: boolean },
  database: FolderClaimant,
): FolderMismatch | undefined {
  const { owner, isEmpty } = folder;
  switch (owner.kind) {
    case "unreadable":
      return "unreadable-mark";
    case "office":
      if (database.office === undefined) return "new-database";
      return owner.id === database.office ? undefined : "other-office";
    case "nobody":
      return database.hasFiles ? "new-folder" : undefined;
    case "unsaid":
      // Made by an earlier version, together with its database: taken over once.
      if (database.isBound) return "unmarked-folder";
      if (database.office === undefined) return isEmpty ? undefined : "new-database";
      return isEmpty && database.hasFiles ? "empty-folder" : undefined;
  }
}
