import { z } from "zod";
import { BECAUSE_WORDS } from "#app/core/case/exculpatory-words.ts";
import { choiceOpenWords } from "#app/core/redaction/file-choice.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { cursorShape, nextShape, readInstantCursor, spellCursor } from "../cursor.ts";
import { download } from "../download.ts";
import { operation } from "../operation.ts";
import { doneOr, settled, wrongValue } from "../outcomes.ts";
import { ApiProblem } from "../problems.ts";
import { doneShape, idShape, listOf, text } from "../shapes/common.ts";
import { AUDIENCES, bundleShape, caseRowShape, caseShape } from "../shapes/desk.ts";

const casePath = z.strictObject({ caseId: idShape("cas") });
const bundlePath = z.strictObject({ bundleId: idShape("bun") });

/** Entries of one page. */
const PAGE = 100;

type CaseRow = Awaited<ReturnType<UseCases["listCases"]>>[number];
type Bundle = Extract<Awaited<ReturnType<UseCases["readBundle"]>>, { kind: "bundle" }>["bundle"];

function shownCase({ id, number, title, status, openedAt }: Omit<CaseRow, "team">) {
  return { id, number, title, status, openedAt };
}

function shownBundle(bundle: Bundle) {
  const { id, caseId, name, audience, state, problem, requestedAt, size, sha256 } = bundle;
  return { id, caseId, name, audience, state, problem, requestedAt, size, sha256 };
}

