import type { Copied } from "#app/adapters/storage/copy-objects.ts";
import { nameOfPlace, type EvidencePlace } from "#app/core/evidence/evidence-place.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

export type MoveOutcome =
  | ({ readonly kind: "moved" | "copied" } & Copied)
  | { readonly kind: "same-place" }
  | { readonly kind: "not-usable"; readonly problem: string };

/**
 * Copies all evidence to another place as it lies, encrypted, and compares every octet as it reads there. Then, unless it is only to copy, the
 * database names the new place, with a record. Goes on where it was interrupted: what is there already is compared, not sent again. What
 * was disposed of since an earlier copy is taken away. The old place is left as it is. The last run needs the office alone.
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
  const copy = await copyTo(input.to, input.progress ?? (() => undefined));
  if (!copy.ok) return { kind: "not-usable", problem: copy.problem };
  const { copied } = copy;
  if (input.copyOnly) return { kind: "copied", ...copied };
  await tools.transact(async ({ office, custody }) => {
    await office.set("evidence-store", newName);
    await custody.appendSystemEvent({
      ev: "system.store_moved",
      subj: SYSTEM_SUBJECT,
      actor: { kind: "system", id: "svc-operator" },
      obj: {
        from: fromPlace.kind,
        to: input.to.kind,
        objects: copied.objects,
        asides: copied.asides,
        bytes: copied.bytes,
        compared: "sha256-of-ciphertext",
      },
    });
  });
  return { kind: "moved", ...copied };
}
