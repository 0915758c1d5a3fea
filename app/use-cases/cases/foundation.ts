import type { CaseFile, Exhibit } from "#app/adapters/database/case-store.ts";
import type { KeptFoundation } from "#app/adapters/database/foundation-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import { canonicalJson } from "#app/core/custody/canonical-json.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import {
  EMPTY_SHEET,
  FOUNDATION_FIELDS,
  parseFoundation,
  type FoundationProblem,
  type FoundationSheet,
} from "#app/core/exhibits/foundation-sheet.ts";
import type { CaseId, ItemId } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Ability } from "#app/core/people/ability.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import type { Tools } from "../tools.ts";
import { findCase } from "./case-access.ts";

/** An exhibit with what is written about how it can come into evidence, the newest version first. */
export interface ExhibitFoundation {
  readonly file: CaseFile;
  readonly exhibit: Exhibit;
  readonly item: EvidenceItem;
  readonly sheet: FoundationSheet;
  readonly versions: readonly KeptFoundation[];
}

type Ended =
  { readonly kind: "not-found" } | { readonly kind: "refused"; readonly reason: Refusal };

export type ReadFoundationOutcome =
  { readonly kind: "foundation"; readonly foundation: ExhibitFoundation } | Ended;

export type WriteFoundationOutcome =
  | { readonly kind: "written" | "unchanged" }
  /** Somebody else wrote a version meanwhile: nothing is kept of this one. */
  | { readonly kind: "written-meanwhile" }
  | { readonly kind: "problems"; readonly problems: readonly FoundationProblem[] }
  | Ended;

/** Reads the foundation sheet of a file that is an exhibit of the case now. */
export async function readFoundation(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly caseId: CaseId; readonly itemId: ItemId },
): Promise<ReadFoundationOutcome> {
  return tools.read((stores) => find(stores, input, "case.read", tools));
}

/**
 * Writes the next version of an exhibit's foundation sheet, under whoever may mark exhibits. `seen` is the version that the writer had before them, 0 before the first. The
 * record names the version and the SHA-256 of its canonical JSON, so that what counsel relied on can be shown later.
 */
export async function writeFoundation(
  tools: Pick<Tools, "transact" | "clock">,
  input: {
    readonly by: Person;
    readonly caseId: CaseId;
    readonly itemId: ItemId;
    readonly seen: number;
    readonly fields: FormFields;
  },
): Promise<WriteFoundationOutcome> {
  return tools.transact(async (stores): Promise<WriteFoundationOutcome> => {
    const found = await find(stores, input, "exhibit.mark", tools);
    if (found.kind !== "foundation") return found;
    const { file, exhibit, sheet: before, versions } = found.foundation;
    const last = versions[0]?.version ?? 0;
    if (input.seen !== last) return { kind: "written-meanwhile" };
    const read = parseFoundation(input.fields);
    if (!read.ok) return { kind: "problems", problems: read.problems };
    const sheet = read.value;
    if (FOUNDATION_FIELDS.every(({ key }) => sheet[key] === before[key])) {
      return { kind: "unchanged" };
    }
    const { by, caseId, itemId } = input;
    const version = last + 1;
    await stores.foundations.write(
      { caseId, itemId, version, sheet, writtenBy: by.id, writtenAt: tools.clock.now() },
      {
        ev: "item.foundation_written",
        subj: itemId,
        actor: actorOf(by),
        obj: {
          ...{ exhibit: exhibit.number, proceeding: caseId, version },
          sheet_sha256: toHex(sha256(toUtf8(canonicalJson({ ...sheet })))),
        },
        disclosures: [actorName(by), { name: "case", value: file.title }],
      },
    );
    return { kind: "written" };
  });
}

async function find(
  stores: Pick<ReadStores | Stores, "cases" | "access" | "items" | "foundations">,
  { by, caseId, itemId }: { readonly by: Person; readonly caseId: CaseId; readonly itemId: ItemId },
  ability: Ability,
  { clock }: Pick<Tools, "clock">,
): Promise<ReadFoundationOutcome> {
  const access = await findCase(stores, by, ability, caseId, clock.now());
  if (access.kind !== "allowed") return access;
  const exhibits = await stores.cases.exhibits(caseId);
  const exhibit = exhibits.find((one) => one.itemId === itemId);
  const item = exhibit === undefined ? undefined : await stores.items.find(itemId);
  if (exhibit === undefined || item === undefined) return { kind: "not-found" };
  const versions = await stores.foundations.versions({ caseId, itemId });
  const sheet = versions[0]?.sheet ?? EMPTY_SHEET;
  return { kind: "foundation", foundation: { file: access.file, exhibit, item, sheet, versions } };
}
