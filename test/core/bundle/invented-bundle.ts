import { createHash } from "node:crypto";
import type { Audience } from "#app/core/bundle/audience.ts";
import type {
  BundleCheckpoint,
  BundleContent,
  BundleExhibit,
  BundleRecord,
} from "#app/core/bundle/content.ts";
import { policyDigest } from "#app/core/bundle/signed-log-policy.ts";
import { ownPolicy } from "#app/core/bundle/signed-log-files.ts";
import type { CosignerType } from "#app/core/custody/cosignature.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import { EVENT_CATALOGUE } from "#app/core/custody/event.ts";
import { merkleRoot } from "#app/core/custody/merkle.ts";
import { proveConsistency, proveInclusion } from "#app/core/custody/merkle-proof.ts";
import { buildRecord } from "#app/core/custody/record.ts";
import { addSignature } from "#app/core/custody/signed-note.ts";
import { cosignCheckpoint, signCheckpoint } from "#app/core/custody/signer.ts";
import { formatVerifierKey } from "#app/core/custody/verifier-key.ts";
import { toBase64url } from "#app/core/encoding.ts";
import { idFromBytes, type BundleId, type ItemId, type RedactionId } from "#app/core/ids.ts";
import { instantFromMillis, later, type Instant } from "#app/core/instant.ts";
import type { JsonObject } from "#app/core/json.ts";
import { PLAN_FORMAT, type RedactionPlan } from "#app/core/redaction/plan.ts";
import { madeKey, type MadeKey } from "#test/core/custody/made-keys.ts";

/** An original made up for a test. */
export interface InventedOriginal {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What each examination took it for, where it is not what all are taken for. */
  readonly examined?: readonly (string | null)[];
  /** Where the bytes are too many to hold. */
  readonly open?: () => AsyncIterable<Uint8Array>;
  readonly digests?: { readonly sha256: string; readonly sha512: string; readonly size: number };
}

/** A log that grows in memory exactly as the real one does in the database, from fixed random bytes. */
export class InventedLog {
  static readonly origin = "custody.example.gov/2026";
  readonly records: { readonly built: ReturnType<typeof buildRecord> }[] = [];
  private drawn = 0;

  random(length: number): Uint8Array {
    this.drawn += 1;
    const bytes = createHash("sha512").update(`draw ${this.drawn}`).digest();
    return new Uint8Array(bytes.subarray(0, length));
  }

  append(event: CustodyEvent, ts: Instant): void {
    const before = this.records
      .filter(({ built }) => built.record.subj === event.subj)
      .at(-1)?.built;
    const built = buildRecord({
      event,
      log: InventedLog.origin,
      seq: this.records.length,
      ts,
      sseq: before === undefined ? 0 : before.record.sseq + 1,
      sprev: before?.leafHash ?? null,
      prev: this.records.at(-1)?.built.leafHash ?? null,
      nonce: this.random(16),
      salts: EVENT_CATALOGUE[event.ev].map(() => this.random(16)),
    });
    this.records.push({ built });
  }

  about(subject: string): readonly BundleRecord[] {
    return this.records
      .filter(({ built }) => built.record.subj === subject)
      .map(({ built }) => ({
        leaf: built.leaf,
        disclosures: built.disclosures.map(({ disclosure }) => disclosure),
      }));
  }

  private get hashes(): readonly Uint8Array[] {
    return this.records.map(({ built }) => built.leafHash);
  }

  /** The signed note of the log's first `size` records. */
  sign(size: number, signer: MadeKey<"ed25519">): string {
    const root = merkleRoot(this.hashes.slice(0, size));
    return signCheckpoint({ origin: InventedLog.origin, size, root }, [signer]);
  }

  /** The log as it stands, signed, with the proof of each of its records. */
  checkpoint(
    signer: MadeKey<"ed25519">,
    cosigners: readonly MadeKey<CosignerType>[],
    earlier?: number,
  ): BundleCheckpoint {
    const size = this.records.length;
    const note = this.sign(size, signer);
    const text = note.slice(0, note.lastIndexOf("\n\n") + 1);
    return {
      note: cosigners.reduce(
        (signed, one) => addSignature(signed, cosignCheckpoint(text, one, COSIGNED_AT)),
        note,
      ),
      vkey: formatVerifierKey(signer.key),
      inclusion: new Map(this.hashes.map((_, seq) => [seq, proveInclusion(this.hashes, seq)])),
      ...(earlier === undefined
        ? {}
        : {
            earlier: {
              note: this.sign(earlier, signer),
              proof: proveConsistency(this.hashes, earlier),
            },
          }),
    };
  }

