import type { Credentials } from "#app/core/claims/credentials.ts";
import type { ExaminedFile } from "#app/core/claims/examined-file.ts";

/**
 * A file's credentials as they may be told: that it carries none only where it is whole. In films and newer photos they can lie at the end, which is what
 * a file that was cut off lacks. Could not be read is not absent.
 */
export function credentialsFound({
  credentials,
  problems,
}: Pick<ExaminedFile, "credentials" | "problems">): Credentials {
  if (credentials === undefined) return { state: "not-checked", codes: [] };
  if (credentials.state !== "absent" || !problems.includes("structure-damaged")) return credentials;
  return {
    ...credentials,
    state: "error",
    sentence:
      "No content credentials were found, and the file is cut off or damaged: whether it held any is not known.",
  };
}
