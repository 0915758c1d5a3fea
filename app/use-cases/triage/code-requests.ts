import type { CodeRequest, CodeRequestList } from "#app/adapters/database/code-request-reader.ts";
import type { Report } from "#app/adapters/database/report-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { CodeRequestId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { CodeFacts, CodeRequestState } from "#app/core/messages/code-request.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

type Ended =
  { readonly kind: "not-found" } | { readonly kind: "refused"; readonly reason: Refusal };

/** A request as the desk reads it. What its asker says is a statement of somebody unknown. */
export interface DeskCodeRequest extends CodeRequest {
  readonly facts: CodeFacts;
  /** The report it was taken for, where this person may read that; null otherwise. */
  readonly reportCode: string | null;
}

/** A report beside a request, as far as the two can be compared. */
export interface ComparedReport {
  readonly report: Report;
  readonly fileNames: readonly string[];
  /** The request that was granted for it and waits, where there is one. */
  readonly granted: CodeRequestId | null;
}

/** Requests on one page of a list. */
export const CODE_REQUESTS_PAGE = 50;

/** What narrows a list down. An empty text narrows nothing. */
export interface CodeRequestFilter {
  /** Stand in one of the answers, whatever their case. */
  readonly words: string;
  /** The language in which it was asked, as a BCP 47 tag. */
  readonly language: string;
}

/** What people say lies encrypted: a page that is asked for by its words opens so many requests at most, and the next page goes on from there. */
const LOOKED_THROUGH = 1_000;

/** The lists of the desk. What waits for a decision comes oldest first, so that a flood buries nobody who asked before it. */
const LISTS = {
  open: { states: ["open"], order: "oldest" },
  granted: { states: ["granted"], order: "oldest" },
  over: { states: ["refused", "stopped", "withdrawn", "done"], order: "newest" },
} as const satisfies Record<
  string,
  Pick<CodeRequestList, "order"> & { readonly states: readonly CodeRequestState[] }
>;

export type CodeRequestListName = keyof typeof LISTS;

/** One page of a list of requests, and how many each list has. */
export interface ListedCodeRequests {
  readonly kind: "requests";
  readonly requests: readonly DeskCodeRequest[];
  readonly counts: Readonly<Record<CodeRequestListName, number>>;
  /** Behind which the next page begins; null on the last. */
  readonly next: CodeRequestId | null;
}

/**
 * Requests for a new code, `CODE_REQUESTS_PAGE` at a time; none that were taken for a report behind a wall for this person. With a filter a page
 * may have fewer, or none, although more come behind it: `next` says so.
 */
export async function listCodeRequests(
  tools: Pick<Tools, "read" | "clock">,
  input: {
    readonly by: Person;
    /** Those to be looked at where it is left out. */
    readonly list?: CodeRequestListName | undefined;
    readonly after?: CodeRequestId | undefined;
    readonly find?: CodeRequestFilter | undefined;
  },
): Promise<ListedCodeRequests | Ended> {
  const { by } = input;
  const now = tools.clock.now();
  const may = authorise(by, "reporter.answer", OFFICE, now);
  if (!may.allowed) return { kind: "refused", reason: may.reason };
  return tools.read(async (stores) => {
    const { codeRequests } = stores;
    const hidden = await stores.access.hiddenFrom(by.id);
    const after = input.after && (await codeRequests.find(input.after));
    const list = { ...LISTS[input.list ?? "open"], hidden };
    const find = input.find ?? { words: "", language: "" };
    const open = (request: CodeRequest) => shown(stores, request, by, now);
    const page = (behind: CodeRequest | undefined) =>
      codeRequests.page(list, CODE_REQUESTS_PAGE, behind);
    const { requests, next } = await pageOf(page, after, find, open);
    const count = (name: CodeRequestListName) => codeRequests.count({ ...LISTS[name], hidden });
    const counts = {
      open: await count("open"),
      granted: await count("granted"),
      over: await count("over"),
    };
    return { kind: "requests", requests, counts, next };
  });
}

