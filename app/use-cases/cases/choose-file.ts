import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { Audience } from "#app/core/bundle/audience.ts";
import { parseReason } from "#app/core/case/exculpatory-codes.ts";
import type { CaseId, ItemId, RedactionId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { isAccepted, redactedKind } from "#app/core/redaction/redaction.ts";
import type { Tools } from "../tools.ts";
import { findCase } from "./case-access.ts";
import { handedExhibits, type HandedExhibit } from "./handed-files.ts";

type Ended =
  { readonly kind: "not-found" } | { readonly kind: "refused"; readonly reason: Refusal };

export type ReadHandedFilesOutcome =
  | {
      readonly kind: "files";
      readonly file: CaseFile;
      /** By audience: the exhibits of which something was ever to be covered. */
      readonly handed: ReadonlyMap<Audience, readonly HandedExhibit[]>;
    }
  | Ended;

/** Which file of each exhibit goes to each of some audiences, where there is anything to choose. */
export async function readHandedFiles(
  tools: Pick<Tools, "read" | "clock">,
  input: {
    readonly by: Person;
    readonly caseId: CaseId;
    readonly audiences: readonly Audience[];
  },
): Promise<ReadHandedFilesOutcome> {
  const { by, caseId, audiences } = input;
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<ReadHandedFilesOutcome> => {
    const access = await findCase(stores, by, "bundle.export", caseId, now);
    if (access.kind !== "allowed") return access;
    const exhibits = await stores.cases.exhibits(caseId);
    const handed = new Map<Audience, readonly HandedExhibit[]>();
    for (const audience of audiences) {
      const all = await handedExhibits(stores, { caseId, audience, exhibits });
      handed.set(
        audience,
        all.filter(({ redactions }) => redactions.length > 0),
      );
    }
    return { kind: "files", file: access.file, handed };
  });
}

export type ChooseFileOutcome =
  | { readonly kind: "chosen" | "not-accepted" }
  | { readonly kind: "no-reason"; readonly message: string }
  | Ended;

/**
 * Chooses which file of an exhibit goes to an audience: the original, which takes a reason, or a redacted file that a second person accepted. Each choice is kept, and recorded with
 * the case: in the file's own records, which are the same for everybody, it would tell one audience of another.
 */
export async function chooseFile(
  tools: Pick<Tools, "transact" | "clock">,
  input: {
    readonly by: Person;
    readonly caseId: CaseId;
    readonly itemId: ItemId;
    readonly audience: Audience;
    /** Null for the original. */
    readonly redactionId: RedactionId | null;
    readonly reason: string;
  },
): Promise<ChooseFileOutcome> {
  const { by, caseId, itemId, audience, redactionId } = input;
  const now = tools.clock.now();
  return tools.transact(async (stores): Promise<ChooseFileOutcome> => {
    const access = await findCase(stores, by, "bundle.export", caseId, now);
    if (access.kind !== "allowed") return access;
    const exhibits = await stores.cases.exhibits(caseId);
    if (!exhibits.some((one) => one.itemId === itemId)) return { kind: "not-found" };
    const redactions = await stores.redactions.ofItem(itemId);
    const one = redactions.find(({ id }) => id === redactionId);
    if (redactions.length === 0) return { kind: "not-found" };
    if (redactionId !== null && (one === undefined || !isAccepted(one))) {
      return { kind: "not-accepted" };
    }
    const read = redactionId === null ? parseReason(input.reason) : undefined;
    if (read?.ok === false) return { kind: "no-reason", message: read.problem.message };
    const before = (await stores.fileChoices.ofCase(caseId)).find(
      (choice) => choice.itemId === itemId && choice.audience === audience,
    );
    const version = (before?.version ?? 0) + 1;
    const known = Math.max(...redactions.map(({ number }) => number));
    const choice = {
      itemId,
      audience,
      version,
      redactionId,
      known,
      chosenBy: by.id,
      chosenAt: now,
    };
    await stores.fileChoices.choose(caseId, choice, {
      ev: "case.file_chosen",
      subj: caseId,
      actor: actorOf(by),
      obj: {
        ...{ item: itemId, audience, version },
        file: one === undefined ? "original" : redactedKind(one.number),
        ...(one === undefined ? {} : { redaction: one.id, plan_sha256: one.planSha256 }),
      },
      disclosures: [
        actorName(by),
        { name: "case", value: access.file.title },
        ...(read === undefined ? [] : [{ name: "reason", value: read.reason } as const]),
      ],
    });
    return { kind: "chosen" };
  });
}
