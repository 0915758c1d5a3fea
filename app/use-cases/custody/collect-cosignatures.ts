import { acceptCosignatures } from "#app/core/custody/accept-cosignatures.ts";
import { parseCheckpoint } from "#app/core/custody/checkpoint.ts";
import { verifySignedNote } from "#app/core/custody/signed-note.ts";
import type { PolicyWitness } from "#app/core/custody/trust-policy.ts";
import type { VerifierKey } from "#app/core/custody/verifier-key.ts";
import { toBase64 } from "#app/core/encoding.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";
import { askWitness, type WitnessReply } from "./ask-witness.ts";

export type CollectOutcome =
  | {
      /** `incomplete`: a witness is down or refuses; asking again may help. `overtaken`: it has seen a later checkpoint. */
      readonly kind: "complete" | "overtaken" | "incomplete";
      /** How many cosignatures are new in the note. */
      readonly added: number;
    }
  | { readonly kind: "no-witnesses" | "no-such-checkpoint" };

type CollectTools = Pick<
  Tools,
  "read" | "transact" | "clock" | "post" | "trustPolicy" | "logKey" | "log"
>;

/** A witness with an address, and its place in the policy: what the operator's log may say of it. */
interface Asked {
  readonly witness: PolicyWitness;
  readonly url: string;
  readonly place: number;
}

/** A witness's clock may be so far ahead of the office's. */
const CLOCK_MARGIN_SECONDS = 300;

/**
 * Asks every witness of the policy that has an address and has not cosigned the checkpoint yet, all at once, and adds
 * what they sign to its note. What they do not sign changes nothing: the checkpoint is published.
 */
export async function collectCosignatures(
  tools: CollectTools,
  { size }: { readonly size: number },
): Promise<CollectOutcome> {
  const { checkpoint, latest } = await tools.read(async ({ checkpoints }) => ({
    checkpoint: await checkpoints.ofSize(size),
    latest: await checkpoints.latest(),
  }));
  if (checkpoint === undefined) return { kind: "no-such-checkpoint" };
  const { note } = checkpoint;
  const asked = witnessesToAsk(tools.trustPolicy.witnesses, note);
  if (asked === undefined) return { kind: "no-witnesses" };
  const replies = await Promise.all(
    asked.map(async (one) => ({ ...one, reply: await askWitness(tools, { ...one, note, size }) })),
  );
  const cosigned = await addCosignatures(tools, size, replies);
  let isMissing = false;
  let isOvertaken = false;
  for (const { place, reply } of replies) {
    const told = { witness: place, size };
    switch (reply.kind) {
      case "cosigned":
        if (!cosigned.has(place)) {
          tools.log.warn("witness.bad-answer", told);
          isMissing = true;
        }
        break;
      case "ahead":
        // Of a checkpoint that this log no longer has, the database knows nothing: it was rolled back, or is a copy.
        if (reply.size > (latest?.size ?? 0)) {
          tools.log.warn("witness.saw-larger-log", { ...told, seen: reply.size });
          isMissing = true;
        }
        isOvertaken = true;
        break;
      case "refused":
        tools.log.warn("witness.refused", { ...told, status: reply.status });
        isMissing = true;
        break;
      case "silent":
        tools.log.warn("witness.silent", { ...told, problem: reply.problem });
        isMissing = true;
        break;
    }
  }
  const kind = isMissing ? "incomplete" : isOvertaken ? "overtaken" : "complete";
  return { kind, added: cosigned.size };
}

/** Those that have not cosigned the note; undefined where the policy has nobody to ask. */
function witnessesToAsk(
  witnesses: readonly PolicyWitness[],
  note: string,
): readonly Asked[] | undefined {
  const reachable = witnesses.flatMap((witness, index) =>
    witness.url === undefined ? [] : [{ witness, url: witness.url, place: index + 1 }],
  );
  if (reachable.length === 0) return undefined;
  return reachable.filter(({ witness }) => timeOfCosignature(note, witness.key) === undefined);
}

/** Adds what holds to the note, with a record for each, and answers the places of the witnesses that it came from. */
async function addCosignatures(
  tools: CollectTools,
  size: number,
  replies: readonly (Asked & { readonly reply: WitnessReply })[],
): Promise<ReadonlySet<number>> {
  const notAfter = Math.floor(millisOf(tools.clock.now()) / 1_000) + CLOCK_MARGIN_SECONDS;
  return tools.transact(async ({ checkpoints, custody }) => {
    const before = await checkpoints.ofSize(size);
    const head = before === undefined ? undefined : parseCheckpoint(before.body);
    if (before === undefined || head?.ok !== true) return new Set();
    const places = new Set<number>();
    const added: VerifierKey[] = [];
    let { note } = before;
    for (const { reply, witness, place } of replies) {
      if (reply.kind !== "cosigned") continue;
      const { answer } = reply;
      const taken = acceptCosignatures({ note, answer, witnessKeys: [witness.key], notAfter });
      if (!taken.ok) continue;
      note = taken.value.note;
      added.push(...taken.value.added);
      if (timeOfCosignature(note, witness.key) !== undefined) places.add(place);
    }
    for (const key of added) {
      await custody.appendSystemEvent({
        ev: "checkpoint.cosigned",
        subj: SYSTEM_SUBJECT,
        actor: { kind: "system", id: "svc-log" },
        obj: {
          size,
          root: toBase64(head.value.root),
          cosigner: key.name,
          key_id: key.keyId,
          time: timeOfCosignature(note, key) ?? 0,
        },
      });
    }
    if (added.length === 0) return places;
    // Appending waits for whoever appended before; if that was this same job elsewhere, its signatures must not go lost.
    if ((await checkpoints.ofSize(size))?.note !== before.note) {
      throw new Error("the checkpoint gained signatures meanwhile");
    }
    await checkpoints.addSignatures(size, note);
    return places;
  });
}

/** When a key cosigned the note, in seconds since 1970; undefined where it has not. */
function timeOfCosignature(note: string, key: VerifierKey): number | undefined {
  const outcome = verifySignedNote(note, [key]);
  return outcome.kind === "verified" ? outcome.signatures[0]?.time : undefined;
}