  headOf(subject: string): JsonObject {
    const last = this.records.filter(({ built }) => built.record.subj === subject).at(-1)?.built;
    if (last === undefined) throw new Error(`no record about ${subject}`);
    return { sseq: last.record.sseq, h: toBase64url(last.leafHash) };
  }
}

/** When witnesses of the invented log cosign it, in seconds since 1970. */
export const COSIGNED_AT = Date.UTC(2026, 0, 16, 18) / 1000;

/** The key of the invented log. */
export const LOG_KEY = madeKey("ed25519", InventedLog.origin, 1);

export const RECEIVED_AT = instantFromMillis(Date.UTC(2026, 0, 15, 17, 0, 3, 120));
export const PHOTO: InventedOriginal = {
  name: "IMG_0001.JPG",
  mediaType: "image/jpeg",
  bytes: new TextEncoder().encode("not a photograph, but it is what was received\n"),
};
export const CLIP: InventedOriginal = {
  name: "Vidéo de la señora López (2).mov",
  mediaType: "video/quicktime",
  bytes: new Uint8Array(70_000).map((_, index) => index % 251),
};

/** A redacted file, and what its records are to say of it. */
export interface InventedRedaction {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly reasons: readonly string[];
  /** False where nobody accepted it. */
  readonly accepted?: boolean;
  readonly withdrawn?: boolean;
  /** The file that its record says it was made of, where that is not the original. */
  readonly parent?: string;
}

/** A whole bundle's content over invented originals, its log written by the project's own code. */
export function inventedContent(
  input: {
    readonly originals?: readonly InventedOriginal[];
    readonly audience?: Audience;
    readonly views?: number;
    readonly change?: Partial<BundleContent>;
    readonly signer?: MadeKey<"ed25519">;
    /** The office's policy; `null` leaves it out of `bundle.prepared`, as before there were policies. */
    readonly policy?: Uint8Array | null;
    readonly cosigners?: readonly MadeKey<CosignerType>[];
    /** Records that were appended after `bundle.prepared` and before the log was signed. */
    readonly later?: number;
    /** Size of the log in an earlier bundle of the case. */
    readonly earlier?: number;
    /** What each examination of each original took it for, in their order; null where it failed. None where it is not given. */
    readonly examined?: readonly (string | null)[];
    /** A copy of the first original with parts covered, which goes in its place. */
    readonly covered?: InventedRedaction;
    /** The format of items that `bundle.prepared` names; none where it is not given. */
    readonly itemFormat?: string;
  } = {},
): BundleContent {
  const { originals = [PHOTO, CLIP], audience = "GJ", views = 2, signer = LOG_KEY } = input;
  const policy = input.policy === undefined ? ownPolicy(signer.key) : input.policy;
  const log = new InventedLog();
  const prefix = audience === "GJ" ? "GJ" : "PX";
  const ids = originals.map(() => idFromBytes("itm", log.random(16)));
  const bundle: BundleId = idFromBytes("bun", log.random(16));
  originals.forEach((original, index) => {
    const number = index + 1;
    const found = original.examined ?? input.examined ?? [];
    const covered = index === 0 ? input.covered : undefined;
    recordHistory(log, { original, id: ids[index] as ItemId, number, views, found, covered });
  });
  const at = later(RECEIVED_AT, 86_400_000);
  log.append(
    {
      ev: "bundle.prepared",
      subj: bundle,
      actor: { kind: "user", id: "usr_7", role: "prosecutor" },
      obj: {
        audience,
        heads: Object.fromEntries(ids.map((id) => [id, log.headOf(id)])),
        ...(policy === null ? {} : { policy_sha256: policyDigest(policy) }),
        ...(input.earlier === undefined ? {} : { continues_size: input.earlier }),
        ...(input.covered === undefined
          ? {}
          : { stand_ins: { [ids[0] as ItemId]: digestsOf(input.covered).sha256 } }),
        ...(input.itemFormat === undefined ? {} : { item_format: input.itemFormat }),
      },
      disclosures: [
        { name: "actor_name", value: "A. Prosecutor" },
        { name: "case", value: "2026-0045" },
      ],
    },
    at,
  );
  for (let count = 0; count < (input.later ?? 0); count += 1) {
    const actor = { kind: "system", id: "svc-log" } as const;
    log.append({ ev: "system.self_audit", subj: "sys_office", actor, obj: { count } }, at);
  }
  return {
    bundleId: `NYAG-2026-0045-${audience}-01`,
    audience,
    caseNumber: "2026-0045",
    caseTitle: "Investigation of an arrest on Court Street",
    description: "Photographs and video of an encounter on 14 January 2026",
    baggingDate: at,
    office: {
      name: "Office of the Attorney General of an Invented State",
      address: "1 Main Street\nSpringfield",
      contactName: "Evidence desk",
      contactPhone: "+1 555 0100",
      contactEmail: "evidence@example.gov",
      timeZone: "America/New_York",
    },
    exhibits: originals.map((original, index) =>
      exhibitOf(original, {
        id: ids[index] as ItemId,
        number: `${prefix}-${String(index + 1).padStart(3, "0")}`,
        custody: log.about(ids[index] as ItemId),
        found: original.examined ?? input.examined ?? [],
        covered: index === 0 ? input.covered : undefined,
      }),
    ),
    log: {
      origin: InventedLog.origin,
      size: log.records.length,
      bundleRecords: log.about(bundle),
      checkpoint: {
        ...log.checkpoint(signer, input.cosigners ?? [], input.earlier),
        ...(policy === null ? {} : { policy }),
      },
    },
    versions: { bearwitness: "0.1.0", node: "24.0.0" },
    ...input.change,
  };
}

