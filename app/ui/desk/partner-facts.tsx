import { Digest } from "../evidence/digest.tsx";
import type { ShownPartnerFacts } from "./shown-report.ts";
import { FactList } from "./small-parts.tsx";

const ROLE_WORDS: Readonly<Record<ShownPartnerFacts["role"], string>> = {
  original: "Recording",
  certificate: "Custodian’s certificate",
  container: "What other files came in",
  "bag-file": "List of a BagIt bag",
};

/** What the agency says of a file: its claims, apart from what the file says itself. */
export function PartnerFactList({ facts }: { readonly facts: ShownPartnerFacts }) {
  return (
    <>
      <h3>What the agency says</h3>
      <FactList
        facts={[
          { term: "Name in the delivery", value: <bdi>{facts.path}</bdi> },
          { term: "What it is", value: ROLE_WORDS[facts.role] },
          { term: "Camera", value: <bdi>{facts.camera}</bdi> },
          {
            term: "Camera’s clock",
            value:
              facts.clockOffset === ""
                ? ""
                : `${facts.clockOffset} (written “${facts.clockOffsetRaw}”); no time here was changed by it`,
          },
          { term: "Custodian", value: <bdi>{facts.custodian}</bdi> },
          { term: "Certificate", value: <bdi>{facts.certificate}</bdi> },
          { term: "Note", value: <bdi>{facts.note}</bdi> },
          ...facts.digests.map(({ algorithm, claimed, taken }) => ({
            term: `${algorithm.toUpperCase()} it gave`,
            value: (
              <>
                <Digest hex={claimed} /> {agreement(claimed, taken)}
              </>
            ),
          })),
        ]}
      />
    </>
  );
}

function agreement(claimed: string, taken: string): string {
  if (taken === "") return "compared when it came";
  return claimed === taken ? "as we took it" : "not what we took";
}
