import { z } from "zod";
import { REPORT_CHANNELS } from "#app/core/intake/channel.ts";
import { LANGUAGE_TAGS } from "#app/core/intake/languages.ts";
import {
  FILE_FILTERS,
  LOCATION_FILTERS,
  OPEN_FLAG_FILTERS,
  QUEUE_ORDERS,
} from "#app/core/triage/queue-filter.ts";
import { REPORT_STATUSES } from "#app/core/triage/status.ts";
import { categoryShape, idShape, text } from "./common.ts";

const day = z.iso.date().optional();

/** The queue's filters as a query: the same words as in the desk's address. */
export const queueQueryShape = {
  order: z.enum(QUEUE_ORDERS).optional(),
  status: z.enum(REPORT_STATUSES).optional(),
  category: categoryShape.optional(),
  channel: z.enum(REPORT_CHANNELS).optional(),
  language: z.enum(LANGUAGE_TAGS).optional(),
  assignee: z.union([z.enum(["anyone", "mine", "nobody"]), idShape("usr")]).optional(),
  messages: z.enum(["unread"]).optional(),
  late: z.enum(["yes"]).optional().describe("Only undecided ones past the target"),
  agency: text(60).optional().describe("An agency of the office's pack, by its id"),
  files: z.enum(FILE_FILTERS).optional(),
  flag: z.enum(OPEN_FLAG_FILTERS).optional(),
  location: z.enum(LOCATION_FILTERS).optional().describe("Whether the reporter gave a point"),
  near: text(60).optional().describe("`latitude,longitude,kilometres` in decimal degrees"),
  alike: z.enum(["yes"]).optional().describe("Only those that say nearly the same as others"),
  "received-from": day,
  "received-until": day,
  "incident-from": day,
  "incident-until": day,
  page: idShape("inp").optional().describe("Only reports begun on this page of an event"),
  incident: z
    .union([z.enum(["none"]), idShape("inc")])
    .optional()
    .describe("Only reports that the office put into this incident, or into none"),
  words: text(500)
    .optional()
    .describe('Words, "words in order", `this OR that`, `-without`, `begin*`'),
  place: text(500).optional().describe("The same, in the words about the place"),
  count: z.enum(["exact"]).optional().describe("Counts to the end instead of to 1,000"),
};