function exhibitOf(
  original: InventedOriginal,
  made: {
    readonly id: ItemId;
    readonly number: string;
    readonly custody: readonly BundleRecord[];
    readonly found: readonly (string | null)[];
    readonly covered: InventedRedaction | undefined;
  },
): BundleExhibit {
  const { covered } = made;
  const all = made.found.map((mediaType, index) => ({
    ...{ number: index + 1, mediaType },
    assessment: { path: "/home/someone/secret.jpg", mediaType, signs: ["edited"] },
  }));
  const shown = all.findLast(({ mediaType }) => mediaType !== null) ?? all.at(-1);
  return {
    number: made.number,
    markedAt: later(RECEIVED_AT, 3_600_000),
    description: "Photograph of persons and a vehicle on a street",
    item: {
      id: made.id,
      ...digestsOf(original),
      mediaType: original.mediaType,
      originalName: original.name,
      receivedAt: RECEIVED_AT,
      ...(shown === undefined ? {} : { assessment: shown.assessment }),
      examinations: all
        .filter((one) => one !== shown)
        .map(({ number, assessment, mediaType }) => ({
          ...{ number, assessment },
          differs: [
            {
              what: "mediaType",
              here: [String(mediaType)],
              shownFirst: [String(shown?.mediaType)],
            },
            { what: "signs", here: ["a lead"], shownFirst: [] },
          ],
        })),
      metadata: { Make: "Invented", Model: "Phone 1" },
    },
    time: { level: "device", sentence: "The device's clock said 14 January 2026, 08:12, UTC-5." },
    place: { level: "statement", sentence: "The reporter says: corner of Court and Main." },
    extent: "1 page",
    source: "W-03",
    batesFirst: `NYAG${made.number.slice(-3).padStart(7, "0")}`,
    batesLast: `NYAG${made.number.slice(-3).padStart(7, "0")}`,
    remarks: "internal remark",
    ...(covered === undefined
      ? {}
      : {
          redactions: [{ id: REDACTION, plan: INVENTED_PLAN }],
          standIn: {
            ...{ redaction: REDACTION, ...digestsOf(covered) },
            ...{ mediaType: covered.mediaType, reasons: covered.reasons },
            open: () => inChunks(covered.bytes),
          },
        }),
    custody: made.custody,
    openNative: original.open ?? (() => inChunks(original.bytes)),
  };
}

