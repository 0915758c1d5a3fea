import { originalName } from "#app/core/intake/original-name.ts";
import type { OwnCopy } from "#app/use-cases/follow-up/own-copy.ts";
import { shownFiles } from "./shown-files.ts";

/**
 * A reporter's copy as JSON with the names of the form's own fields. The office's times are UTC, ISO 8601; what the reporter said of time and
 * place is as they said it; sizes in bytes. Where the report stands is in the office's words: what staff call it among themselves is not here, nor
 * is anything that tells who of the office did what.
 */
export function copyAsJson(
  copy: OwnCopy,
  words: { readonly status: string; readonly now: string },
): string {
  const { report } = copy;
  const body = {
    formatVersion: 1,
    madeAt: words.now,
    reportNumber: report.code,
    receivedAt: report.receivedAt,
    status: words.status,
    language: report.language,
    event: copy.event && {
      ...{ address: copy.event.address, version: copy.event.version, title: copy.event.title.en },
    },
    officerAgency: report.officerAgency,
    category: report.category,
    narrative: report.narrative,
    place: report.place,
    latitude: report.latitude,
    longitude: report.longitude,
    point: report.point && { method: report.point.method, radiusMetres: report.point.radiusMetres },
    time: report.time,
    answers: copy.answers.map(({ wording, answer }) => ({ question: wording, answer })),
    sightings: copy.sightings.map(({ id: _id, ...said }) => said),
    yourPart: copy.yourPart ?? null,
    reach: report.reach,
    contactKept: report.hasContact,
    links: copy.links.map(({ address, seen, givenAt }) => ({ address, seen, givenAt })),
    files: filesOf(copy),
    filesComing: copy.uploads.map(({ originalName: name, size, arrived }) => ({
      ...{ name: originalName(name).display, size, arrived },
    })),
    filesRemoved: copy.ended.map(({ originalName: name, size, arrived, endedAt, why }) => ({
      ...{ name: originalName(name).display, size, arrived, removedAt: endedAt },
      why: why === "" ? null : why,
    })),
    messages: copy.messages.map(({ from, text, writtenAt, readAt }) => ({
      ...{ from, text: text ?? null, writtenAt, read: readAt !== null },
    })),
    requests: copy.requests.map(({ kind, askedAt, takenBackAt, settledAt }) => ({
      ...{ kind, askedAt, takenBackAt, settledAt },
    })),
    openings: copy.openings.map(({ openedAt, purpose }) => ({ openedAt, purpose })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** Files as their sender's page shows them: a digest is given once it was taken again from what is stored. */
function filesOf(copy: OwnCopy) {
  const shown = new Map(shownFiles(copy).map((file) => [file.id, file]));
  return copy.items.flatMap((item) => {
    const file = shown.get(item.id);
    if (file === undefined) return [];
    const said = copy.statements.get(item.id) ?? [];
    return [
      {
        ...{ name: file.name, size: item.size, state: file.state, sha256: file.sha256 ?? null },
        receivedAt: item.receivedAt,
        said: said.map(({ place, time, shows, origin, givenAt }) => ({
          ...{ place, time, shows, origin: origin ?? null, givenAt },
        })),
      },
    ];
  });
}
