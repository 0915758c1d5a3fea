import type { Copied } from "#app/adapters/storage/copy-objects.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { nameOfPlace, type EvidencePlace } from "#app/core/evidence/evidence-place.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

export type MoveOutcome =
  | ({ readonly kind: "moved" | "copied" } & Copied)
  | { readonly kind: "same-place" }
  | { readonly kind: "not-usable"; readonly problem: string };

/**
 * Copies all evidence to another place as it lies, encrypted, and compares every octet as it reads there. Then, unless it is only to copy, the
 * database names the new place. That a copy was begun is recorded before anything is touched there, and how it ended, with what was set aside or taken
 * away there, after it. Goes on where it was interrupted: what is there already is compared, not sent again. What was disposed of since an earlier copy
 * is taken away. The old place is left as it is. The last run needs the office alone.
 */
export async function moveStore(
  tools: Pick<Tools, "transact" | "storeMove">,
  input: {
    readonly to: EvidencePlace;
    readonly copyOnly: boolean;
    readonly progress?: (objects: number, bytes: number) => void;
  },
): Promise<MoveOutcome> {
  const { fromPlace, copyTo } = tools.storeMove;
  const newName = nameOfPlace(input.to);
  if (nameOfPlace(fromPlace) === newName) return { kind: "same-place" };
  const places = { from: fromPlace.kind, to: input.to.kind };
  const record = (obj: CustodyEvent["obj"]) =>
    tools.transact(({ custody }) =>
      custody.appendSystemEvent(eventOf("system.store_copied", { ...places, ...obj })),
    );
  let isBegun = false;
  let soFar: Copied | undefined;
  const copy = await copyTo(input.to, {
    begin: async () => {
      await record({ result: "begun" });
      isBegun = true;
    },
    progress: (copied) => {
      soFar = copied;
      input.progress?.(copied.objects, copied.bytes);
    },
  }).catch(async (cause: unknown) => {
    // Where even the record of its beginning failed, nothing was done.
    if (isBegun) await record({ result: "broken-off", ...(soFar && factsOf(soFar)) });
    throw cause;
  });
  if (!copy.ok) return { kind: "not-usable", problem: copy.problem };
  const { copied } = copy;
  const facts = { ...factsOf(copied), compared: "sha256-of-ciphertext" };
  if (input.copyOnly) {
    await record({ result: "whole", ...facts });
    return { kind: "copied", ...copied };
  }
  await tools.transact(async ({ office, custody }) => {
    await office.set("evidence-store", newName);
    await custody.appendSystemEvent(eventOf("system.store_moved", { ...places, ...facts }));
  });
  return { kind: "moved", ...copied };
}

function eventOf(
  ev: "system.store_copied" | "system.store_moved",
  obj: CustodyEvent["obj"],
): CustodyEvent {
  return { ev, subj: SYSTEM_SUBJECT, actor: { kind: "system", id: "svc-operator" }, obj };
}

function factsOf({ objects, asides, bytes, setAside, onlyThere, removed }: Copied) {
  return {
    ...{ objects, asides, bytes },
    ...{ set_aside_there: setAside, only_there: onlyThere, removed_there: removed },
  };
}
