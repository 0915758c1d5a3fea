import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { DatabaseLocation } from "#app/adapters/database/open.ts";
import { POSTGRES_OPTIONS } from "#app/adapters/database/postgres.ts";
import type { Statement } from "./queue-server.ts";

const run = promisify(execFile);
const MOST_PRINTED = 64 * 1024 * 1024;

/** One way to have the statements of a request run, so often, by a program that is none of ours. */
export interface Shell {
  /** "sqlite3 3.40.1", say. */
  readonly name: string;
  /** What each time took, in milliseconds, by the shell's own clock; reading the rows is counted, printing them is not. */
  readonly times: (statements: readonly Statement[], count: number) => Promise<readonly number[]>;
}

/** The shell that belongs to a database (`sqlite3` or `psql`), or undefined where the machine has none. */
export async function shellOf(location: DatabaseLocation): Promise<Shell | undefined> {
  const program = location.kind === "sqlite" ? "sqlite3" : "psql";
  let version: string;
  try {
    version = (await run(program, ["--version"])).stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const name = `${program} ${/\d+\.[\d.]+/.exec(version)?.[0] ?? "of an unknown version"}`;
  return location.kind === "sqlite"
    ? { name, times: (sent, count) => inSqlite3(location.file, sent, count) }
    : { name, times: (sent, count) => inPsql(location.url, sent, count) };
}

async function inSqlite3(file: string, sent: readonly Statement[], count: number) {
  const once = sent.flatMap(({ sql, parameters }) => [
    ".parameter clear",
    ...parameters.map((value, at) => `.parameter set ?${at + 1} ${quoted(literal(value, "X"))}`),
    ".timer on",
    `${sql};`,
    ".timer off",
  ]);
  const script = [
    "pragma cache_size = -16384;",
    `attach database ${literal(file.replace(/\.sqlite$/, "-search.sqlite"), "X")} as search;`,
    ".parameter init",
    ".output /dev/null",
    ...Array.from({ length: count + 1 }, () => once).flat(),
  ];
  const printed = await answerTo("sqlite3", ["-batch", "-bail", "-readonly", file], script);
  // Its clock goes by milliseconds, what it says of the processor's time by microseconds: neither is more than it took.
  const each = [...printed.matchAll(/^Run Time: real (\S+) user (\S+) sys (\S+)$/gm)].map(
    ([, real, user, system]) => Math.max(Number(real), Number(user) + Number(system)) * 1_000,
  );
  return summed(each, sent.length, count);
}

async function inPsql(url: string, sent: readonly Statement[], count: number) {
  const prepared = sent.map(({ sql }, at) => `prepare asked_${at} as ${sql};`);
  const once = sent.flatMap(({ parameters }, at) => {
    const values = parameters.map((value) => literal(value, "\\x"));
    return `execute asked_${at}${values.length > 0 ? `(${values.join(", ")})` : ""};`;
  });
  const script = [
    // As for a statement that is sent once: planned each time for the values it comes with.
    "set plan_cache_mode = force_custom_plan;",
    ...prepared,
    "\\o /dev/null",
    "\\timing on",
    ...Array.from({ length: count + 1 }, () => once).flat(),
  ];
  const asked = new URL(url);
  asked.searchParams.set("options", POSTGRES_OPTIONS);
  // A `+` is no space to psql.
  asked.search = asked.search.replaceAll("+", "%20");
  const args = ["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--dbname", asked.href];
  const printed = await answerTo("psql", args, script);
  const each = [...printed.matchAll(/^Time: ([\d.]+) ms/gm)].map(([, millis]) => Number(millis));
  return summed(each, sent.length, count);
}

/** What a shell printed about a script given on its standard input. */
function answerTo(
  program: string,
  args: readonly string[],
  script: readonly string[],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { maxBuffer: MOST_PRINTED }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program}: ${stderr || error.message}`));
      else resolve(stdout);
    });
    child.stdin?.end(script.join("\n") + "\n");
  });
}

/** The first time of all warms up and is left out, as with the other ways. */
function summed(each: readonly number[], statements: number, count: number): readonly number[] {
  if (each.length !== statements * (count + 1)) {
    throw new Error(`${each.length} times were printed for ${statements} statements`);
  }
  return Array.from({ length: count }, (_, at) =>
    each.slice((at + 1) * statements, (at + 2) * statements).reduce((sum, one) => sum + one, 0),
  );
}

/** A value as the language of both databases writes it. Text is not typed, as from the driver. */
function literal(value: unknown, bytes: "X" | "\\x"): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "number" || typeof value === "bigint") {
    return bytes === "X" ? String(value) : `'${value}'`;
  }
  if (typeof value === "boolean") return bytes === "X" ? String(Number(value)) : `'${value}'`;
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  if (value instanceof Uint8Array) {
    const digits = Buffer.from(value).toString("hex");
    return bytes === "X" ? `X'${digits}'` : `'\\x${digits}'`;
  }
  if (Array.isArray(value) && bytes === "\\x") {
    const members = value.map((one) => `"${String(one).replaceAll(/["\\]/g, "\\$&")}"`);
    return literal(`{${members.join(",")}}`, bytes);
  }
  throw new Error(`a parameter that the shell cannot be given: ${JSON.stringify(value)}`);
}

/** An argument of one of sqlite3's own commands. */
function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
