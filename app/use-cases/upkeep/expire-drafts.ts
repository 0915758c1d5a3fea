import type { ExpiredDraft } from "#app/adapters/database/draft-store.ts";
import type { ItemId } from "#app/core/ids.ts";
import { withdrawWithPreviews } from "../evidence/dispose-item.ts";
import { endDraft } from "../intake/end-draft.ts";
import type { Tools } from "../tools.ts";

/** Read at once. Each of them ends in a transaction of its own. */
const AT_ONCE = 100;

type Ending = Pick<
  Tools,
  "transact" | "read" | "clock" | "staging" | "log" | "pause" | "isDiskFull"
>;

/**
 * Removes every draft that nobody finished in time, each with its files and their records in one transaction. One that its reporter sends, or goes
 * on with, at this very moment is left whole. One that cannot be ended is told of by its id, and keeps no other from its end; then this fails, once all
 * others are done.
 */
export async function expireDrafts(tools: Ending): Promise<void> {
  const now = tools.clock.now();
  const drafts = await endEach<ExpiredDraft>(tools, {
    page: (after) => tools.read((stores) => stores.drafts.expired(now, AT_ONCE, after)),
    end: async ({ id }) => {
      const files = await tools.transact(async (stores) => {
        // Asked again, and held: it was sent, or something of it came, since the list was read.
        if (!(await stores.drafts.isExpired(id, now))) return undefined;
        return endDraft(stores, id, "draft-expired", now);
      });
      for (const itemId of files ?? []) await tools.staging.discard(itemId);
      return files !== undefined;
    },
    failed: ({ id }, error) => {
      tools.log.error("upkeep.draft-not-ended", error, { draft: id });
    },
  });
  if (drafts.ended > 0) tools.log.info("upkeep.drafts-expired", { drafts: drafts.ended });
  if (drafts.failures.length > 0) {
    throw new Error("a draft could not be ended", { cause: drafts.failures[0] });
  }
}

/**
 * Ends files that outlived their draft, as earlier versions could leave them where one came while its draft was being deleted: their key is gone,
 * so nobody can read, seal or send them. Goes on after one that fails, as with drafts.
 */
export async function endFilesOfGoneDrafts(tools: Ending): Promise<void> {
  const now = tools.clock.now();
  const reason = "Its draft was deleted while the file came, and with it the key that opens it.";
  const files = await endEach<{ readonly id: ItemId; readonly sha256: string }>(tools, {
    page: (after) => tools.read((stores) => stores.items.ofGoneDrafts(AT_ONCE, after?.id)),
    end: async ({ id, sha256 }) => {
      await tools.transact((stores) =>
        withdrawWithPreviews(
          stores,
          id,
          {
            ev: "item.disposed",
            subj: id,
            actor: { kind: "system", id: "svc-upkeep" },
            obj: { method: "draft-gone", sha256 },
            disclosures: [{ name: "reason", value: reason }],
          },
          now,
        ),
      );
      await tools.staging.discard(id);
      return true;
    },
    failed: ({ id }, error) => {
      tools.log.error("upkeep.file-not-ended", error, { item: id });
    },
  });
  if (files.ended > 0) tools.log.warn("upkeep.files-of-gone-drafts", { files: files.ended });
  if (files.failures.length > 0) {
    throw new Error("a file of a draft that is gone could not be ended", {
      cause: files.failures[0],
    });
  }
}

/** Ends one after another, page by page, until none is left that was not tried. Answers how many ended, and why others did not. */
async function endEach<One>(
  tools: Pick<Tools, "pause" | "isDiskFull">,
  work: {
    readonly page: (after: One | undefined) => Promise<readonly One[]>;
    /** False where it was not to end after all. */
    readonly end: (one: One) => Promise<boolean>;
    readonly failed: (one: One, error: unknown) => void;
  },
): Promise<{ readonly ended: number; readonly failures: readonly unknown[] }> {
  const failures: unknown[] = [];
  let ended = 0;
  for (let after: One | undefined; ;) {
    const page = await work.page(after);
    for (const one of page) {
      try {
        if (await work.end(one)) ended += 1;
      } catch (error) {
        // Neither is anything of this one's own: the next would only fail too.
        const isSuspect = (error as { code?: unknown } | null)?.code === "storage-suspect";
        if (isSuspect || tools.isDiskFull(error)) throw error;
        work.failed(one, error);
        failures.push(error);
      }
      // However many there are, whoever sends something now is served in between.
      await tools.pause(0);
    }
    after = page.at(-1);
    if (after === undefined) return { ended, failures };
  }
}
