import { z } from "zod";
import { toBase64 } from "#app/core/encoding.ts";
import { cursorShape, nextShape, readIndexCursor, spellCursor } from "../cursor.ts";
import { operation } from "../operation.ts";
import { notFound, settled } from "../outcomes.ts";
import { ApiProblem } from "../problems.ts";
import { idShape, listOf } from "../shapes/common.ts";
import { recordShape } from "../shapes/desk.ts";

/** Records of one page. */
const PAGE = 200;

const count = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,14})$/)
  .describe("A whole number");

const proofShape = z.strictObject({
  hashes: listOf(z.base64()).describe("As RFC 9162 orders them, 32 bytes each"),
});

/** The custody log: what is public of it, and the records of what a reader may read. */
export const CUSTODY_OPERATIONS = {
  "GET /log/checkpoint": operation({
    id: "readCheckpoint",
    tag: "Custody",
    summary: "Read the newest signed state of the log",
    access: "public",
    answer: z.strictObject({
      size: z.int(),
      note: z.string().describe("C2SP signed note, exactly as signed"),
    }),
    problems: ["not-found"],
    run: async ({ application: { useCases } }) => {
      const checkpoint = await useCases.readCheckpoint();
      if (checkpoint === undefined) throw notFound();
      return { size: checkpoint.size, note: checkpoint.note };
    },
  }),
  "GET /log/inclusion": operation({
    id: "proveInclusion",
    tag: "Custody",
    summary: "Prove that a record is in the log",
    access: "public",
    query: z.strictObject({ index: count, size: count }),
    answer: proofShape,
    problems: ["not-found"],
    run: async ({ query, application: { useCases } }) =>
      proof(
        await useCases.proveInclusionInLog({
          index: Number(query.index),
          size: Number(query.size),
        }),
      ),
  }),
  "GET /log/consistency": operation({
    id: "proveConsistency",
    tag: "Custody",
    summary: "Prove that a smaller log is the beginning of a larger one",
    access: "public",
    query: z.strictObject({ first: count, second: count }),
    answer: proofShape,
    problems: ["not-found"],
    run: async ({ query, application: { useCases } }) =>
      proof(
        await useCases.proveConsistencyOfLog({
          first: Number(query.first),
          second: Number(query.second),
        }),
      ),
  }),
  "GET /custody/{subjectId}": operation({
    id: "listRecords",
    tag: "Custody",
    summary: "List the custody records of a report, file, case or bundle",
    description: "In the order of the log, 200 at a time. `next` leads to the following page.",
    access: "custody.read",
    path: z.strictObject({
      subjectId: z.union([idShape("rpt"), idShape("itm"), idShape("cas"), idShape("bun")]),
    }),
    query: z.strictObject({ cursor: cursorShape }),
    answer: z.strictObject({ records: listOf(recordShape), next: nextShape }),
    problems: ["not-found"],
    run: async ({ by, path: { subjectId: subject }, query: { cursor }, application }) => {
      const after = cursor === undefined ? -1 : readIndexCursor(cursor);
      const page = { after, limit: PAGE + 1 };
      const outcome = await application.useCases.listSubjectRecords({ by, subject, page });
      const found = settled(outcome).records;
      const records = found.slice(0, PAGE);
      const last = records.at(-1);
      return {
        next: found.length > PAGE && last !== undefined ? spellCursor(last.seq) : null,
        records: records.map((record) => ({
          index: record.seq,
          event: record.ev,
          at: record.ts,
          subject: record.subj,
          leaf: toBase64(record.leaf),
          leafHash: toBase64(record.leafHash),
        })),
      };
    },
  }),
};

function proof(outcome: { readonly kind: string; readonly hashes?: readonly Uint8Array[] }) {
  if (outcome.hashes === undefined) {
    throw new ApiProblem("not-found", "No published checkpoint covers that.");
  }
  return { hashes: outcome.hashes.map(toBase64) };
}
