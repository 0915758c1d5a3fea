import { statusWords, versionOn } from "../office/dated.ts";
import type { OfficePack, PackDefence, RuleVersion } from "../office/office-pack.ts";
import { statuteInForce } from "../office/rule-in-force.ts";
import { keptPeriod } from "./limitation.ts";
import type { EntryValues } from "./sheet-entry.ts";

const UNKNOWN_DAY = "The day of the act is not known, so which text was in force cannot be said";

/** What a charge keeps of its statute: the text of the day of the act, as the office's pack had it when the charge was written. */
export interface ChargeText {
  readonly values: EntryValues;
  /** What has to be shown, as the pack words it; none where counsel has to supply it or no version is of that day. */
  readonly elements: readonly { readonly id: string; readonly text: string }[];
}

/**
 * The dated text of a statute for the day of the act (`YYYY-MM-DD`; empty: not known). `lastDay` is the last that it can have been, where that is not certain. Which version was in force on an unknown day is not guessed:
 * then there is no text and the words say so. Undefined where the pack has no such statute.
 */
export function chargeText(
  pack: Pick<OfficePack, "id" | "date" | "statutes">,
  statuteId: string,
  day: string,
  lastDay = "",
): ChargeText | undefined {
  const entry = pack.statutes.find(({ id }) => id === statuteId);
  if (entry === undefined) return undefined;
  const standing = day === "" ? undefined : statuteInForce(pack, statuteId, day);
  const version = standing?.version;
  return {
    values: {
      ...{ statute: statuteId, day, citation: entry.citation, title: entry.title },
      standing: standing?.words ?? UNKNOWN_DAY,
      applies: standing?.applies === true ? "yes" : "no",
      ...textOf(version),
      ...keptPeriod(entry.versions, { day, lastDay }),
      pack: `${pack.id} ${pack.date}`,
    },
    elements: version?.elements ?? [],
  };
}

/** What a defence of the pack keeps, by the day of its charge; undefined where the pack has no such defence for that statute. */
export function defenceText(
  pack: Pick<OfficePack, "id" | "date" | "defences">,
  defenceId: string,
  { statute = "", day = "" }: EntryValues,
): EntryValues | undefined {
  const entry = defencesFor(pack, statute).find(({ id }) => id === defenceId);
  if (entry === undefined) return undefined;
  const version = day === "" ? undefined : versionOn(entry.versions, day);
  return {
    ...{ citation: entry.citation, title: entry.title, sort: entry.kind },
    standing: day === "" ? UNKNOWN_DAY : statusWords(version, day),
    ...textOf(version),
    pack: `${pack.id} ${pack.date}`,
  };
}

/** The defences of the pack that a charge of this statute may meet, in the pack's order. */
export function defencesFor(
  pack: Pick<OfficePack, "defences">,
  statute: string,
): readonly PackDefence[] {
  return (pack.defences ?? []).filter(
    ({ statutes }) => statutes.length === 0 || statutes.includes(statute),
  );
}

function textOf(version: RuleVersion | undefined): EntryValues {
  return {
    text: version?.text ?? "",
    from: version?.from ?? "",
    until: version?.until ?? "",
    source: version?.source.title ?? "",
  };
}

/** Fields of a charge that come from the pack, not from the form. */
const OF_THE_PACK = [
  "citation",
  "title",
  "standing",
  "applies",
  "text",
  "from",
  "until",
  "source",
  "limitCount",
  "limitUnit",
  "limitSource",
];

/** True where the pack of today says something else about the statute than the charge keeps. */
export function saysOtherToday(
  kept: EntryValues,
  pack: Pick<OfficePack, "id" | "date" | "statutes">,
): boolean {
  const { statute = "", day = "", lastDay = "" } = kept;
  const today = chargeText(pack, statute, day, lastDay)?.values;
  return today === undefined || OF_THE_PACK.some((name) => (kept[name] ?? "") !== today[name]);
}