/** Cases, their exhibits and the bundles made of them. */
export const CASE_OPERATIONS = {
  "GET /cases": operation({
    id: "listCases",
    tag: "Cases",
    summary: "List cases, newest first",
    description: "100 at a time. `next` leads to the following page.",
    access: "case.read",
    query: z.strictObject({ cursor: cursorShape }),
    answer: z.strictObject({ cases: listOf(caseRowShape), next: nextShape }),
    run: async ({ by, query: { cursor }, application: { useCases } }) => {
      const key = cursor === undefined ? undefined : readInstantCursor(cursor);
      const after = key === undefined ? null : { openedAt: key.at, id: key.id };
      const found = await useCases.listCases({ by, page: { after, limit: PAGE + 1 } });
      const cases = found.slice(0, PAGE);
      const last = cases.at(-1);
      const isMore = found.length > PAGE && last !== undefined;
      return {
        cases: cases.map(shownCase),
        next: isMore ? spellCursor(last.openedAt, last.id) : null,
      };
    },
  }),
  "POST /cases": operation({
    id: "openCase",
    tag: "Cases",
    summary: "Open a case",
    access: "case.open",
    body: z.strictObject({ title: text(200, 1) }),
    status: 201,
    answer: z.strictObject({ caseId: idShape("cas") }),
    makes: true,
    run: async ({ by, body: { title }, application: { useCases } }) => {
      const opened = settled(await useCases.openCase({ by, title }));
      if (opened.kind === "opened") return { caseId: opened.caseId };
      throw wrongValue("title", opened.kind, "Write a title of at most 200 characters.");
    },
  }),
  "GET /cases/{caseId}": operation({
    id: "readCase",
    tag: "Cases",
    summary: "Read a case",
    access: "case.read",
    path: casePath,
    answer: caseShape,
    problems: ["not-found"],
    run: async ({ by, path: { caseId }, application: { useCases } }) => {
      const read = settled(await useCases.readCase({ by, caseId })).case;
      return {
        ...shownCase({ ...read.file, reportCount: 0, exhibitCount: 0 }),
        reports: read.reports,
        exhibits: read.items.flatMap(({ item, exhibit }) =>
          exhibit === undefined
            ? []
            : [
                {
                  id: exhibit.id,
                  itemId: item.id,
                  number: exhibit.number,
                  description: exhibit.description,
                },
              ],
        ),
        bundles: read.bundles.map(shownBundle),
      };
    },
  }),
  "POST /cases/{caseId}/reports": operation({
    id: "addReportToCase",
    tag: "Cases",
    summary: "Add a report to a case",
    access: "case.change",
    path: casePath,
    body: z.strictObject({ reportId: idShape("rpt") }),
    answer: doneShape,
    problems: ["not-found", "conflict"],
    run: async ({ by, path: { caseId }, body: { reportId }, application: { useCases } }) =>
      doneOr(settled(await useCases.addReportToCase({ by, caseId, reportId })), {
        "already-there": ["conflict", "reportId", "The report is in this case already."],
      }),
  }),
  "POST /cases/{caseId}/exhibits": operation({
    id: "markExhibit",
    tag: "Cases",
    summary: "Mark a file as an exhibit",
    access: "exhibit.mark",
    path: casePath,
    body: z.strictObject({ itemId: idShape("itm"), description: text(120, 1) }),
    answer: doneShape,
    status: 201,
    problems: ["not-found", "conflict", "not-ready"],
    makes: true,
    run: async ({ by, path: { caseId }, body, application: { useCases } }) =>
      doneOr(settled(await useCases.markExhibit({ by, caseId, ...body })), {
        "already-there": ["conflict", "itemId", "The file is an exhibit already."],
        "not-sealed": ["not-ready", "itemId", "The file is still being sealed."],
        "no-description": ["invalid", "description", "Describe what the file shows."],
        "description-too-long": ["invalid", "description", "Use at most 120 characters."],
      }),
  }),
  "POST /cases/{caseId}/bundles": operation({
    id: "requestBundle",
    tag: "Cases",
    summary: "Ask for a bundle of a case's exhibits",
    description:
      "It is made in the background. Read it until its state is `ready` or `failed`. Files of the case that nobody reviewed for the defence keep it back: each is named in `fields`, as `case.ITEM`. So do exhibits of which parts were to be covered, until somebody chooses which file goes.",
    access: "bundle.export",
    path: casePath,
    body: z.strictObject({ audience: z.enum(AUDIENCES) }),
    status: 202,
    answer: z.strictObject({ bundleId: idShape("bun") }),
    problems: ["not-found", "conflict"],
    makes: true,
    run: async ({ by, path: { caseId }, body: { audience }, application: { useCases } }) => {
      const asked = settled(await useCases.requestBundle({ by, caseId, audience }));
      if (asked.kind === "requested") return { bundleId: asked.bundleId };
      if (asked.kind === "not-chosen") {
        throw new ApiProblem("conflict", "Nobody has chosen which file of exhibits goes out.", {
          fields: asked.open.map(({ itemId, because }) => ({
            field: `case.${itemId}`,
            code: because,
            detail: choiceOpenWords(because),
          })),
        });
      }
      if (asked.kind === "not-reviewed") {
        throw new ApiProblem("conflict", "Files of the case are not reviewed for the defence.", {
          fields: asked.held.map(({ itemId, because }) => ({
            field: `case.${itemId}`,
            code: because,
            detail: BECAUSE_WORDS[because],
          })),
        });
      }
      throw new ApiProblem("conflict", "The case has no exhibits, or the bundle needs approval.");
    },
  }),
  "GET /bundles/{bundleId}": operation({
    id: "readBundle",
    tag: "Cases",
    summary: "See where a bundle stands",
    access: "bundle.export",
    path: bundlePath,
    answer: bundleShape,
    problems: ["not-found"],
    run: async ({ by, path: { bundleId }, application: { useCases } }) =>
      shownBundle(settled(await useCases.readBundle({ by, bundleId })).bundle),
  }),
  "GET /bundles/{bundleId}/content": operation({
    id: "downloadBundle",
    tag: "Cases",
    summary: "Download a bundle",
    description: "Takes one byte range. Every call is recorded before the first byte.",
    access: "bundle.export",
    path: bundlePath,
    answer: "file",
    problems: ["not-found", "not-ready", "range-not-satisfiable"],
    run: (call) =>
      download(
        call,
        async (range) => {
          const outcome = await call.application.useCases.openBundle({
            by: call.by,
            bundleId: call.path.bundleId,
            ...(range === undefined ? {} : { range }),
          });
          const opened = settled(outcome);
          if (opened.kind === "not-ready" || opened.bundle.sha256 === null) return undefined;
          const { bundle, blob } = opened;
          return { name: `${bundle.name}.zip`, sha256: opened.bundle.sha256, blob };
        },
        async () => {
          const { by, path, application } = call;
          const read = await application.useCases.readBundle({ by, bundleId: path.bundleId });
          const { name, sha256, size, state } = settled(read).bundle;
          if (state !== "ready" || sha256 === null || size === null) return undefined;
          return { name: `${name}.zip`, sha256, size };
        },
      ),
  }),
};
