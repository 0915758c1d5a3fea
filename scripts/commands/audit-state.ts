import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { z } from "zod";
import type { ScrubSoFar } from "#app/use-cases/custody/audit-log.ts";
import { Problem } from "./outcome.ts";

// How far `bearwitness audit --resume FILE` has come, in a file of the operator's.

const shape = z.object({
  format: z.literal("bearwitness-audit/1"),
  log: z.string(),
  state: z.object({
    after: z.string(),
    originals: z.int().nonnegative(),
    bytes: z.int().nonnegative(),
  }),
  faults: z.array(
    z.object({
      fault: z.enum(["altered", "missing", "unreadable", "damaged", "not-disposed", "row-differs"]),
      seq: z.null(),
      subject: z.string(),
      detail: z.string(),
    }),
  ),
});

/** What an earlier run noted; undefined where there is no file. Throws a `Problem` for a file that is something else. */
export async function readScrub(path: string, log: string): Promise<ScrubSoFar | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Problem(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? "?"}).`);
  }
  const parsed = shape.safeParse(jsonIn(text));
  if (!parsed.success) throw new Problem(`${path} is not a note of an audit; name another file.`);
  if (parsed.data.log !== log) throw new Problem(`${path} is of an audit of another office.`);
  const { state, faults } = parsed.data;
  return { state, faults };
}

/** Notes how far it has come, whole or not at all. */
export async function writeScrub(path: string, log: string, soFar: ScrubSoFar): Promise<void> {
  const partial = `${path}.partial`;
  const note = { format: "bearwitness-audit/1", log, ...soFar };
  await writeFile(partial, `${JSON.stringify(note)}\n`, { mode: 0o600 });
  await rename(partial, path);
}

export async function removeScrub(path: string): Promise<void> {
  await rm(path, { force: true });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
