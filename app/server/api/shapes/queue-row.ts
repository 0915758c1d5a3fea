import { z } from "zod";
import { ENTERED_CHANNELS, REPORT_CHANNELS } from "#app/core/intake/channel.ts";
import { WHOSE_WORDS } from "#app/core/intake/entry.ts";
import { REPORT_STATUSES } from "#app/core/triage/status.ts";
import { categoryShape, idShape, incidentTimeShape, instantShape } from "./common.ts";

/** The door that a report came through. */
export const channelShape = z
  .enum(REPORT_CHANNELS)
  .nullable()
  .describe("The door that it came through; null for one that came before this was kept");

/** How a report came that somebody of the office typed in. */
export const entryShape = z
  .strictObject({
    channel: z.enum(ENTERED_CHANNELS),
    cameDay: z.string().describe("The day on which it reached the office, local to it"),
    cameTime: z.string().nullable(),
    dated: z.string().nullable().describe("The day that the letter itself bears"),
    takenBy: z.string().describe("Who took it down, where that is not who typed it in"),
    spoken: z.string(),
    interpreter: z.boolean(),
    interpreterWho: z.string(),
    words: z.enum(WHOSE_WORDS).describe("Whose words the story is in"),
    told: z.boolean().describe("Whether the notices were read out, or stand on the paper"),
    enteredBy: z.string(),
  })
  .describe("How it came, as the office says; null where nobody of the office typed it in");

/** One line of the queue. */
export const queueRowShape = z.strictObject({
  id: idShape("rpt"),
  code: z.string(),
  status: z.enum(REPORT_STATUSES),
  category: categoryShape,
  channel: channelShape,
  firstWords: z.string(),
  place: z.string(),
  time: incidentTimeShape,
  receivedAt: instantShape,
  assigneeName: z.string().nullable(),
  language: z.string().describe("The language of its form"),
  fileCount: z.int(),
  photos: z.int().describe("Files that were found to be pictures"),
  videos: z.int().describe("Files that were found to be films"),
  arrival: z
    .strictObject({ arrived: z.int(), files: z.int(), percent: z.int() })
    .nullable()
    .describe(
      "While files are still on their way: whole ones, all that were begun, share of bytes.",
    ),
  troubled: z
    .int()
    .describe("Files that are damaged, or differ from what their sender's device told of them"),
  unread: z.int().describe("Messages of the reporter that nobody of the office has read."),
  requests: z
    .strictObject({ corrections: z.int(), withdrawn: z.boolean(), news: z.boolean() })
    .describe(
      "What the reporter asks for: corrections that nobody has seen to, whether the report is withdrawn, and whether that changed since somebody looked",
    ),
  incidentPage: idShape("inp")
    .nullable()
    .describe("The page of a named event that the report was begun on"),
  incident: z
    .strictObject({ id: idShape("inc"), title: z.string() })
    .nullable()
    .describe("What the office says several reports are about, where it put this one to others"),
  links: z
    .strictObject({ given: z.int(), open: z.int() })
    .describe("Web addresses that the reporter gave, and those that nobody has preserved yet"),
});
