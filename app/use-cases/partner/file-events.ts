import type { PartnerFile, PartnerImport } from "#app/adapters/database/import-store.ts";
import type { Actor, CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { PartnerRefusal } from "#app/core/partner/file-facts.ts";

interface About {
  readonly actor: Actor;
  readonly of: PartnerImport;
  readonly file: PartnerFile;
}

/** Facts of every record about a listed file: none of them a name or free text. */
function factsOf({ of, file }: About): JsonObject {
  return {
    channel: "partner",
    import: of.id,
    number: file.number,
    agency: of.agency,
    claimed: { ...file.facts.digests },
  };
}

function nameOf({ file }: About) {
  return { name: "original_name", value: file.facts.path } as const;
}

/** The agency's words about the file: kept in a disclosure, because camera and custodian may point to people. */
function tellingOf({ of, file }: About) {
  const { cameraId, clockOffset, custodian, certificate, role } = file.facts;
  return {
    name: "submitter",
    value: {
      agency: of.agency,
      custodian: custodian === "" ? of.custodian : custodian,
      camera: cameraId,
      clock_offset: clockOffset?.raw ?? "",
      certificate,
      role,
    },
  } as const;
}

/** Received whole in one piece, every digest the agency gave found in its bytes. */
export function receivedEvent(
  about: About,
  itemId: ItemId,
  bytes: { readonly size: number; readonly sha256: string; readonly sha512: string },
): CustodyEvent {
  return {
    ev: "item.received",
    subj: itemId,
    actor: about.actor,
    obj: {
      ...{ sha256: bytes.sha256, sha512: bytes.sha512, size: bytes.size },
      declared_type: "none",
      ...factsOf(about),
      claims_hold: Object.keys(about.file.facts.digests).length > 0 ? true : "none-given",
      hashed: "while-streaming",
    },
    disclosures: [nameOf(about), tellingOf(about)],
  };
}

/** Received whole in parts; its digests are compared when it is sealed. */
export function arrivedEvent(
  about: About,
  itemId: ItemId,
  arrived: { readonly size: number; readonly begunAt: string },
): CustodyEvent {
  return {
    ev: "item.received",
    subj: itemId,
    actor: about.actor,
    obj: {
      size: arrived.size,
      declared_type: "none",
      ...factsOf(about),
      begun_at: arrived.begunAt,
      hashed: "when-sealed",
    },
    disclosures: [nameOf(about), tellingOf(about)],
  };
}

/** The agency handed in these very bytes before. */
export function sameBytesEvent(about: About, same: ItemId, sha256: string): CustodyEvent {
  return {
    ev: "import.same_bytes",
    subj: about.of.reportId,
    actor: about.actor,
    obj: { ...factsOf(about), sha256, same_as: same },
    disclosures: [nameOf(about)],
  };
}

/** A listed file that is not taken. */
export function refusedEvent(
  about: About,
  refusal: { readonly why: PartnerRefusal; readonly foundSha256: string | undefined },
): CustodyEvent {
  return {
    ev: "import.file_refused",
    subj: about.of.reportId,
    actor: about.actor,
    obj: { ...factsOf(about), why: refusal.why, sha256_found: refusal.foundSha256 ?? null },
    disclosures: [nameOf(about)],
  };
}
