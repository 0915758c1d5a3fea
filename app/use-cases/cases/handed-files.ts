import type { Derivative } from "#app/adapters/database/derivative-store.ts";
import type { Exhibit } from "#app/adapters/database/exhibit-store.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { Audience } from "#app/core/bundle/audience.ts";
import { exhibitNumber } from "#app/core/case/case-number.ts";
import type { CaseId } from "#app/core/ids.ts";
import { handedFile, type ChoiceOpen, type HandedFile } from "#app/core/redaction/file-choice.ts";
import type { Redaction } from "#app/core/redaction/redaction.ts";

/** Why a bundle that was asked for is not made after all: another file of an exhibit is to go, or nobody chose yet. */
export const FILES_CHOSEN_ANEW = "files-chosen-anew";

/** An exhibit with the file of it that goes to an audience. */
export interface HandedExhibit {
  readonly exhibit: Exhibit;
  readonly file: HandedFile;
  /** Everything of it that was ever to be covered. */
  readonly redactions: readonly Redaction[];
  /** The redacted file that goes in place of the original; undefined where the original goes, or that is open. */
  readonly standIn: Derivative | undefined;
}

type Reading = Pick<ReadStores | Stores, "fileChoices" | "redactions" | "items">;

/** Which file of each exhibit goes to an audience, as it stands now. */
export async function handedExhibits(
  stores: Reading,
  asked: {
    readonly caseId: CaseId;
    readonly audience: Audience;
    readonly exhibits: readonly Exhibit[];
  },
): Promise<readonly HandedExhibit[]> {
  const { caseId, audience, exhibits } = asked;
  const choices = (await stores.fileChoices.ofCase(caseId)).filter(
    (one) => one.audience === audience,
  );
  const redactions = await stores.redactions.ofItems(exhibits.map(({ itemId }) => itemId));
  const made = await stores.items.derivatives([...redactions.keys()]);
  return exhibits.map((exhibit) => {
    const all = redactions.get(exhibit.itemId) ?? [];
    const choice = choices.find(({ itemId }) => itemId === exhibit.itemId);
    const file = handedFile(audience, all, choice);
    return { exhibit, file, redactions: all, standIn: standInOf(file, made) };
  });
}

function standInOf(file: HandedFile, made: readonly Derivative[]): Derivative | undefined {
  if (file.kind !== "redacted") return undefined;
  const { rendered } = file.redaction;
  const found = made.find(({ id }) => rendered.state === "made" && id === rendered.derivativeId);
  if (found === undefined) throw new Error("a redacted file has no row");
  return found;
}

/** Whether other files would go to an audience now than a bundle names. `named` are its redacted files by item; only what it holds is asked about. */
export async function isChosenAnew(
  stores: Reading & Pick<ReadStores | Stores, "cases">,
  bundle: {
    readonly caseId: CaseId;
    readonly audience: Audience;
    readonly items: ReadonlySet<string>;
    readonly named: ReadonlyMap<string, string>;
  },
): Promise<boolean> {
  const { caseId, audience, items, named } = bundle;
  const exhibits = (await stores.cases.exhibits(caseId)).filter(({ itemId }) => items.has(itemId));
  const now = await handedExhibits(stores, { caseId, audience, exhibits });
  return now.some(
    ({ exhibit, file, standIn }) =>
      file.kind === "open" || standIn?.sha256 !== named.get(exhibit.itemId),
  );
}

/** An exhibit that keeps a bundle back until somebody chooses. */
export interface OpenChoice {
  readonly itemId: string;
  readonly exhibit: string;
  readonly because: ChoiceOpen;
}

/** Those of the exhibits of which it is open which file goes. */
export function openChoices(handed: readonly HandedExhibit[]): readonly OpenChoice[] {
  return handed.flatMap(({ exhibit, file }) =>
    file.kind === "open"
      ? [
          {
            itemId: exhibit.itemId,
            exhibit: exhibitNumber("PRO", exhibit.number),
            because: file.because,
          },
        ]
      : [],
  );
}
