import { z } from "zod";
import type { ImportRow } from "#app/adapters/database/import-reader.ts";
import type { PartnerFile } from "#app/adapters/database/import-store.ts";
import { isIdOf } from "#app/core/ids.ts";
import { refusalWords } from "#app/core/partner/file-facts.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { cursorShape, cursorText, nextShape, noCursor, spellCursor } from "../cursor.ts";
import { operation } from "../operation.ts";
import { busy, notFound, settled } from "../outcomes.ts";
import { ApiProblem } from "../problems.ts";
import { DONE, doneShape, idShape, listOf } from "../shapes/common.ts";
import {
  countsShape,
  deliveryShape,
  factsOf,
  fileStateShape,
  importFilesShape,
  importShape,
  senderRefusalShape,
  toldFilesShape,
} from "../shapes/imports.ts";

const importPath = z.strictObject({ importId: idShape("imp") });
const filePath = importPath.extend({
  number: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .describe("The file's number in its delivery"),
});

const bringing = (person: Person) => ({ kind: "partner", person }) as const;

/** What a partner agency does with its own deliveries. Another's are answered as if they did not exist. */
export const IMPORT_OPERATIONS = {
  "POST /imports": operation({
    id: "beginImport",
    tag: "Deliveries",
    summary: "Begin a delivery of your agency, or go on with the one of that reference",
    access: "submission.file",
    body: deliveryShape,
    answer: z.strictObject({
      importId: idShape("imp"),
      reportCode: z.string(),
      continued: z.boolean().describe("True where the delivery was begun before"),
    }),
    run: async ({ by, body, application: { useCases } }) => {
      const { agency, reference, custodian = "", statement = "", place = "" } = body;
      const delivery = { agency, reference, custodian, statement, place };
      const begun = settled(await useCases.beginImport({ by: bringing(by), delivery, files: [] }));
      switch (begun.kind) {
        case "busy":
          throw busy();
        case "no-agency":
        case "too-many":
          throw new ApiProblem("forbidden", "Name your own agency by its short name.");
        case "begun":
        case "continued": {
          const { importId, reportCode, kind } = begun;
          return { importId, reportCode, continued: kind === "continued" };
        }
      }
    },
  }),
  "GET /imports": operation({
    id: "listImports",
    tag: "Deliveries",
    summary: "List your agency's deliveries, newest first",
    access: "submission.read",
    query: z.strictObject({ cursor: cursorShape }),
    answer: z.strictObject({ imports: listOf(importShape), next: nextShape }),
    run: async ({ by, query: { cursor }, application: { useCases } }) => {
      const before = cursor === undefined ? undefined : cursorText(cursor);
      if (before !== undefined && !isIdOf("imp", before)) throw noCursor();
      const { rows, next } = await useCases.listOwnImports({ by, before });
      return {
        imports: rows.map((row) => shownImport(row)),
        next: next === null ? null : spellCursor(next),
      };
    },
  }),
  "GET /imports/{importId}": operation({
    id: "readImport",
    tag: "Deliveries",
    summary: "Read how a delivery stands",
    access: "submission.read",
    path: importPath,
    answer: importShape,
    problems: ["not-found"],
    run: async ({ by, path: { importId }, application: { useCases } }) => {
      const view = await useCases.readOwnImport({ by: bringing(by), importId });
      if (view === undefined) throw notFound();
      return shownImport({ ...view.of, reportCode: view.reportCode, counts: view.counts });
    },
  }),
  "GET /imports/{importId}/files": operation({
    id: "listImportFiles",
    tag: "Deliveries",
    summary: "List a delivery's files with what became of each",
    access: "submission.read",
    path: importPath,
    query: z.strictObject({ state: fileStateShape.optional(), cursor: cursorShape }),
    answer: z.strictObject({ files: importFilesShape, next: nextShape }),
    problems: ["not-found"],
    run: async ({ by, path, query: { state, cursor }, application: { useCases } }) => {
      const after = cursor === undefined ? "0" : cursorText(cursor);
      if (!/^\d{1,5}$/.test(after)) throw noCursor();
      const { importId } = path;
      const view = await useCases.readOwnImport({
        ...{ by: bringing(by), importId, state, after: Number(after) },
      });
      if (view === undefined) throw notFound();
      return {
        files: view.files.map(shownFile),
        next: view.next === null ? null : spellCursor(view.next),
      };
    },
  }),
  "POST /imports/{importId}/files": operation({
    id: "listFiles",
    tag: "Deliveries",
    summary: "List files that are coming, with what your agency says of each",
    description:
      "Safe to repeat. A path that is new is added; what was said of one that has not come is corrected. What was said of one that came stays: where the list says otherwise now, its path is among `contradicted`.",
    access: "submission.file",
    path: importPath,
    body: toldFilesShape,
    answer: z.strictObject({
      files: importFilesShape.describe("Those of this call"),
      contradicted: listOf(z.string()),
    }),
    problems: ["not-found", "conflict"],
    run: async ({ by, path: { importId }, body, application: { useCases } }) => {
      const files = body.files.map(factsOf);
      const listed = settled(
        await useCases.listPartnerFiles({ by: bringing(by), importId, files }),
      );
      if (listed.kind !== "continued" && listed.kind !== "begun") {
        throw new ApiProblem("conflict", "One delivery has at most 20,000 files.");
      }
      const told = new Set(files.map(({ path: one }) => one));
      return {
        files: listed.files.filter(({ facts }) => told.has(facts.path)).map(shownFile),
        contradicted: listed.contradicted,
      };
    },
  }),
  "POST /imports/{importId}/files/{number}/upload": operation({
    id: "beginFileUpload",
    tag: "Deliveries",
    summary: "Begin to send a listed file, or find how far it has come",
    description:
      "Send what is behind `arrived` over tus to `/uploads/{item}` on the same host, with the same token. Its digests are compared when it is sealed; read the delivery to see what became of it.",
    access: "submission.file",
    path: filePath,
    body: z.strictObject({ size: z.int().min(0).describe("Octets of the whole file") }),
    answer: z.discriminatedUnion("state", [
      z.strictObject({
        state: z.literal("arriving"),
        item: idShape("itm"),
        size: z.int(),
        arrived: z.int().describe("At `size` nothing is left to send"),
      }),
      z.strictObject({ state: z.literal("here"), item: idShape("itm").nullable() }),
      z.strictObject({
        state: z.literal("refused"),
        why: z.string(),
        whyInWords: z.string(),
      }),
    ]),
    problems: ["not-found"],
    run: async ({ by, path, body: { size }, application: { useCases } }) => {
      const begun = await useCases.beginFileUpload({ by: bringing(by), ...path, size });
      switch (begun.kind) {
        case "not-found":
          throw notFound();
        case "refused":
          return { state: "refused" as const, why: begun.why, whyInWords: refusalWords(begun.why) };
        case "already-here":
          return { state: "here" as const, item: begun.itemId };
        case "begun":
          return {
            ...{ state: "arriving" as const, item: begun.itemId },
            ...{ size: begun.size, arrived: begun.arrived },
          };
      }
    },
  }),
  "POST /imports/{importId}/files/{number}/refusal": operation({
    id: "refuseFile",
    tag: "Deliveries",
    summary: "Tell that a listed file cannot be sent",
    access: "submission.file",
    path: filePath,
    body: z.strictObject({ why: senderRefusalShape }),
    answer: doneShape,
    problems: ["not-found", "conflict"],
    run: async ({ by, path, body: { why }, application: { useCases } }) => {
      const outcome = await useCases.refusePartnerFile({ by: bringing(by), ...path, why });
      if (outcome.kind === "not-found") throw notFound();
      if (outcome.kind === "refused") return DONE;
      throw new ApiProblem("conflict", "The file came already.");
    },
  }),
  "POST /imports/{importId}/finish": operation({
    id: "finishImport",
    tag: "Deliveries",
    summary: "Say that a delivery is over for now",
    access: "submission.file",
    path: importPath,
    answer: countsShape,
    problems: ["not-found"],
    run: async ({ by, path: { importId }, application: { useCases } }) =>
      settled(await useCases.finishImport({ by: bringing(by), importId })).counts,
  }),
};

function shownImport(row: ImportRow) {
  const { id, reportCode, agency, reference, state, begunAt, finishedAt, counts } = row;
  return { id, reportCode, agency, reference, state, begunAt, finishedAt, counts };
}

function shownFile(file: PartnerFile) {
  const { number, state, itemId: item, size, why, foundSha256, facts } = file;
  return {
    ...{ number, path: facts.path, state, item, size, why, foundSha256 },
    whyInWords: why === null ? null : refusalWords(why),
  };
}
