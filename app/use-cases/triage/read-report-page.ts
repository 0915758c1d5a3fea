import type { ReportId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { readCare } from "../care/read-care.ts";
import { listCases } from "../cases/read-cases.ts";
import { readIncidentOfReport } from "../incidents/read-incidents.ts";
import { listSuggestions } from "../incidents/read-suggestions.ts";
import { readingOn } from "../one-view.ts";
import type { Tools } from "../tools.ts";
import { isUnread, messagesOf, noteMessagesRead } from "./messages.ts";
import { placeInQueue } from "./place-in-queue.ts";
import { readActs } from "./read-acts.ts";
import { readRelated } from "./read-related.ts";
import { readReport } from "./read-report.ts";
import { readReportWork } from "./read-report-work.ts";
import { noteRequestsSeen, requestsOf } from "./reporter-requests.ts";

/** What `readReportPage` has found. */
export type ReportPage = Extract<Awaited<ReturnType<typeof readReportPage>>, { kind: "page" }>;

interface Asked {
  readonly by: Person;
  readonly reportId: ReportId;
  /** The queue that it was opened from. */
  readonly filter: QueueFilter;
}

/**
 * All that the page of a report shows, of one moment. What its reporter wrote and asked for counts as seen from now on, with a record in the name of who
 * looks. Fetched `ahead`, before anybody looks, nothing is marked: where opening it would mark something, the answer is `to-be-opened`.
 */
export async function readReportPage(
  tools: Pick<Tools, "read" | "transact" | "clock" | "scanner" | "office" | "likenessKey">,
  { ahead, ...asked }: Asked & { readonly ahead: boolean },
) {
  const { by, reportId } = asked;
  const { clock, scanner, office, likenessKey } = tools;
  const page = await tools.read((stores) =>
    everythingOf({ ...readingOn(stores), clock, scanner, office, likenessKey }, asked),
  );
  if (page.kind !== "page") return page;
  const { requests, conversation } = page;
  if (ahead) {
    const isNews =
      conversation.messages.some(isUnread) || requests.some(({ seenAt }) => seenAt === null);
    return isNews ? { kind: "to-be-opened" as const } : page;
  }
  await noteMessagesRead(tools, { by, reportId }, conversation.messages);
  await noteRequestsSeen(tools, { by, reportId }, requests);
  return page;
}

async function everythingOf(
  tools: Pick<Tools, "read" | "clock" | "scanner" | "office" | "likenessKey">,
  { by, reportId, filter }: Asked,
) {
  const one = { by, reportId };
  const found = await readReport(tools, one);
  if (found.kind !== "report") return found;
  const { file } = found;
  const place = await placeInQueue(tools, { by, filter, report: file.report });
  if (place.kind !== "place") return place;
  const conversation = await messagesOf(tools, one);
  if (conversation.kind !== "messages") return conversation;
  const asked = await requestsOf(tools, one);
  if (asked.kind !== "requests") return asked;
  const acts = await readActs(tools, one);
  if (acts.kind !== "acts") return acts;
  const care = await readCare(tools, one);
  if (care.kind !== "care") return care;
  const work = await readReportWork(tools, one);
  if (work.kind !== "work") return work;
  const incident = await readIncidentOfReport(tools, one);
  if (incident.kind !== "incident") return incident;
  const suggested = await listSuggestions(tools, one);
  if (suggested.kind !== "suggestions") return suggested;
  const related = await readRelated(tools, one);
  if (related.kind !== "related") return related;
  const mayAdd = authorise(by, "case.change", OFFICE, tools.clock.now()).allowed;
  return {
    kind: "page" as const,
    ...{ file, place, conversation, acts, care, related },
    work: work.work,
    requests: asked.requests,
    incident: { ...incident, suggestions: suggested.suggestions },
    /** Cases that this person may see; undefined where they may put nothing into one. */
    cases: mayAdd ? await listCases(tools, { by }) : undefined,
  };
}
