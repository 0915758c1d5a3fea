import type { PartnerFile, PartnerImport } from "#app/adapters/database/import-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import type { Actor, CustodyEvent } from "#app/core/custody/event.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import type { Json } from "#app/core/json.ts";
import { claimedAlgorithms, isSameClaim } from "#app/core/partner/digest-claim.ts";
import { MOST_FILES, type PartnerFacts } from "#app/core/partner/file-facts.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { submitterOf } from "./import-by.ts";

type Into = Pick<PartnerImport, "id" | "draftId" | "reportId" | "agency" | "custodian">;

/**
 * Writes what an agency lists into its delivery. A path that is new is added; one that has not come is corrected where something else is
 * said now; one that came stays as it came, and is told when what is said now contradicts it. The record binds every word of the list.
 */
export async function listInto(
  stores: Pick<Stores, "imports">,
  input: { readonly actor: Actor; readonly into: Into; readonly facts: readonly PartnerFacts[] },
): Promise<
  { readonly files: readonly PartnerFile[]; readonly contradicted: readonly string[] } | "too-many"
> {
  const { into } = input;
  const there = await stores.imports.files(into.id);
  const byPath = new Map(there.map((file) => [file.facts.path, file]));
  const added = new Map<string, PartnerFacts>();
  const paths = new Set([...byPath.keys(), ...input.facts.map(({ path }) => path)]);
  if (paths.size > MOST_FILES) return "too-many";
  const contradicted: string[] = [];
  for (const facts of input.facts) {
    const known = byPath.get(facts.path);
    if (known === undefined) {
      added.set(facts.path, facts);
      continue;
    }
    const restated = textOf(known.facts) !== textOf(facts);
    if (!restated) continue;
    if (known.state === "expected" || known.state === "refused") {
      await stores.imports.restate(into, known.number, facts, listed(input, [facts], known.number));
    } else if (!agree(known.facts, facts)) contradicted.push(facts.path);
  }
  if (added.size > 0) {
    const first = there.reduce((most, { number }) => Math.max(most, number), 0) + 1;
    const facts = Array.from(added.values());
    await stores.imports.list(into, first, facts, listed(input, facts, first));
  }
  return { files: await stores.imports.files(into.id), contradicted };
}

function agree(one: PartnerFacts, other: PartnerFacts): boolean {
  const silent =
    claimedAlgorithms(one.digests).length === 0 || claimedAlgorithms(other.digests).length === 0;
  return silent || isSameClaim(one.digests, other.digests);
}

function listed(
  { actor, into }: { readonly actor: Actor; readonly into: Into },
  facts: readonly PartnerFacts[],
  first: number,
): CustodyEvent {
  const text = facts.map(textOf).join("\n");
  return {
    ev: "import.listed",
    subj: into.reportId,
    actor,
    obj: {
      import: into.id,
      agency: into.agency,
      files: facts.length,
      first_number: first,
      claims_sha256: toHex(sha256(toUtf8(text))),
    },
    disclosures: [submitterOf(into.agency, into.custodian)],
  };
}

/** The one spelling of what is said of a file. */
function textOf(facts: PartnerFacts): string {
  return canonicalJson(facts as unknown as Json);
}
