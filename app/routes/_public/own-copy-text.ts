import { wordsIn } from "#app/core/office/words.ts";
import type { Text } from "#app/ui/text/en/index.ts";
import { fill } from "#app/ui/text/fill.ts";
import type { OwnCopy } from "#app/use-cases/follow-up/own-copy.ts";
import { incidentTimeWords } from "./incident-time-words.ts";
import { afterSections } from "./own-copy-after.ts";
import { said, type CopyWords, type Line, type Section } from "./own-copy-lines.ts";
import { pointSaid } from "./point-said.ts";
import { shownSightings } from "./sighting-words.ts";
import { yourPartAnswers } from "./your-part-words.ts";

/** A reporter's copy as plain text in the reader's language, in the order of the form; what was not said is left out. */
export function copyAsText(copy: OwnCopy, words: CopyWords): string {
  const { text, when, now } = words;
  const { file } = text.ownReport.copy;
  const parts = [...storySections(copy, words), ...afterSections(copy, words)]
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => [`== ${title} ==`, ...lines.map(inWords)].join("\n\n"));
  const head = `${file.title}\n${fill(file.made, { when: when(now) })}`;
  return `${[head, ...parts].join("\n\n\n")}\n`;
}

function storySections(copy: OwnCopy, words: CopyWords): readonly Section[] {
  const { text, language, when } = words;
  const { report } = copy;
  const { check, followUp } = text;
  return [
    {
      title: followUp.reportTitle,
      lines: [
        { term: fill(followUp.received, { when: when(report.receivedAt) }), value: "" },
        ...said([
          { term: followUp.reportNumber, value: report.code },
          { term: followUp.statusTitle, value: words.status },
          { term: text.eventPage.named, value: eventInWords(copy, language) },
          { term: text.officers.details.agency, value: report.officerAgency ?? "" },
        ]),
      ],
    },
    {
      title: check.whatHappened,
      lines: said([
        { term: check.category, value: words.category },
        { term: check.narrative, value: report.narrative },
        ...copy.answers.map(({ wording, answer }) => ({ term: wording, value: answer.join("\n") })),
      ]),
    },
    {
      title: check.whereAndWhen,
      lines: said([
        { term: check.place, value: report.place },
        { term: check.coordinates, value: pointSaid(report, check) },
        { term: check.time, value: incidentTimeWords(report.time, text, language) },
      ]),
    },
    ...shownSightings(copy.sightings, text).map(({ name, said: lines }) => ({
      title: name,
      lines,
    })),
    {
      title: check.yourPart,
      lines: copy.yourPart === undefined ? [] : said(yourPartAnswers(copy.yourPart, text)),
    },
    { title: check.aboutYou, lines: aboutYou(copy, text) },
  ];
}

function eventInWords({ event }: OwnCopy, language: CopyWords["language"]): string {
  return event === null ? "" : `${wordsIn(event.title, language).text} (${event.address})`;
}

/** What the office holds of the reporter themselves: that there is something, never what. */
function aboutYou({ report }: OwnCopy, { check, ownReport }: Text): readonly Line[] {
  if (report.reach === null) return [];
  const erased = report.reach === "contact" && !report.hasContact;
  return [{ term: erased ? ownReport.copy.file.erased : check[report.reach], value: "" }];
}

function inWords({ term, value }: Line): string {
  if (value === "") return term;
  const indented = value.split("\n").map((line) => `  ${line}`);
  return [term, ...indented].join("\n");
}