/** Goes through a list from `after` on until a page is full. */
async function pageOf(
  page: (behind: CodeRequest | undefined) => Promise<readonly CodeRequest[]>,
  after: CodeRequest | undefined,
  find: CodeRequestFilter,
  open: (request: CodeRequest) => Promise<DeskCodeRequest>,
): Promise<Pick<ListedCodeRequests, "requests" | "next">> {
  const requests: DeskCodeRequest[] = [];
  let last = after;
  for (let looked = 0; ;) {
    const found = await page(last);
    for (const request of found) {
      if (requests.length === CODE_REQUESTS_PAGE || looked === LOOKED_THROUGH) {
        return { requests, next: last?.id ?? null };
      }
      looked += 1;
      last = request;
      if (find.language !== "" && request.language !== find.language) continue;
      const opened = await open(request);
      if (says(opened.facts, find.words)) requests.push(opened);
    }
    if (found.length < CODE_REQUESTS_PAGE) return { requests, next: null };
  }
}

/** Whether one of the answers has these words, whatever their case and the width of their letters. */
function says(facts: CodeFacts, words: string): boolean {
  const folded = (text: string) => text.normalize("NFKC").toLowerCase();
  return words === "" || Object.values(facts).some((one) => folded(one).includes(folded(words)));
}

/**
 * One request, and beside it the report that `reportCode` names, where this person may read that. A report that they may not know of is
 * answered like one that does not exist.
 */
export async function readCodeRequest(
  tools: Pick<Tools, "read" | "clock" | "codeWaitDays">,
  input: {
    readonly by: Person;
    readonly requestId: CodeRequestId;
    readonly reportCode?: string | undefined;
  },
): Promise<
  | {
      readonly kind: "request";
      readonly request: DeskCodeRequest;
      /** Undefined where none was named, or none that this person may read. */
      readonly compared: ComparedReport | undefined;
      /** Days in which the old code can stop the new one, as the office has set it. */
      readonly waitDays: number;
    }
  | Ended
> {
  const { by, requestId, reportCode } = input;
  const now = tools.clock.now();
  const may = authorise(by, "reporter.answer", OFFICE, now);
  if (!may.allowed) return { kind: "refused", reason: may.reason };
  return tools.read(async (stores) => {
    const request = await requestInSight(stores, by, requestId);
    if (request === undefined) return { kind: "not-found" };
    const described = await shown(stores, request, by, now);
    const code = reportCode ?? described.reportCode ?? undefined;
    return {
      kind: "request",
      request: described,
      compared: code === undefined ? undefined : await reportOfCode(stores, by, code, now),
      waitDays: tools.codeWaitDays,
    };
  });
}

/** A request that no wall keeps from this person. */
export async function requestInSight(
  { access, codeRequests }: Pick<ReadStores, "access" | "codeRequests">,
  by: Person,
  requestId: CodeRequestId,
): Promise<CodeRequest | undefined> {
  const request = await codeRequests.find(requestId);
  if (request?.reportId == null) return request;
  return (await access.hiddenFrom(by.id)).includes(request.reportId) ? undefined : request;
}

async function shown(
  stores: ReadStores,
  request: CodeRequest,
  by: Person,
  now: Instant,
): Promise<DeskCodeRequest> {
  const { id, reportId } = request;
  const facts = await stores.codeRequests.facts(id);
  if (reportId === null) return { ...request, facts, reportCode: null };
  const found = await findReport(stores, by, "report.read", reportId, now);
  return { ...request, facts, reportCode: found.kind === "allowed" ? found.report.code : null };
}

async function reportOfCode(
  stores: ReadStores,
  by: Person,
  code: string,
  now: Instant,
): Promise<ComparedReport | undefined> {
  const reportId = await stores.reports.idOfCode(code.trim().toUpperCase());
  if (reportId === undefined) return undefined;
  const found = await findReport(stores, by, "report.read", reportId, now);
  if (found.kind !== "allowed") return undefined;
  const items = await stores.items.ofReports([reportId]);
  const granted = await stores.codeRequests.grantedFor(reportId);
  return {
    report: found.report,
    fileNames: items.map(({ originalName }) => originalName),
    granted: granted?.id ?? null,
  };
}