function recordHistory(
  log: InventedLog,
  item: {
    readonly original: InventedOriginal;
    readonly id: ItemId;
    readonly number: number;
    readonly views: number;
    readonly found: readonly (string | null)[];
    readonly covered: InventedRedaction | undefined;
  },
): void {
  const { original, id: subj, views, found } = item;
  const { sha256, sha512, size } = digestsOf(original);
  let at = RECEIVED_AT;
  const act = (event: Omit<CustodyEvent, "subj">): void => {
    at = later(at, 61_000);
    log.append({ ...event, subj }, at);
  };
  const system = { kind: "system", id: "svc-intake" } as const;
  act({
    ev: "item.received",
    actor: { kind: "public", id: "rpt-1" },
    obj: { sha256, sha512, size, declared_type: original.mediaType, channel: "web-form" },
    disclosures: [
      { name: "original_name", value: original.name },
      { name: "submitter", value: "Maria Protected" },
    ],
  });
  act({ ev: "item.stored", actor: system, obj: { sha256_reread: sha256, matches_receipt: true } });
  for (const [index, mediaType] of found.entries()) {
    act({
      ev: "item.metadata_extracted",
      actor: { kind: "system", id: "svc-examine" },
      obj: {
        ...{ tool: "bearwitness-examiner", tool_version: `examiner ${index + 1}` },
        ...{ examination: index + 1, asked_by: index === 0 ? null : "usr_7" },
        ...{ media_type: mediaType, sha256_examined: sha256 },
      },
    });
  }
  for (let view = 0; view < views; view += 1) {
    act({
      ev: "item.viewed",
      actor: { kind: "user", id: "usr_7", role: "prosecutor" },
      obj: { representation: "preview-1600", sha256: "ab".repeat(32) },
      disclosures: [
        { name: "actor_name", value: "A. Prosecutor" },
        { name: "reason", value: "triage: protected remark" },
      ],
    });
  }
  if (item.covered !== undefined) recordRedaction(act, item.covered, sha256);
  act({
    ev: "item.exhibit_marked",
    actor: { kind: "user", id: "usr_7", role: "prosecutor" },
    obj: { exhibit: item.number, proceeding: "cas_1" },
    disclosures: [
      { name: "actor_name", value: "A. Prosecutor" },
      { name: "case", value: "2026-0045" },
    ],
  });
}

const INVENTED_PLAN: RedactionPlan = {
  ...{ format: PLAN_FORMAT, of: "photo", parentSha256: "00" },
  boxes: [{ ...{ left: 0, top: 0, right: 10, bottom: 10 }, cover: "solid", reason: "minor" }],
};

/** The redaction of which the invented records tell. */
export const REDACTION: RedactionId = idFromBytes("red", new Uint8Array(16).fill(7));

function recordRedaction(
  act: (event: Omit<CustodyEvent, "subj">) => void,
  { bytes, reasons, accepted = true, withdrawn = false, parent }: InventedRedaction,
  sha256: string,
): void {
  const child = { child: "der_1", child_sha256: digestsOf({ bytes }).sha256 };
  const actor = { kind: "user", id: "usr_7", role: "prosecutor" } as const;
  const second = { kind: "user", id: "usr_8", role: "investigator" } as const;
  const redaction = { redaction: REDACTION };
  const [boxes, kind] = [1, "redacted-1"];
  const asked = { ...redaction, kind, boxes, plan_sha256: "00", parent_sha256: sha256, reasons };
  act({ ev: "item.redaction_asked", actor, obj: asked });
  act({
    ...{ ev: "item.redacted", actor: { kind: "system", id: "svc-redact" } },
    obj: { ...redaction, ...child, kind, parent_sha256: parent ?? sha256, reasons },
  });
  act({ ev: "item.redaction_reviewed", actor: second, obj: { ...redaction, ...child, accepted } });
  if (withdrawn) act({ ev: "item.redaction_withdrawn", actor, obj: redaction });
}

function digestsOf(original: Pick<InventedOriginal, "bytes" | "digests">) {
  return (
    original.digests ?? {
      sha256: createHash("sha256").update(original.bytes).digest("hex"),
      sha512: createHash("sha512").update(original.bytes).digest("hex"),
      size: original.bytes.length,
    }
  );
}

/** The bytes in uneven pieces, as a store would give them. */
export async function* inChunks(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 16_411) {
    yield await Promise.resolve(bytes.subarray(at, at + 16_411));
  }
}
