import type { Actor } from "#app/core/custody/event.ts";
import type { Admission } from "#app/core/flood/admission.ts";
import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { firstUnanswered, type Answers } from "#app/core/intake/answers.ts";
import { OFFICER_QUESTIONS } from "#app/core/intake/officer-questions.ts";
import type { ReportChannel } from "#app/core/intake/channel.ts";
import { entryRecord, type EntryFacts } from "#app/core/intake/entry.ts";
import { statementText } from "#app/core/intake/statement.ts";
import { saysNothing } from "#app/core/intake/your-part.ts";
import type { DraftId, ReportId } from "#app/core/ids.ts";
import { later, millisOf } from "#app/core/instant.ts";
import { dayIn } from "#app/core/local-day.ts";
import { actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { tagsOf, versionOfPack } from "#app/core/office/report-tags.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { SENT_MILLIS } from "./draft-lifetime.ts";
import { freeReportCode } from "./free-report-code.ts";
import { receiveFileStatements } from "./receive-file-statements.ts";
import { isLocatorTaken, LOCATOR_ATTEMPTS } from "./locator.ts";
import { notePack } from "../office/record-office-pack.ts";
import type { Tools } from "../tools.ts";

export type SubmitOutcome =
  | { readonly kind: "sent"; readonly reportId: ReportId; readonly sentToken: string }
  /** The same form was sent before: still one report, and the same receipt. */
  | { readonly kind: "already-sent"; readonly reportId: ReportId; readonly sentToken: string }
  | { readonly kind: "incomplete"; readonly page: keyof Answers }
  | { readonly kind: "busy" }
  /** Its work or wait counted for another report. */
  | { readonly kind: "ticket-used" }
  | { readonly kind: "no-draft" };

interface Submission {
  readonly token: string;
  readonly language: string;
  /** Through which door it comes; the public form unless named. */
  readonly channel?: ReportChannel;
  /** How it came, where somebody of the office typed it in; then `by` is who did. */
  readonly entry?: EntryFacts;
  /** Who filed it, with a token of the API or by typing it in; the public's own reports name nobody. */
  readonly by?: Person | undefined;
  /** What let it in where the public sends; used up in the report's own transaction. */
  readonly admission?: Admission;
  /** Whose turn it is to hash, so that nobody's flood stands before everybody else: any mark that tells senders apart. */
  readonly from?: string;
}

/** The team that reads what nobody is assigned to yet. */
const INTAKE_TEAM = "office";

/**
 * Makes the report out of the draft, with its files and its custody record, in one transaction. The receipt code exists
 * in clear only inside this call and, sealed under the reporter's own cookie, for the page that shows it. `sentToken` takes the draft's token's place
 * in that cookie: it opens what was sent, and no draft.
 */
export async function submitReport(
  tools: Submitting & Pick<Tools, "read">,
  input: Submission,
): Promise<SubmitOutcome> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const sentToken = tools.shortSecrets.sentToken(input.token);
  const early = await tools.read((stores) => stores.drafts.byToken(tokenHash));
  if (early === undefined) return { kind: "no-draft" };
  if (early.reportId !== null) {
    return { kind: "already-sent", reportId: early.reportId, sentToken };
  }
  const missing = firstUnanswered(early.answers);
  if (missing !== undefined) return { kind: "incomplete", page: missing };

  for (let attempt = 0; attempt < LOCATOR_ATTEMPTS; attempt += 1) {
    const outcome = await submitWithCode(tools, input, early.id, tokenHash);
    if (outcome.kind !== "locator-taken") return outcome;
  }
  return { kind: "busy" };
}

type Submitting = Pick<
  Tools,
  | "transact"
  | "clock"
  | "newId"
  | "random"
  | "receiptCodes"
  | "threadKeys"
  | "shortSecrets"
  | "office"
  | "wakeWorker"
>;

