import { recordedTolerances } from "#app/core/claims/office-tolerances.ts";
import { toldAssessment } from "#app/core/claims/place-claims.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import type { UseCases } from "#app/use-cases/bind.ts";

type ReportFile = Extract<Awaited<ReturnType<UseCases["readReport"]>>, { kind: "report" }>["file"];
type Item = ReportFile["items"][number];

/** One file; its claims only for those who may read them. */
export function shownItem(item: Item, fullMetadata: boolean) {
  const { assessment } = item;
  return {
    id: item.id,
    reportId: item.reportId,
    name: originalName(item.originalName).display,
    mediaType: item.mediaType,
    size: item.size,
    sha256: item.sha256,
    sha512: item.sha512,
    state: item.state,
    examination: item.examination,
    receivedAt: item.receivedAt,
    sealedAt: item.sealedAt,
    claims: fullMetadata && assessment !== null ? claimsOf(toldAssessment(assessment)) : null,
    claimsWithheld: !fullMetadata,
  };
}

type Assessment = NonNullable<Item["assessment"]>;

function claimsOf(assessment: Assessment) {
  const { width, height, durationSeconds, device, times, places } = assessment;
  const { bestTime, bestPlace, locationStatus, surroundings, sun, signs, problems } = assessment;
  const { facing = null, unread = [], credentials } = assessment;
  return {
    ...{ width, height, durationSeconds, device, times, places },
    ...{ bestTime, bestPlace, locationStatus, facing, surroundings, sun },
    ...{ credentials: shownCredentials(credentials), signs, problems, unread },
    tolerances: recordedTolerances(assessment.tolerances),
  };
}

/** What the examination found of content credentials; what the engine said in full is in the bundle. */
function shownCredentials(found: Assessment["credentials"]) {
  const { state, codes, sentence = null, signer = null, signedAt = null, stamp = null } = found;
  return { state, codes, sentence, signer, signedAt, stamp, trustList: found.trustList ?? null };
}

type Statement = NonNullable<ReturnType<ReportFile["statements"]["get"]>>[number];

function shownStatement({ id, itemId, givenAt, place, time, shows, origin }: Statement) {
  return { ...{ id, itemId, givenAt, place, time, shows }, origin: origin ?? null };
}

/** A report as its reader may see it. */
export function shownReport(file: ReportFile) {
  const { report, items, notes, cases, fullMetadata, answers, withheldAnswers, tags } = file;
  return {
    id: report.id,
    code: report.code,
    status: report.status,
    category: report.category,
    officerAgency: report.officerAgency,
    origin: file.origin,
    narrative: report.narrative,
    place: report.place,
    latitude: report.latitude,
    longitude: report.longitude,
    point: report.point,
    time: report.time,
    answers: answers.map(({ question, wording, language, answer }) => ({
      question,
      wording,
      language,
      answer,
    })),
    answersWithheld: withheldAnswers,
    tags,
    language: report.language,
    hasContact: report.hasContact,
    reach: report.reach,
    channel: report.channel,
    entry:
      file.entry === undefined ? null : { ...file.entry.facts, enteredBy: file.entry.enteredBy },
    assigneeId: report.assigneeId,
    receivedAt: report.receivedAt,
    items: items.map((item) => shownItem(item, fullMetadata)),
    statements: items.flatMap(({ id }) => file.statements.get(id) ?? []).map(shownStatement),
    notes,
    cases: cases.map(({ id, number, title }) => ({ id, number, title })),
  };
}
