import type { Audience } from "#app/core/bundle/audience.ts";
import { exhibitNumber } from "#app/core/case/case-number.ts";
import { isIdOf, type CaseId, type RedactionId } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { choiceOpenWords } from "#app/core/redaction/file-choice.ts";
import { isAccepted, redactedKind } from "#app/core/redaction/redaction.ts";
import { refuse } from "#app/http/responses.server.ts";
import type { ShownHandedFile, ShownHandedFiles } from "#app/ui/desk/handed-files.tsx";
import type { Problem } from "#app/ui/form/problem.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { HandedExhibit } from "#app/use-cases/cases/handed-files.ts";
import { idOrNotFound, settled } from "./answers.server.ts";
import { AUDIENCE_CHOICES, AUDIENCES, isAudience } from "./case-view.server.ts";

const ORIGINAL = "original";

/** What the page of the redaction log shows of what goes into bundles; undefined where no exhibit has anything to choose. */
export async function handedFilesView(
  useCases: Pick<UseCases, "readHandedFiles">,
  input: { readonly by: Person; readonly caseId: CaseId },
): Promise<ShownHandedFiles | undefined> {
  const { handed } = settled(await useCases.readHandedFiles({ ...input, audiences: AUDIENCES }));
  const first = handed.get(AUDIENCES[0]) ?? [];
  if (first.length === 0) return undefined;
  return {
    audiences: AUDIENCE_CHOICES,
    rows: first.map(({ exhibit: { number, itemId } }) => ({
      exhibit: exhibitNumber("PRO", number),
      cells: AUDIENCES.map((audience) => cellOf(handed, audience, itemId)),
    })),
    files: first.flatMap(({ exhibit: { number, itemId }, redactions }) => [
      { value: `${itemId} ${ORIGINAL}`, label: `${exhibitNumber("PRO", number)}: the original` },
      ...redactions.filter(isAccepted).map((one) => ({
        value: `${itemId} ${one.id}`,
        label: `${exhibitNumber("PRO", number)}: ${redactedKind(one.number)}`,
      })),
    ]),
  };
}

function cellOf(
  handed: ReadonlyMap<Audience, readonly HandedExhibit[]>,
  audience: Audience,
  itemId: string,
): ShownHandedFile {
  const found = handed.get(audience)?.find(({ exhibit }) => exhibit.itemId === itemId);
  const file = found?.file ?? { kind: "original" };
  switch (file.kind) {
    case "original":
      return { words: "the original", isOpen: false };
    case "redacted":
      return { words: redactedKind(file.redaction.number), isOpen: false };
    case "open":
      return { words: `Open: ${choiceOpenWords(file.because)}`, isOpen: true };
  }
}

/** Does what the form asks for; problems where it cannot be done. */
export async function chooseHandedFile(
  useCases: Pick<UseCases, "chooseFile">,
  {
    by,
    caseId,
    fields,
  }: { readonly by: Person; readonly caseId: CaseId; readonly fields: FormFields },
): Promise<readonly Problem[]> {
  const { audience, file = "", reason = "" } = fields;
  const [item, which] = file.split(" ");
  const itemId = idOrNotFound("itm", item);
  if (!isAudience(audience)) throw refuse(400);
  const redactionId = redactionIn(which);
  const asked = { by, caseId, itemId, audience, redactionId, reason };
  const outcome = settled(await useCases.chooseFile(asked));
  switch (outcome.kind) {
    case "chosen":
      return [];
    case "not-accepted":
      return [
        { field: "file", message: "That file was taken back, or no second person accepted it." },
      ];
    case "no-reason":
      return [{ field: "reason", message: outcome.message }];
  }
}

function redactionIn(text: string | undefined): RedactionId | null {
  if (text === ORIGINAL) return null;
  if (!isIdOf("red", text)) throw refuse(404);
  return text;
}
