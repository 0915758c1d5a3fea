import { defenceKindInWords } from "#app/core/case/defence-kinds.ts";
import type { DefenceStanding } from "#app/core/case/defences.ts";
import { nameOf } from "#app/core/case/entry-name.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { ShownDefence } from "#app/ui/desk/shown-sheet.ts";
import { addHref, editHref, factView, gapView } from "./sheet-parts.server.ts";
import type { OpenSheet } from "./sheet-sources.ts";

const TOLD = {
  yes: { tone: "done", words: "Told of it" },
  no: { tone: "idle", words: "Not told" },
  undecided: { tone: "open", words: "Not decided" },
} as const satisfies Readonly<Record<DefenceStanding["told"], ShownDefence["told"]>>;

/** A defence as the sheet of charges shows it. */
export function defenceView(
  sheet: OpenSheet,
  by: Person,
  { defence, supporting, opposing, gaps, told, blocks }: DefenceStanding,
): ShownDefence {
  const { values } = defence;
  const { standing = "", text = "", pack = "" } = values;
  return {
    ...{ id: defence.id, version: defence.version, title: nameOf(defence) },
    kind: defenceKindInWords(values["sort"] ?? ""),
    text:
      pack === ""
        ? "named by counsel"
        : `${standing}. ${text === "" ? "Text: counsel supplies it" : text} (pack ${pack})`,
    told: blocks ? { tone: "failed", words: "Decide: suggested" } : TOLD[told],
    reason: values["reason"] ?? "",
    supporting: supporting.map((fact) => factView(sheet, by, fact)),
    opposing: opposing.map((fact) => factView(sheet, by, fact)),
    gaps: gaps.map(gapView),
    editHref: editHref(defence),
    addFactHref: addHref("fact", defence),
    addGapHref: addHref("gap", defence),
  };
}
