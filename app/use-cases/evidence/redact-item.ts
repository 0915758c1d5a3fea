import type { Derivative } from "#app/adapters/database/derivative-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { toHex } from "#app/core/encoding.ts";
import type { ItemId, PersonId, RedactionId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import {
  PLAN_FORMAT,
  reasonsOf,
  type FilmPlan,
  type PhotoBox,
  type RedactionPlan,
} from "#app/core/redaction/plan.ts";
import { planText, readPlan } from "#app/core/redaction/read-plan.ts";
import { redactedKind, type Redaction } from "#app/core/redaction/redaction.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

type Ended =
  { readonly kind: "not-found" } | { readonly kind: "refused"; readonly reason: Refusal };

export type ReadRedactionsOutcome =
  | {
      readonly kind: "redactions";
      readonly item: EvidenceItem;
      /** What was made of the file. */
      readonly made: readonly Derivative[];
      readonly all: readonly Redaction[];
      /** Of films that are being made: how many hundredths are done. */
      readonly percent: ReadonlyMap<RedactionId, string>;
      /** Names of everybody who had a part in them. */
      readonly names: ReadonlyMap<PersonId, string>;
    }
  | Ended;

/** What of a file was covered for others, with what a second person said of each. */
export async function readRedactions(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly itemId: ItemId },
): Promise<ReadRedactionsOutcome> {
  const { by, itemId } = input;
  return tools.read(async (stores): Promise<ReadRedactionsOutcome> => {
    const item = await stores.items.find(itemId);
    if (item?.reportId == null) return { kind: "not-found" };
    const now = tools.clock.now();
    const found = await findReport(stores, by, "evidence.redact", item.reportId, now);
    if (found.kind !== "allowed") return found;
    const people = await stores.people.all();
    return {
      ...{ kind: "redactions", item },
      made: await stores.items.derivatives([itemId]),
      all: await stores.redactions.ofItem(itemId),
      percent: await stores.jobs.told("render-redacted-film"),
      names: new Map(people.map(({ id, displayName }) => [id, displayName])),
    };
  });
}

type Changing = Pick<Tools, "transact" | "clock">;

export type AskRedactionOutcome =
  | { readonly kind: "asked"; readonly redactionId: RedactionId; readonly number: number }
  /** The boxes break a rule of the format. */
  | { readonly kind: "not-a-plan" }
  /** The original is not sealed, or the scanner holds it back. */
  | { readonly kind: "not-ready" }
  | Ended;

/** What is to be covered: boxes of a photo, or boxes over time and silences of a film or a recording. */
export type ToCover =
  { readonly boxes: readonly PhotoBox[] } | { readonly film: Pick<FilmPlan, "boxes" | "mutes"> };

/**
 * Keeps what is to be covered, and has the redacted file made of the original. The plan never changes after that: other boxes
 * are another redaction. Its digest and its reasons are recorded; where the boxes are stays sealed in the row.
 */
export async function askRedaction(
  tools: Changing & Pick<Tools, "newId" | "wakeWorker">,
  input: { readonly by: Person; readonly itemId: ItemId } & ToCover,
): Promise<AskRedactionOutcome> {
  const { by, itemId } = input;
  const outcome = await onItem(tools, input, async (stores, item): Promise<AskRedactionOutcome> => {
    const scan = (await stores.scans.ofItems([itemId])).get(itemId);
    if (item.state !== "sealed" || scan?.quarantinedAt != null) return { kind: "not-ready" };
    const head = { format: PLAN_FORMAT, parentSha256: item.sha256 } as const;
    const plan: RedactionPlan =
      "film" in input
        ? { ...head, of: "film", boxes: input.film.boxes, mutes: input.film.mutes }
        : { ...head, of: "photo", boxes: input.boxes };
    const text = planText(plan);
    if (readPlan(text) === undefined) return { kind: "not-a-plan" };
    const planSha256 = toHex(sha256(new TextEncoder().encode(text)));
    const [redactionId, askedAt] = [tools.newId("red"), tools.clock.now()];
    const number = await stores.redactions.nextNumber(itemId);
    const one = { id: redactionId, itemId, number, planSha256, askedBy: by.id, askedAt };
    await stores.redactions.ask(one, text, {
      ev: "item.redaction_asked",
      subj: itemId,
      actor: actorOf(by),
      obj: {
        ...{ redaction: redactionId, kind: redactedKind(number), plan_sha256: planSha256 },
        ...{ parent_sha256: item.sha256, boxes: plan.boxes.length, reasons: reasonsOf(plan) },
        ...(plan.of === "film" ? { silences: plan.mutes.length } : {}),
      },
      disclosures: [actorName(by)],
    });
    const name = plan.of === "film" ? "render-redacted-film" : "render-redaction";
    await stores.jobs.enqueue({ name, redactionId }, askedAt);
    return { kind: "asked", redactionId, number };
  });
  if (outcome.kind === "asked") tools.wakeWorker();
  return outcome;
}

