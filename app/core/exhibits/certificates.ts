import type { BundlePlan } from "../bundle/payload.ts";
import type { Certificate, CertificateWording } from "./certificate.ts";
import { certificateValues } from "./certificate-values.ts";
import { OWN_WORDING } from "./certificate-wording.ts";

/** Is about a single item, so that each exhibit has its own. */
const FOR_EACH_EXHIBIT = "C-6";

/**
 * The certificates of a bundle, C-1 to C-14, in the office pack's wording where it has one and the project's otherwise; then those that only
 * the pack has. Filled from the records of the bundle alone.
 */
export function certificatesOf(
  plan: BundlePlan,
  packed: readonly CertificateWording[],
): readonly Certificate[] {
  const known = new Set(OWN_WORDING.map(({ id }) => id));
  const ours = OWN_WORDING.map((own) => {
    const words = packed.find(({ id }) => id === own.id);
    return words === undefined
      ? ({ ...own, wordedBy: "project" } as const)
      : ({ ...words, wordedBy: "office-pack" } as const);
  });
  const others = packed
    .filter(({ id }) => !known.has(id))
    .map((words) => ({ ...words, wordedBy: "office-pack" as const }));
  return [...ours, ...others].flatMap((wording) => {
    if (wording.id !== FOR_EACH_EXHIBIT) return [filled(wording.id, plan.listed)];
    return plan.listed.map((one) => filled(`${wording.id}-${one.exhibit.number}`, [one]));

    function filled(name: string, exhibits: Certificate["exhibits"]): Certificate {
      const { fields, seqs } = certificateValues(wording.id, { plan, exhibits });
      const relied = [...new Set(seqs)].sort((one, other) => one - other);
      const { id, title, basis, statements, wordedBy } = wording;
      return {
        id,
        title,
        basis,
        statements,
        wordedBy,
        name,
        exhibits,
        values: fields,
        seqs: relied,
      };
    }
  });
}
