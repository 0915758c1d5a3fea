import { dayInWords, type DatedVersion } from "#app/core/office/dated.ts";
import type { PackRule, PackStatute } from "#app/core/office/office-pack.ts";
import { languagesOf, missingPackTexts } from "#app/core/office/pack-texts.ts";
import { ruleInForce, statuteInForce, type Standing } from "#app/core/office/rule-in-force.ts";
import type { Office } from "#app/use-cases/office/read-office.ts";
import type { ShownOffice, ShownRule } from "#app/ui/desk/office-sections.tsx";
import { languageWords } from "./language-words.ts";

/** The pack as the desk's page shows it. */
export function officeView({ pack, toCome, today }: Office): ShownOffice {
  const { rules, statutes, letters, certificates, defences = [], immunityQuestions = [] } = pack;
  return {
    id: pack.id,
    date: pack.date,
    today,
    toCome: toCome.map(({ date }) => ({ date })),
    officeName: pack.officeName,
    stateName: pack.stateName,
    sha256: pack.sha256,
    concerns: pack.categories.map(({ label }) => label.en),
    languages: languagesOf(pack).map((language) => {
      const missing = missingPackTexts(pack, language).length;
      const state = missing === 0 ? "whole" : `${missing} texts shown in English`;
      const name = languageWords(language);
      return pack.machineDrafts.includes(language)
        ? `${name}: ${state}; drafted by machine, needs review by a certified translator`
        : `${name}: ${state}`;
    }),
    forCounsel: [
      ...[...rules, ...statutes, ...letters, ...certificates],
      ...[...defences, ...immunityQuestions],
    ].filter((one) => one.forCounsel).length,
    rules: rules.map((rule) => ({
      ...ruleView(rule, rule.title),
      ...standingOf(ruleInForce(pack, rule.id, today)),
    })),
    statutes: statutes.map((statute) => ({
      ...ruleView(statute, `${statute.citation}: ${statute.title}`),
      ...standingOf(statuteInForce(pack, statute.id, today)),
    })),
    lists: pack.places.map((list) => ({
      id: list.id,
      title: list.title,
      file: list.file,
      sha256: list.sha256,
      count: list.places.length,
      names: list.kind === "place-names" ? list.places.map(({ name }) => name) : [],
      places:
        list.kind === "place-names"
          ? []
          : list.places.map(({ name, kind, owner, municipality, county }) => ({
              name,
              kind,
              owner,
              where: [municipality, county].filter((part) => part !== "").join(", "),
            })),
    })),
    letters: letters.map(({ id, title, forCounsel }) => ({ id, title, forCounsel })),
    certificates: certificates.map(({ id, title, basis, forCounsel }) => ({
      id,
      title,
      basis,
      forCounsel,
    })),
  };
}

function ruleView(
  { id, versions, forCounsel }: PackRule | PackStatute,
  title: string,
): Omit<ShownRule, "standing" | "status"> {
  return {
    id,
    title,
    forCounsel,
    versions: versions.map(({ from, until, status, text, source }) => ({
      status,
      span: `${from === null ? "day to be supplied by counsel" : dayInWords(from)} – ${until === null ? "open" : dayInWords(until)}`,
      text: text ?? "Text to be supplied by counsel.",
      source: source.title,
      url: source.url,
    })),
  };
}

function standingOf(
  found: Standing<unknown, DatedVersion> | undefined,
): Pick<ShownRule, "standing" | "status"> {
  return { standing: found?.words ?? "", status: found?.version?.status };
}
