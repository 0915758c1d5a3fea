import type { NewSentLetter } from "#app/adapters/database/letter-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { parseMessage } from "#app/core/messages/message.ts";
import { goesToReporter, letterText } from "#app/core/office/letter.ts";
import type { LetterWay } from "#app/core/office/sent-letter.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { findCase } from "../cases/case-access.ts";
import { writeSealed } from "../follow-up/write-sealed.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { writeAsOffice, type AnswerOutcome } from "../triage/messages.ts";
import { prepareLetter, type LetterAsked, type PreparedLetter } from "./prepare-letter.ts";

type Letter = Extract<PreparedLetter, { readonly kind: "letter" }>;

export type SendLetterOutcome =
  | { readonly kind: "sent" }
  /** Nothing went out: a place is missing, or the letter is not the one that was looked at, as where the pack or the report changed since. */
  | { readonly kind: "missing" | "changed"; readonly prepared: Letter }
  /** It is about neither a report nor a case, or no reporter reads letters of its kind. */
  | { readonly kind: "nobody" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
  | Extract<AnswerOutcome, { readonly kind: "no-thread" | "too-many" | "problem" }>;

type SendTools = Pick<
  Tools,
  "read" | "transact" | "clock" | "newId" | "threadKeys" | "office" | "scanner"
>;

/**
 * Sends a letter of the pack to a report's reporter, as a message that the receipt code opens, or notes that it was handed out or posted. It is filled
 * anew, and only goes out where it is letter for letter what was looked at and has no place missing. What went is kept with its record.
 */
export async function sendLetter(
  tools: SendTools,
  input: LetterAsked & {
    readonly way: LetterWay;
    /** The `mark` of what was looked at. */
    readonly seen: string;
  },
): Promise<SendLetterOutcome> {
  const prepared = await prepareLetter(tools, input);
  if (prepared.kind !== "letter") return prepared;
  const { by, way, reportId, caseId } = input;
  if (prepared.pieces.some(({ kind }) => kind === "missing")) return { kind: "missing", prepared };
  if (prepared.mark !== input.seen) return { kind: "changed", prepared };
  const letter: Omit<NewSentLetter, "messageId" | "sentAt"> = {
    id: tools.newId("ltr"),
    reportId: reportId ?? null,
    caseId: caseId ?? null,
    template: prepared.letter.id,
    kind: prepared.letter.kind,
    title: prepared.letter.title,
    source: prepared.source,
    language: prepared.language,
    way,
    recipient: prepared.recipient,
    text: letterText(prepared.pieces),
    sentBy: by.id,
  };
  if (way === "handed-out") return handOut(tools, by, letter);
  if (reportId === undefined || !goesToReporter(prepared.letter)) return { kind: "nobody" };
  const parsed = parseMessage(letter.text);
  if (!parsed.ok) return { kind: "problem", problem: parsed.problem };
  const { text } = parsed;
  return writeSealed(tools, { reportId, text }, async (stores, sealed) => {
    const now = tools.clock.now();
    const outcome = await writeAsOffice(stores, sealed, { by, reportId, text, now });
    if (outcome.kind !== "written") return outcome;
    await keep(stores, by, { ...letter, messageId: sealed?.id ?? null, sentAt: now });
    return { kind: "sent" };
  });
}

/** Notes that a letter left the office on paper. Whoever may change the report, or the case, may say so. */
async function handOut(
  tools: SendTools,
  by: Person,
  letter: Omit<NewSentLetter, "messageId" | "sentAt">,
): Promise<SendLetterOutcome> {
  const { reportId, caseId } = letter;
  if (reportId === null && caseId === null) return { kind: "nobody" };
  return tools.transact(async (stores): Promise<SendLetterOutcome> => {
    const now = tools.clock.now();
    if (reportId !== null) {
      const found = await findReport(stores, by, "report.triage", reportId, now);
      if (found.kind !== "allowed") return found;
    }
    if (caseId !== null) {
      const ability = reportId === null ? "case.change" : "case.read";
      const found = await findCase(stores, by, ability, caseId, now);
      if (found.kind !== "allowed") return found;
    }
    await keep(stores, by, { ...letter, messageId: null, sentAt: now });
    return { kind: "sent" };
  });
}

async function keep(
  stores: Pick<Stores, "letters">,
  by: Person,
  letter: NewSentLetter,
): Promise<void> {
  const { id, way, template, language, recipient, messageId, reportId, caseId } = letter;
  const subj = reportId ?? caseId;
  if (subj === null) throw new Error("a letter is about a report or a case");
  await stores.letters.keep(letter, {
    ev: "letter.sent",
    subj,
    actor: actorOf(by),
    obj: {
      ...{ letter: id, template, language, way, message: messageId, source: letter.source },
      ...(reportId === null || caseId === null ? {} : { case: caseId }),
    },
    disclosures: [
      actorName(by),
      ...(recipient === "" ? [] : [{ name: "recipient", value: recipient } as const]),
      { name: "statement", value: { sha256: toHex(sha256(toUtf8(letter.text))) } },
    ],
  });
}
