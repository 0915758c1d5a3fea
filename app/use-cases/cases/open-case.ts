import type { CaseId } from "#app/core/ids.ts";
import { caseNumber } from "#app/core/case/case-number.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

export type OpenCaseOutcome =
  | { readonly kind: "opened"; readonly caseId: CaseId }
  | { readonly kind: "no-title" | "title-too-long" }
  | { readonly kind: "refused"; readonly reason: Refusal };

const TITLE_LIMIT = 200;

/** Opens a case under the office's next number of the year. */
export async function openCase(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "office">,
  input: { readonly by: Person; readonly title: string },
): Promise<OpenCaseOutcome> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "case.open", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const title = input.title.trim();
  if (title === "") return { kind: "no-title" };
  if (title.length > TITLE_LIMIT) return { kind: "title-too-long" };
  const caseId: CaseId = tools.newId("cas");
  const prefix = caseNumber.prefix(tools.office.numberPrefix, now);
  await tools.transact(async (stores) => {
    const number = caseNumber.of(prefix, (await stores.cases.highestNumber(prefix)) + 1);
    await stores.cases.open(
      {
        id: caseId,
        number,
        title,
        status: "open",
        team: input.by.teams[0] ?? "",
        openedAt: now,
        openedBy: input.by.id,
      },
      {
        ev: "case.opened",
        subj: caseId,
        actor: actorOf(input.by),
        obj: { number },
        disclosures: [actorName(input.by), { name: "case", value: title }],
      },
    );
  });
  return { kind: "opened", caseId };
}
