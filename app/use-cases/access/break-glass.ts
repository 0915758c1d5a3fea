import type { Walled } from "#app/adapters/database/access-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { GlassId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { GLASS_MILLIS, parseReason } from "#app/core/people/break-glass.ts";
import type { RecordSubject } from "#app/core/people/subject.ts";
import type { Tools } from "../tools.ts";

export type BreakGlassOutcome =
  | { readonly kind: "opened"; readonly subjectId: Walled; readonly until: Instant }
  | { readonly kind: "already-open"; readonly subjectId: Walled }
  | { readonly kind: "not-found" | "reason" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Opens one report or case outside the person's reach, to look at, for an hour, with a reason that somebody else reviews. What
 * is behind a wall is not found, like what does not exist.
 */
export async function breakGlass(
  tools: Pick<Tools, "transact" | "clock" | "newId">,
  input: { readonly by: Person; readonly code: string; readonly reason: string },
): Promise<BreakGlassOutcome> {
  const { by } = input;
  const now = tools.clock.now();
  const may = authorise(by, "break-glass.open", OFFICE, now);
  if (!may.allowed) return { kind: "refused", reason: may.reason };
  const reason = parseReason(input.reason);
  if (reason === undefined) return { kind: "reason" };
  return tools.transact(async (stores): Promise<BreakGlassOutcome> => {
    const found = await named(stores, input.code.trim().toUpperCase());
    // A wall, and a kind of record that the role never reads, both look like nothing.
    if (found === undefined || found.subject.walledIds.includes(by.id)) {
      return { kind: "not-found" };
    }
    const { ability, subjectId } = found;
    const opened = { ...found.subject, opened: [{ personId: by.id, until: later(now, 1) }] };
    if (!authorise(by, ability, opened, now).allowed) return { kind: "not-found" };
    if (authorise(by, ability, found.subject, now).allowed) {
      return { kind: "already-open", subjectId };
    }
    const until = later(now, GLASS_MILLIS);
    const id: GlassId = tools.newId("gls");
    await stores.access.openGlass(
      { id, subjectId, personId: by.id, reason, openedAt: now, endsAt: until },
      {
        ev: "access.break_glass",
        subj: subjectId,
        actor: actorOf(by),
        obj: { opening: id, until },
        disclosures: [actorName(by), { name: "reason", value: reason }],
      },
    );
    return { kind: "opened", subjectId, until };
  });
}

interface Named {
  readonly subjectId: Walled;
  readonly subject: RecordSubject;
  readonly ability: "report.read" | "case.read";
}

/** The report or case that people call by this code or number. */
async function named(
  stores: Pick<ReadStores, "reports" | "cases" | "access">,
  code: string,
): Promise<Named | undefined> {
  const reportId = await stores.reports.idOfCode(code);
  if (reportId !== undefined) {
    const subject = await stores.access.ofReport(reportId);
    return subject && { subjectId: reportId, subject, ability: "report.read" };
  }
  const caseId = (await stores.cases.byNumber(code))?.id;
  const subject = caseId && (await stores.access.ofCase(caseId));
  return caseId && subject && { subjectId: caseId, subject, ability: "case.read" };
}

/** Ends one's own opening before its time. One that is over, or behind a wall by now, is not found. */
export async function endGlass(
  tools: Pick<Tools, "transact" | "clock">,
  input: { readonly by: Person; readonly glassId: GlassId },
): Promise<
  { readonly kind: "done" | "not-found" } | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const { by } = input;
  const now = tools.clock.now();
  const may = authorise(by, "break-glass.open", OFFICE, now);
  if (!may.allowed) return { kind: "refused", reason: may.reason };
  return tools.transact(async ({ access }) => {
    const glass = await access.glass(input.glassId);
    const isOpen = glass?.personId === by.id && glass.endsAt > now;
    if (!isOpen || (await access.hiddenFrom(by.id)).includes(glass.subjectId)) {
      return { kind: "not-found" };
    }
    await access.endGlass(glass.id, now, {
      ev: "access.break_glass_ended",
      subj: glass.subjectId,
      actor: actorOf(by),
      obj: { opening: glass.id },
      disclosures: [actorName(by)],
    });
    return { kind: "done" };
  });
}
