import { z } from "zod";
import { RECORDERS } from "#app/core/intake/file-origin.ts";
import { SURE } from "#app/core/intake/sightings.ts";
import { idShape, incidentTimeShape, instantShape, sha256Shape } from "./common.ts";

const sureShape = z.enum(SURE).nullable();

/** What the reporter says of one file, in their words; empty texts were not said. Never what the file says. */
export const statementShape = z.strictObject({
  id: idShape("stm"),
  itemId: idShape("itm"),
  givenAt: instantShape,
  place: z.string(),
  time: z.string(),
  shows: z.string(),
  origin: z
    .strictObject({
      recordedBy: z.enum(RECORDERS).nullable(),
      original: sureShape,
      edited: sureShape,
      viaApp: sureShape,
      app: z.string(),
      stillThere: sureShape,
      placeTakenOut: sureShape.optional().describe("Left out where nothing was said of it"),
    })
    .nullable()
    .describe("Who made it and what became of it since; null where nothing was said of that"),
});

/** The page of a named event that a report was begun on, or that whoever sent or typed it in named (`channel` says which). What it offered is no statement of the reporter's. */
export const originReportShape = z.strictObject({
  pageId: idShape("inp"),
  slug: z.string(),
  state: z.enum(["draft", "open", "closed"]),
  version: z.int().describe("The version that the public was shown then"),
  sha256: sha256Shape.describe("Of that version's canonical text"),
  title: z.string(),
  offered: z.strictObject({ place: z.string(), time: incidentTimeShape }),
  takenOver: z
    .strictObject({ place: z.boolean(), time: z.boolean() })
    .describe("Whether the report's place and time are letter for letter those that were offered"),
});
