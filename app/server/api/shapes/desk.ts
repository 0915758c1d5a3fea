import { z } from "zod";
import { REACHES } from "#app/core/intake/about-you.ts";
import { POINT_METHODS } from "#app/core/intake/point-origin.ts";
import { REPORT_STATUSES } from "#app/core/triage/status.ts";
import {
  categoryShape,
  idShape,
  incidentTimeShape,
  instantShape,
  listOf,
  sha256Shape,
} from "./common.ts";
import { channelShape, entryShape } from "./queue-row.ts";
import { claimsShape } from "./claims.ts";
import { originReportShape, statementShape } from "./report-parts.ts";

export const AUDIENCES = ["PRO", "GJ", "DIS", "PRT", "CRT"] as const;

const statusShape = z.enum(REPORT_STATUSES);

/** A file of a report, with what it claims for those who may see it. */
export const itemShape = z.strictObject({
  id: idShape("itm"),
  reportId: idShape("rpt").nullable(),
  name: z.string(),
  mediaType: z.string().nullable().describe("By content; null where not recognised"),
  size: z.int(),
  sha256: sha256Shape,
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
  state: z.enum(["received", "sealed", "damaged", "withdrawn"]),
  examination: z.enum(["waiting", "done", "failed"]),
  receivedAt: instantShape,
  sealedAt: instantShape.nullable(),
  claims: claimsShape.nullable(),
  claimsWithheld: z
    .boolean()
    .describe("True when there may be claims, but this token may not read them"),
});

/** Which text of which office pack words come from. */
export const packShape = z.strictObject({
  id: z.string(),
  date: z.iso.date(),
  sha256: sha256Shape,
});

/** A report as the desk reads it. Words, place and time are its reporter's statements. */
export const reportShape = z.strictObject({
  id: idShape("rpt"),
  code: z.string(),
  status: statusShape,
  category: categoryShape,
  officerAgency: z
    .string()
    .nullable()
    .describe("The agency whose officer sent it through the form for officers"),
  origin: originReportShape.nullable().describe("Null where it was begun on no such page"),
  narrative: z.string(),
  place: z.string(),
  latitude: z.string().nullable(),
  longitude: z.string().nullable(),
  point: z
    .strictObject({
      method: z.enum(POINT_METHODS),
      radiusMetres: z.number().nullable(),
      item: idShape("itm").nullable(),
    })
    .nullable()
    .describe("How the reporter came by the numbers; null where there are none or nobody asked"),
  time: incidentTimeShape,
  answers: listOf(
    z.strictObject({
      question: z.string(),
      wording: z.string().describe("As it was asked"),
      language: z.string(),
      answer: listOf(z.string()).describe("As it was shown, or the reporter's own words"),
    }),
  ),
  answersWithheld: z.int().describe("Answers that only those who work on cases see"),
  tags: listOf(
    z.strictObject({
      kind: z.enum(["concern", "rule"]),
      key: z.string(),
      words: z.string(),
      version: z
        .string()
        .describe("First day of the rule's version; `undated`, `none`, or empty for a concern"),
      standing: z.string().describe("How the rule stood on the report's day"),
      pack: packShape,
    }),
  ),
  language: z.string(),
  hasContact: z.boolean(),
  reach: z
    .enum(REACHES)
    .nullable()
    .describe("How the reporter may be reached, as they chose it; null where nobody was asked"),
  channel: channelShape,
  entry: entryShape.nullable(),
  assigneeId: idShape("usr").nullable(),
  receivedAt: instantShape,
  items: listOf(itemShape),
  statements: listOf(statementShape).describe("In the order of the files, then of their coming"),
  notes: listOf(
    z.strictObject({
      id: idShape("not"),
      authorName: z.string(),
      text: z.string(),
      writtenAt: instantShape,
      withdrawn: z
        .strictObject({ byName: z.string(), at: instantShape })
        .nullable()
        .describe("By whom and when it was withdrawn; null while it stands"),
    }),
  ),
  cases: listOf(
    z.strictObject({ id: idShape("cas"), number: z.string(), title: z.string() }),
  ).describe("Those that the caller may read"),
});

export const caseRowShape = z.strictObject({
  id: idShape("cas"),
  number: z.string(),
  title: z.string(),
  status: z.string(),
  openedAt: instantShape,
});

export const bundleShape = z.strictObject({
  id: idShape("bun"),
  caseId: idShape("cas"),
  name: z.string(),
  audience: z.enum(AUDIENCES),
  state: z.enum(["waiting", "ready", "failed"]),
  problem: z.string().nullable(),
  requestedAt: instantShape,
  size: z.int().nullable(),
  sha256: sha256Shape.nullable(),
});

export const caseShape = caseRowShape.extend({
  reports: listOf(
    z.strictObject({
      reportId: idShape("rpt"),
      code: z.string(),
      category: categoryShape,
      place: z.string(),
      addedAt: instantShape,
    }),
  ),
  exhibits: listOf(
    z.strictObject({
      id: idShape("exh"),
      itemId: idShape("itm"),
      number: z.int(),
      description: z.string(),
    }),
  ),
  bundles: listOf(bundleShape),
});

/** A custody record: its exact bytes, and its place in the log. */
export const recordShape = z.strictObject({
  index: z.int(),
  event: z.string(),
  at: instantShape,
  subject: z.string(),
  leaf: z.base64().describe("The record's exact bytes, as hashed into the log"),
  leafHash: z.base64().describe("RFC 9162 leaf hash, 32 bytes"),
});
