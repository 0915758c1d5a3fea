import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { toHex } from "#app/core/encoding.ts";
import type { LoadedPack } from "#app/core/office/office-pack.ts";
import { packProblems } from "#app/core/office/pack-problems.ts";
import { readPlaces, type PlaceList } from "#app/core/office/place-list.ts";
import { isShippedPack, SHIPPED_PACKS } from "#app/core/office/shipped.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { packShape } from "./pack-shape.ts";

const SHIPPED = join(import.meta.dirname, "packs");

/** A file that is no pack, or a pack with problems. `problems` are sentences for the operator. */
export type ReadPack =
  | { readonly ok: true; readonly pack: LoadedPack }
  | { readonly ok: false; readonly problems: readonly string[] };

export type ReadPacks =
  | { readonly ok: true; readonly packs: readonly LoadedPack[] }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads every dated version of an office's pack. `setting` is the name of a shipped pack, or the path of a pack's file
 * or of a folder of them. The first fault refuses everything, in one line that names it.
 */
export function readPacks(setting: string): ReadPacks {
  const files = filesOf(setting);
  if (typeof files === "string") return { ok: false, problem: files };
  const packs: LoadedPack[] = [];
  for (const file of files) {
    const read = readPack(file);
    if (!read.ok) {
      const more = read.problems.length - 1;
      return {
        ok: false,
        problem: `${file}: ${read.problems[0] ?? ""}${more > 0 ? ` (and ${more} more; see "pack check")` : ""}.`,
      };
    }
    const before = packs.find(({ date, id }) => date === read.pack.date || id !== read.pack.id);
    if (before !== undefined) {
      const problem =
        before.id === read.pack.id
          ? `a second pack of ${read.pack.date}`
          : `the pack "${read.pack.id}" beside "${before.id}"`;
      return { ok: false, problem: `${file} is ${problem}; a folder holds one office's, by date.` };
    }
    packs.push(read.pack);
  }
  return { ok: true, packs };
}

/** The files that a setting names, or why there are none. */
function filesOf(setting: string): readonly string[] | string {
  const path = isShippedPack(setting) ? join(SHIPPED, setting) : setting;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    return `there is no pack "${setting}": name one of ${SHIPPED_PACKS.join(", ")}, or a file or folder.`;
  }
  if (found.isFile()) return [path];
  const files = readdirSync(path)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(path, name));
  return files.length === 0 ? `${path} holds no pack (*.json).` : files;
}

/** Reads one pack with the lists beside it, and says everything that is wrong with it. */
export function readPack(file: string): ReadPack {
  const bytes = readBytes(file);
  if (bytes === undefined) return { ok: false, problems: ["cannot be read"] };
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    return {
      ok: false,
      problems: [`is not JSON: ${error instanceof Error ? oneLine(error.message) : "unreadable"}`],
    };
  }
  const parsed = packShape.safeParse(content);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map(
        ({ path, message }) => `${placeOf(content, path)} ${oneLine(message)}`,
      ),
    };
  }
  const problems = [...packProblems(parsed.data)];
  const places: PlaceList[] = [];
  for (const list of parsed.data.lists) {
    const found = readBytes(join(dirname(file), list.file));
    if (found === undefined) {
      problems.push(`list "${list.id}" names ${list.file}, which is not beside ${basename(file)}`);
      continue;
    }
    const read = readPlaces(list.file, new TextDecoder().decode(found));
    if (!read.ok) problems.push(`list "${list.id}" (${list.file}): ${read.problem}`);
    else {
      const { id, kind, title } = list;
      places.push({ id, kind, title, file: list.file, sha256: hexOf(found), places: read.places });
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  const fileText = new TextDecoder().decode(bytes);
  return { ok: true, pack: { ...parsed.data, sha256: hexOf(bytes), fileText, places } };
}

function readBytes(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function hexOf(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}

/** A place in the file as its writer knows it: entries of lists by their id. */
function placeOf(content: unknown, path: readonly PropertyKey[]): string {
  let value = content;
  const names: string[] = [];
  for (const step of path) {
    value = (value as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[step];
    const id = (value as { readonly id?: unknown } | null | undefined)?.id;
    names.push(
      typeof step === "number"
        ? typeof id === "string"
          ? `"${id}"`
          : `number ${step + 1}`
        : String(step),
    );
  }
  return names.length === 0 ? "the pack" : names.join(" ");
}

function oneLine(message: string): string {
  return message
    .replaceAll(/\s+/g, " ")
    .replace(/^Invalid input: /, "")
    .replace(/\.$/, "");
}
