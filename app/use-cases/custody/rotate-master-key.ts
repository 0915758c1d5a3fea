import type { Tools } from "../tools.ts";
import type { RotationReason } from "./rotate-log-key.ts";

export type RotateMasterOutcome =
  | {
      readonly kind: "rotated";
      /** Sixteen hexadecimal characters each: they tell the keys apart and reveal nothing of them. */
      readonly old: string;
      readonly next: string;
      readonly reportKeys: number;
    }
  | { readonly kind: "no-key"; readonly problem: string };

/**
 * Replaces the office's master key without touching content: every report key is wrapped under the next one, secrets of one-time codes and the log's
 * key are sealed under it, peppers are carried over. The next key is on the disk first; one transaction then changes all rows, names
 * the key and records it; last, the files take their places. After a crash before the commit the old key is in force; after it,
 * the next opening of the office moves the files. The caller holds the office alone.
 */
export async function rotateMasterKey(
  tools: Pick<Tools, "transact" | "newId" | "masterRotation">,
  input: { readonly reason: RotationReason; readonly progress?: (reportKeys: number) => void },
): Promise<RotateMasterOutcome> {
  const prepared = await tools.masterRotation.prepare();
  if (!prepared.ok) return { kind: "no-key", problem: prepared.problem };
  const next = prepared.value;
  const reportKeys = await tools.transact(async (stores) => {
    const { office, custody, rootRotation } = stores;
    const count = await rootRotation.rewrapReportKeys(next.from, next.to, input.progress);
    await rootRotation.resealCodes(next.resealCode);
    await office.set("carried-secrets", next.carried);
    await office.set("master-key-fingerprint", next.fingerprint);
    // They were made under the old key: every setting would seem to have changed.
    await office.forget("settings-digests");
    await custody.appendSystemEvent({
      ev: "key.rotated",
      subj: tools.newId("key"),
      actor: { kind: "system", id: "svc-operator" },
      obj: {
        purpose: "master",
        algorithm: "AES-256-KWP",
        fingerprint: next.fingerprint,
        replaces: next.from.root,
        report_keys: count,
        reason_code: input.reason,
      },
    });
    return count;
  });
  await tools.masterRotation.adopt();
  return { kind: "rotated", old: next.from.root, next: next.fingerprint, reportKeys };
}
