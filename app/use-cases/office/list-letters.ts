import type { SentLetter } from "#app/adapters/database/letter-store.ts";
import type { CaseId, ReportId } from "#app/core/ids.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { findCase } from "../cases/case-access.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export type LettersOutcome =
  | {
      readonly kind: "letters";
      /** Newest first. */
      readonly letters: readonly SentLetter[];
      /** Whether this person may write to the reporter, and whether a letter would reach them with their code. */
      readonly mayWrite: boolean;
      readonly hasThread: boolean;
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** The letters that went out about a report, or about a case, for who may read it. */
export async function listLetters(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly about: ReportId | CaseId },
): Promise<LettersOutcome> {
  const { by, about } = input;
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<LettersOutcome> => {
    if (!isReport(about)) {
      const access = await findCase(stores, by, "case.read", about, now);
      if (access.kind !== "allowed") return access;
      const letters = await stores.letters.sent(about);
      return { kind: "letters", letters, mayWrite: false, hasThread: false };
    }
    const found = await findReport(stores, by, "report.read", about, now);
    if (found.kind !== "allowed") return found;
    return {
      kind: "letters",
      letters: await stores.letters.sent(about),
      mayWrite: authorise(by, "reporter.answer", found.subject, now).allowed,
      hasThread: (await stores.messages.threads(about)).length > 0,
    };
  });
}

function isReport(about: ReportId | CaseId): about is ReportId {
  return about.startsWith("rpt_");
}
