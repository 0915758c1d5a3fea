import { clockOffsetWords } from "#app/core/partner/clock-offset.ts";
import { claimedAlgorithms } from "#app/core/partner/digest-claim.ts";
import type { PartnerFacts } from "#app/core/partner/file-facts.ts";
import type { ShownPartnerFacts } from "#app/ui/desk/shown-report.ts";

/** What an agency says of a file, in words, with each digest beside what the store took of the bytes. */
export function partnerView(
  facts: PartnerFacts,
  taken: { readonly sha256: string; readonly sha512: string },
): ShownPartnerFacts {
  return {
    path: facts.path,
    role: facts.role,
    camera: facts.cameraId,
    clockOffset: facts.clockOffset === null ? "" : clockOffsetWords(facts.clockOffset),
    clockOffsetRaw: facts.clockOffset?.raw ?? "",
    custodian: facts.custodian,
    certificate: facts.certificate,
    note: facts.note,
    digests: claimedAlgorithms(facts.digests).map((algorithm) => {
      const claimed = facts.digests[algorithm] ?? "";
      const own = algorithm === "sha256" || algorithm === "sha512" ? taken[algorithm] : "";
      return { algorithm, claimed, taken: own };
    }),
  };
}
