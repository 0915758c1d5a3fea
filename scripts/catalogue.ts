import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { textDigest } from "#app/core/text-digest.server.ts";
import { CATALOGUES } from "#app/ui/text/catalogues.ts";
import { parseMadeFrom, recordMadeFrom, translatedTexts } from "#app/ui/text/compare-english.ts";
import { en } from "#app/ui/text/en/index.ts";
import { MADE_FROM } from "#app/ui/text/made-from.ts";
import { translationStates } from "#app/ui/text/translation-states.ts";

const HELP = `Usage: npm run catalogue
       npm run catalogue -- record [--still-right KEY]… [--language TAG]…

Without "record": says which public texts each translation lacks, which of its texts were made from English that was
changed since, and of which nobody recorded it. Exit 1 where there are any.

record   keeps, in app/ui/text/TAG/made-from.ts, from which English each text was made: what is new or was translated
         anew, from the English as it is now. What nobody translated anew stays listed as changed.

  --still-right KEY   the translation of this text also says what the English now says (a comma, a misspelling)
  --language TAG      these languages alone
  --help              this text
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    "still-right": { type: "string", multiple: true, default: [] },
    language: { type: "string", multiple: true, default: [] },
    help: { type: "boolean", short: "h", default: false },
  },
});
const [verb, ...more] = positionals;
if (values.help) process.stdout.write(HELP);
else if (more.length > 0 || (verb !== undefined && verb !== "record")) {
  process.stderr.write(HELP);
  process.exitCode = 2;
} else if (verb === "record") record();
else show();

/** Whether the command is about a language. */
function meant(language: string): boolean {
  return values.language.length === 0 || values.language.includes(language);
}

function record(): void {
  for (const { language, wording } of CATALOGUES.filter((one) => meant(one.language))) {
    const lines = recordMadeFrom(
      translatedTexts(en, wording),
      parseMadeFrom(MADE_FROM[language]),
      textDigest,
      (key) => values["still-right"].includes(key),
    );
    writeFileSync(
      path.join(import.meta.dirname, "../app/ui/text", language, "made-from.ts"),
      `/** Kept by \`npm run catalogue\`; what a line says: ../made-from.ts. */\nexport const madeFrom = \`\n${lines.join("\n")}\n\`;\n`,
    );
  }
}

function show(): void {
  for (const state of translationStates(textDigest).filter((one) => meant(one.language))) {
    const kinds = [
      ["missing", state.missing],
      ["English changed", state.changed],
      ["not recorded", state.unrecorded],
    ] as const;
    for (const [kind, texts] of kinds) {
      for (const { key } of texts) process.stdout.write(`${state.language}  ${kind}  ${key}\n`);
      if (texts.length > 0) process.exitCode = 1;
    }
    process.stderr.write(
      `${state.language}: ${state.texts} texts, ${kinds.map(([kind, texts]) => `${texts.length} ${kind}`).join(", ")}, ${state.notReviewed.length} not reviewed\n`,
    );
  }
}
