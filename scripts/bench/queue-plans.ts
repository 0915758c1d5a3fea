import type { Statement } from "./queue-server.ts";

/** How a database means to do one statement, and what of it reads a large table from end to end. */
export interface Plan {
  readonly lines: readonly string[];
  readonly faults: readonly string[];
}

/** So many rows make a table large. */
const LARGE = 5_000;

/** Names in plans of SQLite that are read whole and are small whatever the office has: what was found first, results of a part, walls. */
const SMALL_IN_SQLITE =
  /^SCAN (?:chosen|counted|person|wall|bound|wanted|CONSTANT ROW|\d+ CONSTANT)/;

/** The plan of a statement in SQLite. A table that is read along an index in the order that was asked for ends with the page. */
export function sqlitePlan(lines: readonly string[]): Plan {
  const scans = lines.filter(
    (line) =>
      line.startsWith("SCAN ") &&
      !SMALL_IN_SQLITE.test(line) &&
      !/USING (?:COVERING )?INDEX|VIRTUAL TABLE INDEX/.test(line),
  );
  const isAmongFew = lines.some((line) => line.startsWith("SCAN chosen"));
  const sorts = lines.filter((line) => line.includes("B-TREE FOR ORDER BY") && !isAmongFew);
  return { lines, faults: [...scans, ...sorts] };
}

interface PostgresNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Actual Rows"?: number;
  readonly "Actual Loops"?: number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PostgresNode[];
}

/** The plan of a statement in PostgreSQL, as it was run: a fault is a large table of which it read half and more without an index. */
export function postgresPlan(root: PostgresNode, rowsOf: ReadonlyMap<string, number>): Plan {
  const [lines, faults]: [string[], string[]] = [[], []];
  const visit = (node: PostgresNode, depth: number) => {
    const { "Relation Name": table = "", "Index Name": index = "", Plans = [] } = node;
    const name = [node["Node Type"], index, table].filter((part) => part !== "").join(" ");
    const rows = (node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0);
    const read = Math.round(rows * (node["Actual Loops"] ?? 0));
    lines.push(`${"  ".repeat(depth)}${name} (${read} rows)`);
    const all = rowsOf.get(table) ?? 0;
    if (node["Node Type"] === "Seq Scan" && all >= LARGE && read >= all / 2) faults.push(name);
    for (const part of Plans) visit(part, depth + 1);
  };
  visit(root, 0);
  return { lines, faults };
}

/** Explains a statement by running it beside the server. */
export async function planOf(
  statement: Statement,
  server: {
    readonly kind: "sqlite" | "postgres";
    readonly run: (statement: Statement) => Promise<readonly unknown[]>;
    readonly rowsOf: ReadonlyMap<string, number>;
  },
): Promise<Plan> {
  const { sql, parameters } = statement;
  if (server.kind === "sqlite") {
    const rows = await server.run({ sql: `explain query plan ${sql}`, parameters });
    return sqlitePlan(rows.map((row) => (row as { detail: string }).detail));
  }
  const rows = await server.run({ sql: `explain (analyze, format json) ${sql}`, parameters });
  const [
    {
      "QUERY PLAN": [{ Plan: root }],
    },
  ] = rows as [{ "QUERY PLAN": [{ Plan: PostgresNode }] }];
  return postgresPlan(root, server.rowsOf);
}
