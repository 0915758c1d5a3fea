import type { ReportLink } from "#app/adapters/database/link-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { LinkId, PersonId, ReportId } from "#app/core/ids.ts";
import type { LinkMethod } from "#app/core/intake/links.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { RecordSubject } from "#app/core/people/subject.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { canTake } from "./read-report.ts";

const NOTE_LIMIT = 2_000;

export type LinkOutcome =
  | { readonly kind: "done" | "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
  | { readonly kind: "cannot-take" | "method-needed" | "reason-needed" | "note-too-long" };

type Changing = Pick<Tools, "transact" | "clock">;
interface Which {
  readonly by: Person;
  readonly reportId: ReportId;
  readonly linkId: LinkId;
}

/** Gives the task to preserve what is at an address to a person, or to nobody with null. */
export async function assignLink(
  tools: Changing,
  input: Which & { readonly to: PersonId | null },
): Promise<LinkOutcome> {
  return change(tools, input, async (stores, link, subject) => {
    if (link.assigneeId === input.to) return { kind: "done" };
    const taker = input.to === null ? undefined : await stores.people.find(input.to);
    if (input.to !== null && (!taker || !canTake(taker, subject, tools.clock.now()))) {
      return { kind: "cannot-take" };
    }
    await stores.links.assign(link.id, input.to, {
      ev: "link.assigned",
      subj: link.reportId,
      actor: actorOf(input.by),
      obj: { link: link.id, from: link.assigneeId, to: input.to },
      disclosures: [actorName(input.by)],
    });
    return { kind: "done" };
  });
}

/** Says that what is at an address was preserved, and how; or that it could not be, and why. */
export async function endLinkTask(
  tools: Changing,
  input: Which & {
    readonly task: "done" | "failed";
    readonly method: LinkMethod | null;
    readonly note: string;
  },
): Promise<LinkOutcome> {
  const { task, method } = input;
  const note = input.note.trim();
  if (note.length > NOTE_LIMIT) return { kind: "note-too-long" };
  if (task === "done" && method === null) return { kind: "method-needed" };
  // “It failed” alone tells the next person nothing.
  if (task === "failed" && note === "") return { kind: "reason-needed" };
  return change(tools, input, async (stores, link) => {
    const kept = task === "done" ? method : null;
    const same = link.task === task && link.method === kept && link.note === note;
    if (same) return { kind: "done" };
    const at = tools.clock.now();
    await stores.links.end(
      link,
      { task, method: kept, note, by: input.by.id, at },
      {
        ev: task === "done" ? "link.preserved" : "link.not_preserved",
        subj: link.reportId,
        actor: actorOf(input.by),
        obj: { link: link.id, before: link.task, method: kept },
        disclosures: [
          actorName(input.by),
          ...(note === "" ? [] : [{ name: "note", value: note } as const]),
        ],
      },
    );
    return { kind: "done" };
  });
}

async function change(
  tools: Changing,
  input: Which,
  work: (stores: Stores, link: ReportLink, subject: RecordSubject) => Promise<LinkOutcome>,
): Promise<LinkOutcome> {
  return tools.transact(async (stores): Promise<LinkOutcome> => {
    const now = tools.clock.now();
    const found = await findReport(stores, input.by, "report.triage", input.reportId, now);
    if (found.kind !== "allowed") return found;
    const link = await stores.links.find(input.linkId);
    if (link?.reportId !== input.reportId) return { kind: "not-found" };
    return work(stores, link, found.subject);
  });
}