export type ReviewRedactionOutcome =
  { readonly kind: "done" | "own" | "ended" | "reason-needed" } | Ended;

/** A second person's look at a redacted file. Nobody accepts their own; who sends it back says why. */
export async function reviewRedaction(
  tools: Changing,
  input: {
    readonly by: Person;
    readonly itemId: ItemId;
    readonly redactionId: RedactionId;
    readonly accepted: boolean;
    readonly note: string;
  },
): Promise<ReviewRedactionOutcome> {
  const { by, itemId, redactionId, accepted } = input;
  const note = input.note.trim();
  if (!accepted && note === "") return { kind: "reason-needed" };
  return onItem(tools, input, async (stores): Promise<ReviewRedactionOutcome> => {
    const one = await stores.redactions.find(redactionId);
    if (one?.itemId !== itemId) return { kind: "not-found" };
    if (one.askedBy === by.id) return { kind: "own" };
    const { rendered } = one;
    if (rendered.state !== "made" || one.withdrawnAt !== null || one.review !== null) {
      return { kind: "ended" };
    }
    const made = (await stores.items.derivatives([itemId])).find(
      ({ id }) => id === rendered.derivativeId,
    );
    if (made === undefined) throw new Error("a redacted file has no row");
    const review = { by: by.id, at: tools.clock.now(), accepted, note };
    await stores.redactions.review(one, review, {
      ev: "item.redaction_reviewed",
      subj: itemId,
      actor: actorOf(by),
      obj: { redaction: redactionId, accepted, child: made.id, child_sha256: made.sha256 },
      disclosures: [
        actorName(by),
        ...(note === "" ? [] : [{ name: "note", value: note } as const]),
      ],
    });
    return { kind: "done" };
  });
}

export type WithdrawRedactionOutcome = { readonly kind: "done" | "not-own" | "ended" } | Ended;

/** Takes back what one asked for oneself. Plan and file stay to be read, and are handed to nobody. */
export async function withdrawRedaction(
  tools: Changing,
  input: { readonly by: Person; readonly itemId: ItemId; readonly redactionId: RedactionId },
): Promise<WithdrawRedactionOutcome> {
  const { by, itemId, redactionId } = input;
  return onItem(tools, input, async (stores): Promise<WithdrawRedactionOutcome> => {
    const one = await stores.redactions.find(redactionId);
    if (one?.itemId !== itemId) return { kind: "not-found" };
    if (one.askedBy !== by.id) return { kind: "not-own" };
    if (one.withdrawnAt !== null) return { kind: "ended" };
    await stores.redactions.withdraw(redactionId, tools.clock.now(), {
      ev: "item.redaction_withdrawn",
      subj: itemId,
      actor: actorOf(by),
      obj: { redaction: redactionId },
      disclosures: [actorName(by)],
    });
    return { kind: "done" };
  });
}

async function onItem<Outcome>(
  tools: Changing,
  { by, itemId }: { readonly by: Person; readonly itemId: ItemId },
  work: (stores: Stores, item: EvidenceItem) => Promise<Outcome>,
): Promise<Outcome | Ended> {
  return tools.transact(async (stores): Promise<Outcome | Ended> => {
    const item = await stores.items.find(itemId);
    if (item?.reportId == null || item.state === "withdrawn") return { kind: "not-found" };
    const now = tools.clock.now();
    const found = await findReport(stores, by, "evidence.redact", item.reportId, now);
    if (found.kind !== "allowed") return found;
    return work(stores, item);
  });
}
