import type { Statement } from "./queue-server.ts";

/** How a database means to do one statement, and what of it reads a large table from end to end. */
export interface Plan {
  readonly lines: readonly string[];
  readonly faults: readonly string[];
}

/** So many rows make a table large. */
const LARGE = 5_000;

/** As many rows are sorted for a page: as many matches of a search as are put into another order. */
const MOST_SORTED = 10_000;

/** What SQLite may read from end to end: what was found first, a part's result, and the walls of one person's office. */
const SMALL_IN_SQLITE = /^SCAN (?:chosen VIRTUAL|counted$|person\b|wall\b|bound\b|CONSTANT ROW)/;

/** Walking these in their order ends with the page. */
const QUEUE_IN_SQLITE = /^SCAN report USING (?:COVERING )?INDEX report_(?:newest|incident)$/;
/** Any report will do for who counts to a limit. */
const COUNTED_IN_SQLITE = /^SCAN report USING COVERING INDEX /;
/** Indexes that hold nothing but what is asked for. */
const PARTIAL_IN_SQLITE =
  /^SCAN \w+ USING (?:COVERING )?INDEX (?:report_message_unread|reporter_request_unseen|report_of_officer|report_likeness_folded)$/;
/** The search for words, or one row of it; without `M` or `=` it would read all of them. */
const SEARCH_IN_SQLITE = /^SCAN t VIRTUAL TABLE INDEX \d+:.*[M=]/;

/** The plan of a statement in SQLite. SQLite does not tell how many rows it read, so what may be read whole is named here; `sorted` are the rows that it sorts for its page. */
export function sqlitePlan(lines: readonly string[], sql: string, sorted: number): Plan {
  const isLimited = LIMITED.test(sql);
  const isCount = lines.includes("CO-ROUTINE counted");
  const sorts = lines.filter((line) => line.includes("B-TREE FOR ORDER BY"));
  const allowed = [
    SMALL_IN_SQLITE,
    PARTIAL_IN_SQLITE,
    SEARCH_IN_SQLITE,
    ...(isLimited && sorts.length === 0 ? [QUEUE_IN_SQLITE] : []),
    ...(isLimited && isCount ? [COUNTED_IN_SQLITE] : []),
  ];
  const scans = lines.filter(
    (line) => line.startsWith("SCAN ") && !allowed.some((one) => one.test(line)),
  );
  return { lines, faults: [...scans, ...(sorted > MOST_SORTED ? sorts : [])] };
}

/** So large a part of a table is all but all of it. */
const WALKED = 0.9;

const LIMITED = /limit \?\s*(?:\)|$)/;

interface PostgresNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Actual Rows"?: number;
  readonly "Actual Loops"?: number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PostgresNode[];
}

/**
 * The plan of a statement in PostgreSQL, as it was run: a fault is a large table of which it read a quarter and more, by an index or without; below a limit, which ends a
 * walk when the page or the count is full, all but all of it.
 */
export function postgresPlan(root: PostgresNode, rowsOf: ReadonlyMap<string, number>): Plan {
  const [lines, faults]: [string[], string[]] = [[], []];
  const visit = (node: PostgresNode, depth: number, most: number) => {
    const { "Relation Name": table = "", "Index Name": index = "", Plans = [] } = node;
    const name = [node["Node Type"], index, table].filter((part) => part !== "").join(" ");
    const rows = (node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0);
    const read = Math.round(rows * (node["Actual Loops"] ?? 0));
    lines.push(`${"  ".repeat(depth)}${name} (${read} rows)`);
    const all = rowsOf.get(table) ?? 0;
    if (all >= LARGE && read >= all * most) faults.push(`${name} reads ${read} of ${all}`);
    const below = node["Node Type"] === "Limit" ? WALKED : most;
    for (const part of Plans) visit(part, depth + 1, below);
  };
  visit(root, 0, 0.25);
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
    const lines = rows.map((row) => (row as { detail: string }).detail);
    // All that it sorts are answered where its limit, the last of what it is given, is one more than may be sorted.
    const more = LIMITED.test(sql) ? [...parameters.slice(0, -1), MOST_SORTED + 1] : parameters;
    const isSorted = lines.some((line) => line.includes("B-TREE FOR ORDER BY"));
    const sorted = isSorted ? (await server.run({ sql, parameters: more })).length : 0;
    return sqlitePlan(lines, sql, sorted);
  }
  const rows = await server.run({ sql: `explain (analyze, format json) ${sql}`, parameters });
  const [
    {
      "QUERY PLAN": [{ Plan: root }],
    },
  ] = rows as [{ "QUERY PLAN": [{ Plan: PostgresNode }] }];
  return postgresPlan(root, server.rowsOf);
}
