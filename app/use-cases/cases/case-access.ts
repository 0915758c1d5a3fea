import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { CaseId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Ability } from "#app/core/people/ability.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { RecordSubject } from "#app/core/people/subject.ts";
import { answerOn } from "../people/sight.ts";

export type CaseAccess =
  | { readonly kind: "allowed"; readonly file: CaseFile; readonly subject: RecordSubject }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Finds a case and asks whether the person may use the ability on it. */
export async function findCase(
  stores: Pick<ReadStores | Stores, "cases" | "access">,
  by: Person,
  ability: Ability,
  caseId: CaseId,
  now: Instant,
): Promise<CaseAccess> {
  const file = await stores.cases.find(caseId);
  const subject = await stores.access.ofCase(caseId);
  if (file === undefined || subject === undefined) return { kind: "not-found" };
  const answer = answerOn(by, ability, { subject, kind: "case" }, now);
  return answer.kind === "allowed" ? { kind: "allowed", file, subject } : answer;
}
