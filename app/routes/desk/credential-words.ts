import { quote } from "#app/core/claims/time-sentence.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { CredentialIngredient, Credentials } from "#app/core/claims/credentials.ts";
import { codesInWords } from "./credential-codes.ts";

/**
 * What content credentials in a file say, line by line. Empty where there are none, or where they were not looked for before this
 * program could.
 */
export function credentialWords(assessment: Assessment | null): string[] {
  const found = assessment?.credentials;
  if (found?.sentence === undefined || found.state === "absent") return [];
  const { sentence, generator, ingredients = [], deeperFaults = [] } = found;
  return [
    sentence,
    ...(found.state === "invalid" && found.codes.length > 0
      ? [`What is wrong with them: ${codesInWords(found.codes)}.`]
      : []),
    ...stampWords(found),
    ...(generator == null ? [] : [`By their own word they were made by ${quote(generator)}.`]),
    ...ingredients.map(ingredientWords),
    ...deeperFaults.map(
      ({ title, codes }) =>
        `Of what those were made of, ${titleWords(title)} had faults in its credentials: ${codesInWords(codes)}.`,
    ),
  ];
}

function titleWords(title: string | null): string {
  return title === null ? "a file without a title" : quote(title);
}

/** The time of a stamp, never without what is known of the stamp. */
function stampWords({ state, signedAt, stamp, trustList, told }: Credentials): string[] {
  if (signedAt == null) return [];
  const whose = state === "invalid" ? "By their own word a time stamp" : "A time stamp in them";
  const faults = [...(told?.failure ?? []), ...(told?.informational ?? [])].filter((code) =>
    code.startsWith("timeStamp."),
  );
  const verdict = {
    listed: `its authority is on the trust list of ${trustList}`,
    unlisted: `its authority is not on the trust list of ${trustList}: we do not know whose clock it is`,
    faulty: `the stamp does not hold: ${codesInWords(faults)}`,
    unjudged: "whether its authority is on the trust list was not judged",
  }[stamp ?? "unjudged"];
  return [`${whose} says ${signedAt}; ${verdict}.`];
}

function ingredientWords({ title, relationship, codes }: CredentialIngredient): string {
  const how = relationship === "parentOf" ? "made from" : "made with";
  const faults =
    codes.length === 0
      ? "no fault of its own credentials is told"
      : `its own credentials had faults: ${codesInWords(codes)}`;
  return `By them this file was ${how} ${titleWords(title)}: ${faults}.`;
}
