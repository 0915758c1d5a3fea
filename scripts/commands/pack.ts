import { resolve } from "node:path";
import { readPack, readPacks } from "#app/adapters/office/read-packs.ts";
import { dayInWords } from "#app/core/office/dated.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import { languagesOf, missingPackTexts } from "#app/core/office/pack-texts.ts";
import { isShippedPack, SHIPPED_PACKS } from "#app/core/office/shipped.ts";
import { readArguments } from "./arguments.ts";
import { EXIT, Problem, WrongUse } from "./outcome.ts";

const HELP = `Usage: bearwitness pack check FILE
       bearwitness pack show [PACK]

check   says everything that is wrong with an office pack, one fault a line on stdout.
show    says what the packs of PACK hold, by date: a shipped pack (${SHIPPED_PACKS.join(", ")}), a file or a
        folder. Without PACK: ${SHIPPED_PACKS[0]}.

  --json   one JSON object a line
  --help   this text

Exit: 0 fine, 1 the pack has faults, 2 wrong use.
`;

/** `bearwitness pack`: checks and shows office packs. Needs no office. */
export function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return Promise.resolve(EXIT.done);
  }
  const [verb, subject, ...more] = positionals;
  if (more.length > 0) throw new WrongUse("one pack at a time; see --help.");
  const json = values.json === true;
  if (verb === "check" && subject !== undefined) return Promise.resolve(check(subject, json));
  if (verb === "show") return Promise.resolve(show(subject, json));
  throw new WrongUse("say check FILE or show; see --help.");
}

function check(file: string, json: boolean): number {
  const read = readPack(resolve(file));
  const problems = read.ok ? [] : read.problems;
  for (const problem of problems) {
    process.stdout.write(json ? `${JSON.stringify({ problem })}\n` : `${problem}\n`);
  }
  if (!read.ok) return EXIT.problem;
  process.stderr.write(`${file}: no faults found.\n`);
  return EXIT.done;
}

function show(subject: string | undefined, json: boolean): number {
  const named = subject ?? SHIPPED_PACKS[0];
  const read = readPacks(isShippedPack(named) ? named : resolve(named));
  if (!read.ok) throw new Problem(read.problem);
  for (const pack of read.packs) {
    process.stdout.write(json ? `${JSON.stringify(factsOf(pack))}\n` : sheet(pack));
  }
  return EXIT.done;
}

function factsOf(pack: LoadedPack) {
  const { id, date, sha256, officeName, stateName } = pack;
  return {
    id,
    date,
    sha256,
    officeName,
    stateName,
    categories: pack.categories.length,
    questions: pack.questions.length,
    letters: pack.letters.map((letter) => letter.id),
    rules: pack.rules.map((rule) => ({ id: rule.id, title: rule.title, versions: rule.versions })),
    statutes: pack.statutes.length,
    lists: pack.places.map((list) => ({
      id: list.id,
      sha256: list.sha256,
      places: list.places.length,
    })),
    languages: languagesOf(pack).map((language) => ({
      language,
      missing: missingPackTexts(pack, language).length,
    })),
    forCounsel: [...pack.rules, ...pack.statutes, ...pack.letters, ...pack.certificates].filter(
      (one) => one.forCounsel,
    ).length,
  };
}

function sheet(pack: LoadedPack): string {
  const facts = factsOf(pack);
  const lines = [
    `${pack.id}, in force from ${dayInWords(pack.date)}: ${pack.officeName}, ${pack.stateName}`,
    `  sha256     ${pack.sha256}`,
    `  concerns   ${facts.categories}, with ${facts.questions} questions`,
    `  letters    ${facts.letters.join(", ")}`,
    ...pack.rules.flatMap((rule) =>
      rule.versions.map(
        ({ status, from, until }) =>
          `  rule       ${rule.id}: ${status}${from === null ? "" : ` from ${from}`}${until === null ? "" : ` until ${until}`}`,
      ),
    ),
    `  statutes   ${facts.statutes}`,
    ...facts.lists.map((list) => `  list       ${list.id}: ${list.places} places`),
    ...facts.languages.map(
      ({ language, missing }) => `  language   ${language}: ${missing} texts missing`,
    ),
    `  counsel    ${facts.forCounsel} texts for counsel to check`,
  ];
  return `${lines.join("\n")}\n\n`;
}
