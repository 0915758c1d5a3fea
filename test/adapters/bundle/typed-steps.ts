import { expect } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { unpack } from "./unpacked.ts";

// VERIFY.txt as a person follows it: its lines are typed as they are printed, and what comes out is compared.

/** What the steps need, all of it other people's. */
export const PROGRAMS = [
  "unzip",
  "sha256sum",
  "sha512sum",
  "openssl",
  "base64",
  "sed",
  "bash",
  "python3",
];

export interface PrintedStep {
  readonly title: string;
  readonly run: string;
  readonly gives: string | undefined;
}

/** The steps that the VERIFY.txt in this archive prints. */
export async function printedIn(archive: string): Promise<PrintedStep[]> {
  const { files } = await unpack(archive);
  return String(files.get("VERIFY.txt"))
    .split(/^\d+\. /m)
    .slice(1)
    .map((step) => ({
      title: step.split("\n")[0] ?? "",
      run: [...step.matchAll(/^ {5}\$ (.+)$/gm)].map(([, line]) => line).join("\n"),
      gives: /^ {3}Gives: (.*(?:\n {10}.*)*)/m.exec(step)?.[1]?.replaceAll(/\n {10}/g, "\n"),
    }));
}

/** Types lines into a shell and answers what it prints. Throws where one fails. */
export function type(run: string, cwd: string, shell = "bash"): string {
  const options = shell === "bash" ? ["-euo", "pipefail", "-c"] : ["-eu", "-c"];
  return execFileSync(shell, [...options, run], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Takes all steps but that of a program that is not here, and says which were taken. */
export function takeSteps(
  steps: readonly PrintedStep[],
  folder: string,
  id: string,
): readonly string[] {
  const taken: string[] = [];
  for (const { title, run, gives } of steps) {
    if (run.includes("bagit.py")) continue;
    const isOutside = run.startsWith("unzip");
    const said = type(run, isOutside ? folder : join(folder, id));
    if (gives?.startsWith("no output") === true) expect(said).toBe("");
    else if (run.includes("verify.py")) expect(said.split("\n")[0]).toBe(gives);
    else expect({ title, said: said.trim() }).toEqual({ title, said: gives });
    taken.push(title);
  }
  return taken;
}
