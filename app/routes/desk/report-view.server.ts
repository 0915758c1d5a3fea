import type { UseCases } from "#app/use-cases/bind.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import type { ShownReport } from "#app/ui/desk/shown-report.ts";
import { localTime } from "#app/ui/time/when.tsx";
import { statusWords } from "#app/core/triage/status-words.ts";
import { pointWords } from "#app/ui/desk/point-words.ts";
import { incidentWords } from "#app/ui/desk/incident-words.ts";
import { arrivalWords } from "#app/ui/desk/arrival-words.ts";
import { entryFacts } from "#app/ui/desk/entry/entry-words.ts";
import { categoryWords, channelWords } from "#app/ui/desk/words.ts";
import { custodyRows } from "./custody-rows.server.ts";
import { originView } from "./origin-view.ts";
import { itemView } from "./item-view.server.ts";
import { languageWords } from "./language-words.ts";

export type ReportFile = Extract<
  Awaited<ReturnType<UseCases["readReport"]>>,
  { kind: "report" }
>["file"];

/** Names of those whom the report could be given to, by id. */
export function peopleOf({ assignable }: ReportFile): ReadonlyMap<string, string> {
  return new Map(assignable.map((person) => [person.id as string, person.displayName]));
}

/** A report as its reader may see it: what the reader's role does not open is not in here at all. */
export function reportView(file: ReportFile, zone: string): ShownReport {
  const { report, items, assignable } = file;
  const names = new Map(
    [...items, ...file.ended.map((one) => ({ ...one, id: one.itemId }))].map((item) => [
      item.id as string,
      originalName(item.originalName).display,
    ]),
  );
  const people = peopleOf(file);
  return {
    id: report.id,
    code: report.code,
    status: report.status,
    versions: { status: report.statusVersion, assignee: report.assigneeVersion },
    category: report.category,
    title:
      file.delivery === undefined
        ? `${categoryWords(report.category)}, ${firstLine(report.place)}`
        : `Handed in by ${file.delivery.agency}`,
    officerAgency: report.officerAgency ?? undefined,
    origin: file.origin === null ? undefined : originView(file.origin, file.report.channel),
    receivedAt: report.receivedAt,
    assignee:
      report.assigneeId === null
        ? undefined
        : { id: report.assigneeId, name: people.get(report.assigneeId) ?? "Somebody who left" },
    narrative: report.narrative,
    answers: file.answers.map(({ question, wording, answer }) => ({
      question,
      wording,
      answer: answer.join("; "),
    })),
    withheldAnswers: file.withheldAnswers,
    tags: file.tags,
    sightings: file.sightings,
    yourPart: file.yourPart,
    place: report.place,
    coordinates:
      report.latitude === null || report.longitude === null
        ? undefined
        : [`${report.latitude}, ${report.longitude}`, pointWords(report.point)]
            .filter((words) => words !== "")
            .join("; "),
    statusWords: statusWords(wordsOf(file)),
    incident: incidentWords(report.time),
    hasContact: report.hasContact,
    reach: report.reach,
    channel: channelWords(report.channel),
    entry: file.entry === undefined ? [] : entryFacts(file.entry.facts, file.entry.enteredBy),
    language: languageWords(report.language),
    arrival: file.arrival === null ? undefined : arrivalWords(file.arrival, file.arrivingLate),
    ended: file.ended.map((one) => ({
      id: one.itemId,
      name: originalName(one.originalName).display,
      sizeBytes: one.size,
      arrivedBytes: one.arrived,
      lastByte: localTime({ at: one.lastByteAt, zone }),
      removed: localTime({ at: one.endedAt, zone }),
      why: one.why,
    })),
    items: items.map((item) => itemView(item, file, zone)),
    links: file.links.map((link) => ({
      ...{ id: link.id, address: link.address, seen: link.seen, givenAt: link.givenAt },
      ...{ task: link.task, assigneeId: link.assigneeId, method: link.method, note: link.note },
      changedBy: people.get(link.changedBy ?? "") ?? "Somebody who left",
      changedAt: link.changedAt,
      version: link.version,
    })),
    delivery:
      file.delivery === undefined
        ? undefined
        : {
            id: file.delivery.id,
            agency: file.delivery.agency,
            custodian: file.delivery.custodian,
          },
    notes: file.notes.map((note) => ({
      id: note.id,
      author: note.authorName,
      at: note.writtenAt,
      text: note.text,
      withdrawn: note.withdrawn ?? undefined,
    })),
    cases: file.cases.map(({ id, number, title }) => ({ id, number, title })),
    withheldCases: file.withheldCases,
    custody: custodyRows(file.custody, {
      subject: (id) => names.get(id),
      person: (id) => people.get(id),
    }),
    assignable: assignable.map(({ id, displayName }) => ({ id, name: displayName })),
    fullMetadata: file.fullMetadata,
    originals: file.originals,
  };
}

/** What the reporter wrote, as far as its reader sees it. */
function wordsOf({ report, answers, yourPart, sightings, statements }: ReportFile): string[] {
  return [
    ...[report.narrative, report.place],
    ...answers.flatMap(({ answer }) => answer),
    ...[yourPart?.elsewhereWhere ?? "", yourPart?.wish ?? ""],
    ...sightings.flatMap(({ looks, did }) => [looks, did]),
    ...[...statements.values()].flat().map(({ shows }) => shows),
  ];
}

/** A place may be several lines; a heading has room for a few words. */
function firstLine(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? "";
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
