import type { Stores } from "#app/adapters/database/stores.ts";
import { tolerancesOf } from "#app/core/claims/office-tolerances.ts";
import {
  judgePlacements,
  type JudgedPlacement,
  type Placement,
} from "#app/core/claims/placement.ts";
import { NOTHING_SAID } from "#app/core/claims/placement-conflicts.ts";
import type { PlacementForm } from "#app/core/claims/placement-form.ts";
import type { ItemId, PersonId, PlacementId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

type Ended =
  { readonly kind: "not-found" } | { readonly kind: "refused"; readonly reason: Refusal };

export type ReadPlacementsOutcome =
  | {
      readonly kind: "placements";
      /** Those that stand, each with its level. */
      readonly standing: readonly JudgedPlacement[];
      readonly withdrawn: readonly Placement[];
      /** Names of everybody who had a part in them. */
      readonly names: ReadonlyMap<PersonId, string>;
    }
  | Ended;

/**
 * What staff worked out about where and when a file was made. Whoever sees times and places cut down sees only what they worked out
 * themselves.
 */
export async function readPlacements(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: { readonly by: Person; readonly itemId: ItemId },
): Promise<ReadPlacementsOutcome> {
  const { by, itemId } = input;
  const tolerances = tolerancesOf(tools.office.tolerances);
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<ReadPlacementsOutcome> => {
    const item = await stores.items.find(itemId);
    if (item?.reportId == null) return { kind: "not-found" };
    const found = await findReport(stores, by, "report.read", item.reportId, now);
    if (found.kind !== "allowed") return found;
    const full = authorise(by, "evidence.full-metadata", found.subject, now).allowed;
    // Judged over what is shown: a better level would tell of another one near it.
    const all = (await stores.placements.ofItem(itemId)).filter(
      (one) => full || one.setBy === by.id,
    );
    const people = await stores.people.all();
    return {
      kind: "placements",
      standing: judgePlacements(
        all,
        full ? (item.assessment ?? NOTHING_SAID) : NOTHING_SAID,
        tolerances,
      ),
      withdrawn: all.filter((one) => one.withdrawnAt !== null),
      names: new Map(people.map(({ id, displayName }) => [id, displayName])),
    };
  });
}

type Changing = Pick<Tools, "transact" | "clock">;

export type PlaceItemOutcome =
  | { readonly kind: "done"; readonly placementId: PlacementId }
  /** The file was here before that: it cannot have been made then. */
  | { readonly kind: "after-receipt"; readonly receivedAt: Instant }
  | Ended;

/** Keeps where or when a file was made as somebody worked it out: beside what the file says, never instead of it. */
export async function placeItem(
  tools: Changing & Pick<Tools, "newId" | "office">,
  input: { readonly by: Person; readonly itemId: ItemId; readonly form: PlacementForm },
): Promise<PlaceItemOutcome> {
  const { by, itemId } = input;
  const { afterReceiptSeconds } = tolerancesOf(tools.office.tolerances);
  const { placed, basis } = input.form;
  return onItem(tools, input, async (stores, { receivedAt }): Promise<PlaceItemOutcome> => {
    const most = later(receivedAt, afterReceiptSeconds * 1000);
    if (placed.kind === "time" && placed.latest > most) {
      return { kind: "after-receipt", receivedAt };
    }
    const id = tools.newId("plc");
    const one = { id, itemId, placed, basis, setBy: by.id, setAt: tools.clock.now() };
    const { method, kind, ...values } = placed;
    await stores.placements.add(one, {
      ev: "item.placed",
      subj: itemId,
      actor: actorOf(by),
      obj: { placement: id, kind, method },
      disclosures: [
        actorName(by),
        { name: "place", value: JSON.stringify(values) },
        { name: "note", value: basis },
      ],
    });
    return { kind: "done", placementId: id };
  });
}

export type ReviewPlacementOutcome =
  { readonly kind: "done" | "own" | "ended" | "reason-needed" } | Ended;

/** A second person's word on it. Nobody looks at their own; who does not agree says why. */
export async function reviewPlacement(
  tools: Changing,
  input: {
    readonly by: Person;
    readonly itemId: ItemId;
    readonly placementId: PlacementId;
    readonly agreed: boolean;
    readonly note: string;
  },
): Promise<ReviewPlacementOutcome> {
  const { by, itemId, placementId, agreed } = input;
  const note = input.note.trim();
  if (!agreed && note === "") return { kind: "reason-needed" };
  return onItem(tools, input, async (stores, { subject }): Promise<ReviewPlacementOutcome> => {
    // Whoever sees places cut down would agree to what they cannot see.
    const full = authorise(by, "evidence.full-metadata", subject, tools.clock.now());
    if (!full.allowed) return { kind: "refused", reason: full.reason };
    const one = await standing(stores, itemId, placementId);
    if (one === undefined) return { kind: "not-found" };
    if (one.setBy === by.id) return { kind: "own" };
    if (one.withdrawnAt !== null || one.review !== null) return { kind: "ended" };
    const review = { by: by.id, at: tools.clock.now(), agreed, note };
    await stores.placements.review(one, review, {
      ev: "item.placement_reviewed",
      subj: itemId,
      actor: actorOf(by),
      obj: { placement: placementId, agreed },
      disclosures: [
        actorName(by),
        ...(note === "" ? [] : [{ name: "note", value: note } as const]),
      ],
    });
    return { kind: "done" };
  });
}

export type WithdrawPlacementOutcome = { readonly kind: "done" | "not-own" | "ended" } | Ended;

/** Takes back what one worked out oneself. It stays readable, with that it was taken back. */
export async function withdrawPlacement(
  tools: Changing,
  input: { readonly by: Person; readonly itemId: ItemId; readonly placementId: PlacementId },
): Promise<WithdrawPlacementOutcome> {
  const { by, itemId, placementId } = input;
  return onItem(tools, input, async (stores): Promise<WithdrawPlacementOutcome> => {
    const one = await standing(stores, itemId, placementId);
    if (one === undefined) return { kind: "not-found" };
    if (one.setBy !== by.id) return { kind: "not-own" };
    if (one.withdrawnAt !== null) return { kind: "ended" };
    await stores.placements.withdraw(placementId, tools.clock.now(), {
      ev: "item.placement_withdrawn",
      subj: itemId,
      actor: actorOf(by),
      obj: { placement: placementId },
      disclosures: [actorName(by)],
    });
    return { kind: "done" };
  });
}

async function standing(
  stores: Pick<Stores, "placements">,
  itemId: ItemId,
  id: PlacementId,
): Promise<Placement | undefined> {
  return (await stores.placements.ofItem(itemId)).find((one) => one.id === id);
}

type Subject = Extract<Awaited<ReturnType<typeof findReport>>, { kind: "allowed" }>["subject"];

async function onItem<Outcome>(
  tools: Changing,
  { by, itemId }: { readonly by: Person; readonly itemId: ItemId },
  work: (
    stores: Stores,
    on: { readonly subject: Subject; readonly receivedAt: Instant },
  ) => Promise<Outcome>,
): Promise<Outcome | Ended> {
  return tools.transact(async (stores): Promise<Outcome | Ended> => {
    const item = await stores.items.find(itemId);
    if (item?.reportId == null || item.state === "withdrawn") return { kind: "not-found" };
    const now = tools.clock.now();
    const found = await findReport(stores, by, "report.triage", item.reportId, now);
    if (found.kind !== "allowed") return found;
    return work(stores, { subject: found.subject, receivedAt: item.receivedAt });
  });
}
