import type { SaidOfFile } from "#app/core/intake/file-statement.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { endedWords } from "#app/ui/evidence/ended-words.ts";
import { originSaid } from "#app/ui/evidence/file-origin-said.ts";
import { fill } from "#app/ui/text/fill.ts";
import { sizeSaid } from "#app/ui/text/size-said.ts";
import type { Text } from "#app/ui/text/en/index.ts";
import type { OwnCopy } from "#app/use-cases/follow-up/own-copy.ts";
import { openingWords } from "./opening-words.ts";
import { said, type CopyWords, type Line, type Section } from "./own-copy-lines.ts";
import { shownFiles } from "./shown-files.ts";

/** What came with a report and after it: links, files, messages, and when the reporter's name was seen. */
export function afterSections(copy: OwnCopy, words: CopyWords): readonly Section[] {
  const { text, language, when } = words;
  const { check, followUp, messages, ownReport, uploader } = text;
  const sized = (bytes: number) => sizeSaid(bytes, text.common.sizes, language);
  const { file } = ownReport.copy;
  return [
    {
      title: check.links,
      lines: copy.links.map(({ address, seen }) => ({
        term: address,
        value: seen === "" ? "" : fill(text.evidence.links.seen, { seen }),
      })),
    },
    { title: followUp.filesTitle, lines: fileLines(copy, words) },
    {
      title: file.filesComing,
      lines: copy.uploads.map(({ originalName: name, arrived, size }) => ({
        term: originalName(name).display,
        value: fill(file.coming, { arrived: sized(arrived), size: sized(size) }),
      })),
    },
    {
      title: uploader.ended.title,
      lines: copy.ended.map(({ originalName: name, arrived, size, endedAt, why }) => ({
        term: originalName(name).display,
        value: endedWords(
          { why, arrivedBytes: arrived, sizeBytes: size, when: when(endedAt) },
          text,
          language,
        ),
      })),
    },
    {
      title: messages.title,
      lines: copy.messages.map(({ from, text: message, writtenAt }) => ({
        term: fill(from === "office" ? messages.fromOffice : messages.fromYou, {
          when: when(writtenAt),
        }),
        value: message ?? messages.shut,
      })),
    },
    { title: file.requests, lines: copy.requests.map((one) => requestLine(one, text, when)) },
    {
      title: followUp.openedTitle,
      lines: copy.openings.map(({ openedAt, purpose }) => ({
        term: openingWords({ when: when(openedAt), because: purpose }, followUp),
        value: "",
      })),
    },
  ];
}

function requestLine(
  { kind, askedAt, takenBackAt, settledAt }: OwnCopy["requests"][number],
  { ownReport: words }: Text,
  when: CopyWords["when"],
): Line {
  const asked = kind === "withdrawal" ? words.withdraw.done : words.asked;
  const { takenBack } = words.copy.file;
  return {
    term: fill(asked, { when: when(askedAt) }),
    value: [
      ...(takenBackAt === null ? [] : [fill(takenBack, { when: when(takenBackAt) })]),
      ...(settledAt === null ? [] : [fill(words.settled, { when: when(settledAt) })]),
    ].join("\n"),
  };
}

/** What ends with a question mark, in whatever script, needs no colon before its answer. */
const ASKS = /[?\u061f\uff1f]$/;

function fileLines(copy: OwnCopy, { text, language }: CopyWords): readonly Line[] {
  const { fileLook, ownReport } = text;
  const { file: words } = ownReport.copy;
  const toldOf = new Map<string, readonly SaidOfFile[]>(copy.statements);
  return shownFiles(copy).map(({ id, name, sizeBytes, state, sha256 }) => {
    const told = (toldOf.get(id) ?? []).flatMap((one) => [
      ...(["place", "time", "shows"] as const).map((part) => ({
        term: `${fileLook.saidTitle}, ${fileLook.said[part].toLowerCase()}`,
        value: one[part],
      })),
      ...originSaid(one.origin, text),
    ]);
    const digest = sha256 === undefined ? words.noFingerprint : `SHA-256 ${sha256}`;
    return {
      term: name,
      value: [
        sizeSaid(sizeBytes, text.common.sizes, language),
        state === "failed" ? words.failed : digest,
        ...(state === "differs" ? [text.common.fileStates.differs] : []),
        ...said(told).map(({ term, value }) => `${term}${ASKS.test(term) ? "" : ":"} ${value}`),
      ].join("\n"),
    };
  });
}
