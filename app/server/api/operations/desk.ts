import { z } from "zod";
import { ORIGINAL_PURPOSES } from "#app/core/evidence/original-purpose.ts";
import { parseQueueFilter, queueKeyText } from "#app/core/triage/queue-filter.ts";
import { REPORT_STATUSES } from "#app/core/triage/status.ts";
import { cursorShape, cursorText, nextShape, noCursor, spellCursor } from "../cursor.ts";
import { operation } from "../operation.ts";
import { ApiProblem } from "../problems.ts";
import { doneOr, settled, wrongValue } from "../outcomes.ts";
import { download } from "../download.ts";
import { shownItem, shownReport } from "../shown-report.ts";
import { doneShape, idShape, listOf, text } from "../shapes/common.ts";
import { itemShape, reportShape } from "../shapes/desk.ts";
import { queueQueryShape } from "../shapes/queue-query.ts";
import { queueRowShape } from "../shapes/queue-row.ts";

const reportPath = z.strictObject({ reportId: idShape("rpt") });
const itemPath = z.strictObject({ itemId: idShape("itm") });

/** What the desk does with reports and their files. */
export const DESK_OPERATIONS = {
  "GET /queue": operation({
    id: "listQueue",
    tag: "Desk",
    summary: "List reports",
    description: "50 at a time. `next` leads to the following page; arrivals never shift a page.",
    access: "queue.read",
    query: z.strictObject({
      ...queueQueryShape,
      cursor: cursorShape,
    }),
    answer: z.strictObject({
      reports: listOf(queueRowShape),
      next: nextShape,
      count: z.int().describe("Reports that match, counted up to 1,000"),
      more: z.boolean().describe("True when more match than were counted"),
      newestInstead: z
        .boolean()
        .describe("True where more than 10,000 match and they come as they were received"),
    }),
    run: async ({ by, query: { cursor, ...query }, application: { useCases } }) => {
      const parameters = new URLSearchParams();
      for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
      if (cursor !== undefined) {
        parameters.set("after", cursorText(cursor));
      }
      const filter = parseQueueFilter(parameters);
      if (cursor !== undefined && filter.after === null) {
        throw noCursor();
      }
      const { rows, next, count, more, newestInstead } = settled(
        await useCases.listQueue({ by, filter }),
      );
      return {
        // Who may be here without papers is on no list that a program can take.
        reports: rows.map(({ statesStatus: _statesStatus, ...row }) => row),
        next: next === null ? null : spellCursor(queueKeyText(next)),
        count,
        more,
        newestInstead,
      };
    },
  }),
  "GET /reports/{reportId}": operation({
    id: "readReport",
    tag: "Desk",
    summary: "Read a report",
    access: "report.read",
    path: reportPath,
    answer: reportShape,
    problems: ["not-found"],
    run: async ({ by, path: { reportId }, application: { useCases } }) =>
      shownReport(settled(await useCases.readReport({ by, reportId })).file),
  }),
  "POST /reports/{reportId}/status": operation({
    id: "setStatus",
    tag: "Desk",
    summary: "Set where a report stands",
    access: "report.triage",
    path: reportPath,
    body: z.strictObject({ status: z.enum(REPORT_STATUSES) }),
    answer: doneShape,
    problems: ["not-found"],
    run: async ({ by, path: { reportId }, body: { status }, application: { useCases } }) =>
      doneOr(settled(await useCases.setReportStatus({ by, reportId, status })), {}),
  }),
  "POST /reports/{reportId}/assignment": operation({
    id: "assignReport",
    tag: "Desk",
    summary: "Give a report to a person, or back to the team with null",
    access: "report.triage",
    path: reportPath,
    body: z.strictObject({ to: idShape("usr").nullable() }),
    answer: doneShape,
    problems: ["not-found", "conflict"],
    run: async ({ by, path: { reportId }, body: { to }, application: { useCases } }) =>
      doneOr(settled(await useCases.assignReport({ by, reportId, to })), {
        "cannot-take": ["conflict", "to", "That person cannot take this report."],
      }),
  }),
  "POST /reports/{reportId}/notes": operation({
    id: "addNote",
    tag: "Desk",
    summary: "Add a note for staff",
    access: "report.triage",
    path: reportPath,
    body: z.strictObject({ text: text(20_000, 1) }),
    status: 201,
    answer: doneShape,
    problems: ["not-found"],
    makes: true,
    run: async ({ by, path: { reportId }, body, application: { useCases } }) =>
      doneOr(settled(await useCases.addReportNote({ by, reportId, text: body.text })), {
        "empty-note": ["invalid", "text", "Write the note."],
        "note-too-long": ["invalid", "text", "Use at most 20,000 characters."],
      }),
  }),
  "GET /items/{itemId}": operation({
    id: "readItem",
    tag: "Desk",
    summary: "Read what is known of a file",
    access: "report.read",
    path: itemPath,
    answer: itemShape,
    problems: ["not-found"],
    run: async ({ by, path: { itemId }, application: { useCases } }) => {
      const { item, fullMetadata } = settled(await useCases.readItem({ by, itemId }));
      return shownItem(item, fullMetadata);
    },
  }),
  "GET /items/{itemId}/original": operation({
    id: "downloadOriginal",
    tag: "Desk",
    summary: "Download an original, byte for byte",
    description:
      "Takes one byte range. Every call is recorded with its purpose and reason before the first byte. The reason is percent-encoded UTF-8 in a header, because addresses are kept in histories.",
    access: "evidence.original",
    path: itemPath,
    query: z.strictObject({
      purpose: z.enum(ORIGINAL_PURPOSES),
      warned: z
        .enum(["yes"])
        .optional()
        .describe("Needed where the virus scanner found something in the file"),
    }),
    headers: z.object({
      "bearwitness-reason": z
        .string()
        .min(1)
        .max(1_500)
        .describe("Why, in your own words: percent-encoded UTF-8"),
    }),
    answer: "file",
    problems: ["not-found", "not-ready", "conflict", "range-not-satisfiable"],
    run: (call) => {
      const { by, path, query, application } = call;
      const reason = readReason(call.headers["bearwitness-reason"]);
      return download(
        call,
        async (range) => {
          const wanted = { by, itemId: path.itemId, purpose: query.purpose, reason };
          const outcome = await application.useCases.openOriginal({
            ...wanted,
            warned: query.warned === "yes",
            ...(range === undefined ? {} : { range }),
          });
          const opened = settled(outcome);
          if (opened.kind === "not-ready") return undefined;
          if (opened.kind === "quarantined") {
            throw new ApiProblem(
              "conflict",
              "The virus scanner found something in this file. Ask with warned=yes to get it all the same.",
            );
          }
          return { name: opened.item.originalName, sha256: opened.item.sha256, blob: opened.blob };
        },
        async () => {
          const found = settled(
            await application.useCases.describeOriginal({ by, itemId: path.itemId }),
          );
          if (found.kind === "not-ready") return undefined;
          const { originalName: name, sha256, size } = found.item;
          return { name, sha256, size };
        },
      );
    },
  }),
};

function readReason(header: string): string {
  try {
    const reason = decodeURIComponent(header).trim();
    if (reason !== "" && !/[\p{Cc}\p{Cs}]/u.test(reason)) return reason;
  } catch {
    // Percent signs that spell nothing.
  }
  throw wrongValue("Bearwitness-Reason", "not-read", "Write the reason as percent-encoded UTF-8.");
}
