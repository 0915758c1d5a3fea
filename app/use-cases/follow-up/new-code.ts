import type { Admission } from "#app/core/flood/admission.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import type { ReceiptCode } from "#app/core/intake/receipt-code.ts";
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
  readonly facts: CodeFacts;
  /** In which the page was read. */
  readonly language: string;
  readonly admission?: Admission;
  /** Whose turn it is to hash: any mark that tells senders apart. */
  readonly from?: string;
}

type AskingTools = Pick<Tools, "transact" | "clock" | "newId" | "receiptCodes" | "threadKeys">;

/**
 * Takes down what somebody who lost their code says of their report, and makes a new code that opens nothing until staff found the report and
 * two people agreed. Whether there is such a report is not looked at: the answer is the same in words, work and time. The code leaves this
 * call once; only what checks it is kept.
 */
export async function askForNewCode(tools: AskingTools, input: Asking): Promise<AskCodeOutcome> {
  for (let attempt = 0; attempt < LOCATOR_ATTEMPTS; attempt += 1) {
    const outcome = await askWithCode(tools, input);
    if (outcome.kind !== "locator-taken") return outcome;
  }
  return { kind: "busy" };
}

async function askWithCode(
  tools: AskingTools,
  { facts, language, admission, from }: Asking,
): Promise<AskCodeOutcome | { readonly kind: "locator-taken" }> {
  const made = await tools.receiptCodes.make(from);
  if (made.kind === "busy") return { kind: "busy" };
  const { code, salt, verifier } = made;
  const thread = await tools.threadKeys.make(tools.newId("thr"), made.key);
  const id = tools.newId("crq");
  return tools.transact(async (stores): ReturnType<typeof askWithCode> => {
    const now = tools.clock.now();
    if (await isLocatorTaken(stores, code.locator)) return { kind: "locator-taken" };
    if (admission !== undefined && !(await stores.flood.spend({ ...admission, at: now }))) {
      return { kind: "ticket-used" };
    }
    await stores.flood.noteCodeFailure(LOST_CODE, now);
    const check = { locator: code.locator, salt, verifier };
    await stores.codeRequests.ask(
      { id, check, thread, facts, language, askedAt: now },
      {
        ev: "code.asked",
        subj: SYSTEM_SUBJECT,
        actor: REPORTER,
        obj: { request: id, thread_key: toHex(sha256(thread.publicKey)) },
        disclosures: [
          {
            name: "statement",
            value: { sha256: toHex(sha256(toUtf8(JSON.stringify(facts)))) },
          },
        ],
      },
    );
    return { kind: "asked", code };
  });
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
