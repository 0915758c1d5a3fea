import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { CaseId, ExhibitId, ItemId, ReportId } from "#app/core/ids.ts";
import type { Ability } from "#app/core/people/ability.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { findReport } from "../people/sight.ts";
import { moveStatus } from "../triage/keep-act.ts";
import { findCase } from "./case-access.ts";

export type CaseChangeOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
  | {
      readonly kind:
        "already-there" | "not-sealed" | "no-description" | "description-too-long" | "has-exhibits";
    };

/** Exhibit lists print at most this much (evidence-standards 9.5). */
const DESCRIPTION_LIMIT = 120;

type Changing = Pick<Tools, "transact" | "clock">;

/** Adds a report to a case. The report's status follows. */
export async function addReportToCase(
  tools: Changing & Pick<Tools, "newId">,
  input: { readonly by: Person; readonly caseId: CaseId; readonly reportId: ReportId },
): Promise<CaseChangeOutcome> {
  return change(tools, input, "case.change", async (stores, file) => {
    const now = tools.clock.now();
    const found = await findReport(stores, input.by, "report.read", input.reportId, now);
    if (found.kind !== "allowed") return found;
    const { report } = found;
    const added = await stores.cases.addReport(file.id, report.id, input.by.id, tools.clock.now(), {
      ev: "case.member_added",
      subj: file.id,
      actor: actorOf(input.by),
      obj: { report: report.id },
      disclosures: [actorName(input.by), { name: "case", value: file.title }],
    });
    if (!added) return { kind: "already-there" };
    await stores.jobs.enqueue({ name: "link-live-photos", caseId: file.id }, now);
    if (report.status !== "in-case") {
      const { newId } = tools;
      const acting = { newId, by: input.by, now, report, facts: { case: file.id } };
      await moveStatus(stores, acting, "in-case");
    }
    return { kind: "done" };
  });
}

/** Takes a report out of a case, unless one of its files is an exhibit there. */
export async function removeReportFromCase(
  tools: Changing,
  input: { readonly by: Person; readonly caseId: CaseId; readonly reportId: ReportId },
): Promise<CaseChangeOutcome> {
  return change(tools, input, "case.change", async (stores, file) => {
    const members = await stores.cases.reports(file.id);
    if (!members.some((member) => member.reportId === input.reportId)) return { kind: "not-found" };
    const items = await stores.items.ofReports([input.reportId]);
    const exhibits = await stores.cases.exhibits(file.id);
    if (exhibits.some((exhibit) => items.some((item) => item.id === exhibit.itemId))) {
      return { kind: "has-exhibits" };
    }
    await stores.cases.removeReport(file.id, input.reportId, {
      ev: "case.member_removed",
      subj: file.id,
      actor: actorOf(input.by),
      obj: { report: input.reportId },
      disclosures: [actorName(input.by), { name: "case", value: file.title }],
    });
    return { kind: "done" };
  });
}

/** Marks a file of one of the case's reports as an exhibit, under the case's next number. */
export async function markExhibit(
  tools: Changing & Pick<Tools, "newId">,
  input: {
    readonly by: Person;
    readonly caseId: CaseId;
    readonly itemId: ItemId;
    readonly description: string;
  },
): Promise<CaseChangeOutcome> {
  // Signs that turn the reading direction could make a printed line say something else than it holds.
  const description = input.description.replace(/[\p{Cc}\p{Cf}]/gu, "").trim();
  if (description === "") return { kind: "no-description" };
  if (description.length > DESCRIPTION_LIMIT) return { kind: "description-too-long" };
  return change(tools, input, "exhibit.mark", async (stores, file) => {
    const item = await stores.items.find(input.itemId);
    const members = await stores.cases.reports(file.id);
    if (item === undefined || !members.some((member) => member.reportId === item.reportId)) {
      return { kind: "not-found" };
    }
    if (item.state !== "sealed") return { kind: "not-sealed" };
    const exhibits = await stores.cases.exhibits(file.id);
    if (exhibits.some((exhibit) => exhibit.itemId === item.id)) return { kind: "already-there" };
    const number = await stores.cases.nextExhibitNumber(file.id);
    const exhibitId: ExhibitId = tools.newId("exh");
    await stores.cases.markExhibit(
      {
        id: exhibitId,
        caseId: file.id,
        itemId: item.id,
        number,
        description,
        markedAt: tools.clock.now(),
        markedBy: input.by.id,
      },
      {
        ev: "item.exhibit_marked",
        subj: item.id,
        actor: actorOf(input.by),
        obj: { exhibit: number, proceeding: file.id },
        disclosures: [actorName(input.by), { name: "case", value: file.title }],
      },
    );
    return { kind: "done" };
  });
}

/** Takes an exhibit's mark away. Its number is not given again. */
export async function unmarkExhibit(
  tools: Changing,
  input: { readonly by: Person; readonly caseId: CaseId; readonly exhibitId: ExhibitId },
): Promise<CaseChangeOutcome> {
  return change(tools, input, "exhibit.mark", async (stores, file) => {
    const exhibits = await stores.cases.exhibits(file.id);
    const exhibit = exhibits.find((one) => one.id === input.exhibitId);
    if (exhibit === undefined) return { kind: "not-found" };
    await stores.cases.unmarkExhibit(exhibit.id, tools.clock.now(), {
      ev: "item.exhibit_unmarked",
      subj: exhibit.itemId,
      actor: actorOf(input.by),
      obj: { exhibit: exhibit.number, proceeding: file.id },
      disclosures: [actorName(input.by), { name: "case", value: file.title }],
    });
    return { kind: "done" };
  });
}

async function change(
  tools: Changing,
  input: { readonly by: Person; readonly caseId: CaseId },
  ability: Ability,
  work: (stores: Stores, file: CaseFile) => Promise<CaseChangeOutcome>,
): Promise<CaseChangeOutcome> {
  return tools.transact(async (stores) => {
    const access = await findCase(stores, input.by, ability, input.caseId, tools.clock.now());
    return access.kind === "allowed" ? work(stores, access.file) : access;
  });
}
