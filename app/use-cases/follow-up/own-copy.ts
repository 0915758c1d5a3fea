import type { ReportLink } from "#app/adapters/database/link-store.ts";
import { later, type Instant } from "#app/core/instant.ts";
import type { Sighting } from "#app/core/intake/sightings.ts";
import type { YourPart } from "#app/core/intake/your-part.ts";
import { COPIES_A_DAY, DAY_MILLIS } from "#app/core/messages/message.ts";
import type { Words } from "#app/core/office/words.ts";
import type { Report } from "#app/adapters/database/report-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { GivenAnswer } from "#app/core/office/questions.ts";
import type { Tools } from "../tools.ts";
import { readVisitMessages, type VisitMessage } from "./messages-of-visit.ts";
import { readFollowUp, type FollowUp } from "./open-follow-up.ts";
import { requestsOf, type VisitRequest } from "./requests-of-visit.ts";
import { REPORTER } from "./visit.ts";

/** All that an open visit gives back of what its reporter told the office. What is sealed of themselves nobody opens here. */
export interface OwnCopy extends FollowUp {
  /** The event that the report names: where its page is, and what it is called in each language of the version that was read. */
  readonly event: {
    readonly address: string;
    readonly version: number;
    readonly title: Words;
  } | null;
  readonly answers: readonly GivenAnswer[];
  readonly sightings: readonly Sighting[];
  /** Undefined where nothing was said beside the story. */
  readonly yourPart: YourPart | undefined;
  readonly links: readonly ReportLink[];
  readonly messages: readonly VisitMessage[];
  readonly requests: readonly VisitRequest[];
}

export type OwnCopyOutcome =
  | { readonly kind: "copy"; readonly copy: OwnCopy; readonly madeAt: Instant }
  /** As many as a day gives were given. */
  | { readonly kind: "too-many" }
  | { readonly kind: "visit-over" };

/**
 * What a reporter told the office, for the visit of its reporter, as far as the code opens it. That it was given, and in which form, is recorded
 * before a byte of it is.
 */
export async function readOwnCopy(
  tools: Pick<Tools, "read" | "transact" | "clock" | "shortSecrets" | "threadKeys">,
  input: { readonly token: string; readonly as: "text" | "json" },
): Promise<OwnCopyOutcome> {
  const found = await readFollowUp(tools, input);
  const messages = await readVisitMessages(tools, input);
  if (found === undefined || messages === undefined) return { kind: "visit-over" };
  const { id } = found.report;
  const now = tools.clock.now();
  const since = later(now, -DAY_MILLIS);
  return tools.transact(async (stores): Promise<OwnCopyOutcome> => {
    const { reports, links, custody } = stores;
    if ((await custody.countSince(id, "report.copy_given", since)) >= COPIES_A_DAY) {
      return { kind: "too-many" };
    }
    const copy = {
      ...found,
      messages,
      event: await eventOf(stores, found.report),
      answers: await reports.answers(id),
      sightings: await reports.sightings(id),
      yourPart: await reports.yourPart(id),
      links: await links.ofReport(id),
      requests: await requestsOf(stores, id),
    };
    await custody.appendSystemEvent({
      ev: "report.copy_given",
      subj: id,
      actor: REPORTER,
      obj: { as: input.as },
    });
    return { kind: "copy", copy, madeAt: now };
  });
}

async function eventOf(
  { incidentPages }: Pick<ReadStores, "incidentPages">,
  { incidentPage: named }: Pick<Report, "incidentPage">,
): Promise<OwnCopy["event"]> {
  const page = named && (await incidentPages.find(named.id));
  const read = named && (await incidentPages.version(named.id, named.version));
  if (page == null || read == null) return null;
  const { version, content } = read;
  return { address: `/events/${page.slug}`, version, title: content.title };
}
