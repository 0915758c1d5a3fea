import type { Assessment } from "#app/core/claims/assessment.ts";
import type { CredentialIngredient } from "#app/core/claims/credentials.ts";

/**
 * What content credentials in a file say, line by line. Empty where there are none, or where they were not looked for before this
 * program could.
 */
export function credentialWords(assessment: Assessment | null): string[] {
  const found = assessment?.credentials;
  if (found?.sentence === undefined || found.state === "absent") return [];
  const { sentence, signedAt, generator, ingredients = [] } = found;
  return [
    sentence,
    ...(signedAt == null ? [] : [`A time stamp in them says ${signedAt}.`]),
    ...(generator == null ? [] : [`They were made by ${generator}.`]),
    ...ingredients.map(ingredientWords),
  ];
}

function ingredientWords({ title, relationship, codes }: CredentialIngredient): string {
  const how = relationship === "parentOf" ? "made from" : "made with";
  const faults =
    codes.length === 0
      ? "no fault of its own credentials is told"
      : `its own credentials had faults (${codes.join(", ")})`;
  return `By them this file was ${how} ${title ?? "a file without a title"}: ${faults}.`;
}