async function submitWithCode(
  tools: Submitting,
  input: Submission,
  draftId: DraftId,
  tokenHash: string,
): Promise<SubmitOutcome | { readonly kind: "locator-taken" }> {
  const receipt = await tools.receiptCodes.make(input.from);
  if (receipt.kind === "busy") return { kind: "busy" };
  const thread = await tools.threadKeys.make(tools.newId("thr"), receipt.key);
  const sentToken = tools.shortSecrets.sentToken(input.token);
  const sealedCode = tools.shortSecrets.seal({
    secret: sentToken,
    purpose: "receipt-code",
    id: draftId,
    text: receipt.code.digits,
  });

  const outcome = await tools.transact(async (stores): ReturnType<typeof submitWithCode> => {
    const draft = await stores.drafts.byToken(tokenHash);
    if (draft === undefined) return { kind: "no-draft" };
    if (draft.reportId !== null) {
      return { kind: "already-sent", reportId: draft.reportId, sentToken };
    }
    const { whatHappened, whereAndWhen } = draft.answers;
    if (whatHappened === undefined || whereAndWhen === undefined) {
      return { kind: "incomplete", page: firstUnanswered(draft.answers) ?? "whatHappened" };
    }
    if (await isLocatorTaken(stores, receipt.code.locator)) return { kind: "locator-taken" };
    const { admission } = input;
    const now = tools.clock.now();
    if (admission !== undefined && !(await stores.flood.spend({ ...admission, at: now }))) {
      return { kind: "ticket-used" };
    }
    const reportId = tools.newId("rpt");
    const items = await stores.items.ofDraft(draft.id);
    const links = draft.answers.links ?? [];
    const arriving = await stores.uploads.ofDraft(draft.id);
    const reach = draft.answers.aboutYou?.choice;
    const { office } = tools;
    await notePack(stores, { clock: tools.clock, office });
    const { questions } = draft.answers;
    const counted = questions?.category === whatHappened.category ? questions : undefined;
    const answers = counted?.given ?? [];
    const receivedAt = tools.clock.now();
    const day = whereAndWhen.time.from ?? dayIn(office.timeZone, millisOf(receivedAt));
    const { category } = whatHappened;
    const { language } = input;
    const { origin, sightings = [], yourPart } = draft.answers;
    const officer = officerOf(draft.answers);
    const channel = input.channel ?? (officer === undefined ? "web-form" : "officers");
    const allAnswers = [...(officer?.given ?? []), ...(origin?.given ?? []), ...answers];
    const beside = {
      sightings,
      ...(yourPart === undefined || saysNothing(yourPart) ? {} : { yourPart }),
      ...(reach === undefined ? {} : { reach }),
    };
    const statement = toUtf8(statementText(whatHappened, whereAndWhen, allAnswers, beside));
    await stores.reports.receive(
      {
        id: reportId,
        code: await freeReportCode(stores, tools.random),
        draftId: draft.id,
        whatHappened,
        whereAndWhen,
        language,
        answers,
        origin,
        officer,
        packSha256: (counted?.pack ?? versionOfPack(office)).sha256,
        ...beside,
        tags: tagsOf(office, { category, day, language }),
        identityBox: reach === "contact" ? await stores.drafts.sealedIdentity(draft.id) : null,
        team: INTAKE_TEAM,
        receivedAt,
        channel,
        ...(input.entry === undefined ? {} : { entry: input.entry }),
        receipt: { locator: receipt.code.locator, salt: receipt.salt, verifier: receipt.verifier },
        thread,
      },
      {
        ev: "report.received",
        subj: reportId,
        actor: filedBy(input.by),
        obj: {
          form_version: "5",
          office_pack: { pack: office.id, pack_date: office.date, sha256: office.sha256 },
          language,
          channel,
          ...(officer === undefined ? {} : { officer_agency: officer.agency }),
          ...(input.entry === undefined ? {} : { entry: entryRecord(input.entry) }),
          files: items.length,
          items: items.map((item) => item.id),
          // Files whose last byte is still to come; each gets its own record when it is there.
          arriving: arriving.map((upload) => upload.itemId),
          links: links.length,
          ...(origin === undefined
            ? {}
            : {
                incident_page: {
                  ...{ page: origin.page, version: origin.version, sha256: origin.sha256 },
                },
              }),
          thread_key: toHex(sha256(thread.publicKey)),
        },
        disclosures: [
          { name: "statement", value: { sha256: toHex(sha256(statement)) } },
          ...(input.by === undefined
            ? []
            : [{ name: "submitter" as const, value: input.by.displayName }]),
        ],
      },
    );
    for (const [index, link] of links.entries()) {
      const id = tools.newId("lnk");
      await stores.links.receive(
        { ...link, id, draftId: draft.id, reportId, position: index + 1 },
        {
          ev: "link.received",
          subj: reportId,
          actor: filedBy(input.by),
          obj: { link: id, given_at: link.givenAt },
        },
      );
    }
    await receiveFileStatements(tools, stores, {
      items,
      statements: draft.answers.files ?? [],
      actor: filedBy(input.by),
    });
    await stores.items.attachToReport(draft.id, reportId);
    await stores.uploads.attachToReport(draft.id, reportId);
    await stores.drafts.becomeReport(draft.id, {
      ...{ reportId, receiptCodeSealed: sealedCode, at: receivedAt },
      sentHash: tools.shortSecrets.hashToken(sentToken),
      sentUntil: later(receivedAt, SENT_MILLIS),
    });
    await stores.jobs.enqueue({ name: "index-reports" }, tools.clock.now());
    await stores.jobs.enqueue({ name: "compare-reports" }, tools.clock.now());
    await stores.jobs.enqueue({ name: "suggest-incidents" }, tools.clock.now());
    return { kind: "sent", reportId, sentToken };
  });
  if (outcome.kind === "sent") tools.wakeWorker();
  return outcome;
}

/** What an officer answered, with the digest of what officers are asked; undefined for a report of anybody else. */
function officerOf({ officer }: Answers) {
  return (
    officer && {
      ...{ agency: officer.agency, given: officer.given ?? [] },
      sha256: toHex(sha256(toUtf8(canonicalJson(OFFICER_QUESTIONS)))),
    }
  );
}

/** Who filed a report, for its record: the holder of a token with that token, or a reporter whom nothing names. */
function filedBy(person: Person | undefined): Actor {
  return person === undefined ? { kind: "public", id: "reporter" } : actorOf(person);
}
