import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { Admission } from "#app/core/flood/admission.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import type { ReceiptCode } from "#app/core/intake/receipt-code.ts";
import { codeAsk, isAskMark, type CodeAsk } from "#app/core/messages/code-ask.server.ts";
import { LOST_CODE, type CodeFacts } from "#app/core/messages/code-request.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { isLocatorTaken, LOCATOR_ATTEMPTS } from "../intake/locator.ts";
import type { Tools } from "../tools.ts";
import { endOldCodes } from "./end-old-codes.ts";
import { REPORTER, visitOf } from "./visit.ts";

export type AskCodeOutcome =
  | { readonly kind: "asked"; readonly code: ReceiptCode }
  | { readonly kind: "busy" }
  /** Its work or wait counted for another request. */
  | { readonly kind: "ticket-used" };

interface Asking {
  /** The mark of the form that it was asked on, from `newCodeMark`; without one each call asks anew. */
  readonly mark?: string | undefined;
  readonly facts: CodeFacts;
  /** In which the page was read. */
  readonly language: string;
  readonly admission?: Admission;
  /** Whose turn it is to hash: any mark that tells senders apart. */
  readonly from?: string;
}

type AskingTools = Pick<
  Tools,
  "transact" | "read" | "clock" | "newId" | "random" | "receiptCodes" | "threadKeys"
>;

const MARK_BYTES = 16;

/** What tells one opened form from all others, for its hidden field: 128 random bits in hexadecimal. Nothing of it is kept. */
export function newCodeMark(tools: Pick<Tools, "random">): string {
  return toHex(tools.random(MARK_BYTES));
}

/**
 * Takes down what somebody who lost their code says of their report, and makes a new code that opens nothing until staff found the report and
 * two people agreed. Whether there is such a report is not looked at: the answer is the same in words, work and time. The code leaves this
 * call; only what checks it is kept. The same form with the same facts, sent again while nobody has decided, is the same request and is
 * answered with the same code, on record: over a bad line nobody knows which answer was read.
 */
export async function askForNewCode(tools: AskingTools, input: Asking): Promise<AskCodeOutcome> {
  const mark = isAskMark(input.mark) ? input.mark : newCodeMark(tools);
  for (let attempt = 0; attempt < LOCATOR_ATTEMPTS; attempt += 1) {
    const outcome = await askOnce(tools, { ...input, mark }, attempt);
    if (outcome.kind !== "look-again") return outcome;
  }
  return { kind: "busy" };
}

/** `look-again`: the locator is taken, or the same was asked, or decided, at the same time. */
async function askOnce(
  tools: AskingTools,
  asking: Asking & { readonly mark: string },
  attempt: number,
): Promise<AskCodeOutcome | { readonly kind: "look-again" }> {
  const { facts, language, admission, from } = asking;
  const seen = await tools.read((stores) => standingAsk(tools, stores, asking));
  const made =
    seen.code === undefined ? await newCodeOf(tools, seen.ask, attempt, from) : undefined;
  if (made === "busy") return { kind: "busy" };
  return tools.transact(async (stores): ReturnType<typeof askOnce> => {
    const now = tools.clock.now();
    const { ask, code } = await standingAsk(tools, stores, asking);
    const isTaken = made !== undefined && (await isLocatorTaken(stores, made.code.locator));
    if (ask.id !== seen.ask.id || code?.digits !== seen.code?.digits || isTaken) {
      return { kind: "look-again" };
    }
    if (admission !== undefined && !(await stores.flood.spend({ ...admission, at: now }))) {
      return { kind: "ticket-used" };
    }
    await stores.flood.noteCodeFailure(LOST_CODE, now);
    if (code !== undefined) {
      await stores.custody.appendSystemEvent(asked("code.asked_again", { request: ask.id }));
      return { kind: "asked", code };
    }
    if (made === undefined) return { kind: "look-again" };
    const { check, thread } = made;
    await stores.codeRequests.ask(
      { id: ask.id, check, thread, facts, language, askedAt: now },
      {
        ...asked("code.asked", { request: ask.id, thread_key: toHex(sha256(thread.publicKey)) }),
        disclosures: [
          { name: "statement", value: { sha256: toHex(sha256(toUtf8(JSON.stringify(facts)))) } },
        ],
      },
    );
    return { kind: "asked", code: made.code };
  });
}

function asked(ev: "code.asked" | "code.asked_again", obj: CustodyEvent["obj"]): CustodyEvent {
  return { ev, subj: SYSTEM_SUBJECT, actor: REPORTER, obj };
}

/**
 * The request of this form and these facts that nobody has decided about, with the code that it was answered with; without a code the one to be made.
 * A request whose code was made under another secret of the office is passed over like a decided one.
 */
async function standingAsk(
  { receiptCodes }: Pick<Tools, "receiptCodes">,
  { codeRequests }: Pick<ReadStores, "codeRequests">,
  { mark, facts }: { readonly mark: string; readonly facts: CodeFacts },
): Promise<{ readonly ask: CodeAsk; readonly code: ReceiptCode | undefined }> {
  for (let round = 0; ; round += 1) {
    const ask = codeAsk({ mark, facts, round });
    const request = await codeRequests.find(ask.id);
    if (request === undefined) return { ask, code: undefined };
    if (request.state !== "open") continue;
    const { check } = await codeRequests.newCode(ask.id);
    for (let attempt = 0; attempt < LOCATOR_ATTEMPTS; attempt += 1) {
      const code = receiptCodes.codeOf(ask.digest, attempt);
      if (code.locator === check.locator) return { ask, code };
    }
  }
}

async function newCodeOf(
  { receiptCodes, threadKeys, newId }: Pick<AskingTools, "receiptCodes" | "threadKeys" | "newId">,
  ask: CodeAsk,
  attempt: number,
  from: string | undefined,
) {
  const made = await receiptCodes.make(from, receiptCodes.codeOf(ask.digest, attempt));
  if (made.kind === "busy") return "busy";
  const { code, salt, verifier } = made;
  const thread = await threadKeys.make(newId("thr"), made.key);
  return { code, check: { locator: code.locator, salt, verifier }, thread };
}

export type StopCodeOutcome = "stopped" | "nothing-to-stop" | "visit-over";

/** Stops the new code that was granted for the report of a visit: whoever has the code that still opens says no. The office sees it. */
export async function stopNewCode(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets">,
  input: { readonly token: string },
): Promise<StopCodeOutcome> {
  const now = tools.clock.now();
  return tools.transact(async (stores): Promise<StopCodeOutcome> => {
    await endOldCodes(stores, now);
    const visit = await visitOf(tools, stores, input.token, now);
    if (visit === undefined) return "visit-over";
    const request = await stores.codeRequests.grantedFor(visit.reportId);
    if (request === undefined) return "nothing-to-stop";
    await stores.codeRequests.stop(request.id, now, {
      ev: "report.code_stopped",
      subj: visit.reportId,
      actor: REPORTER,
      obj: { request: request.id },
    });
    return "stopped";
  });
}
