import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "@jest/globals";
import ts from "typescript";
import { onEachDatabase, type TestDatabase } from "#test/support/each-database.ts";

// `db/schema.ts` says what the tables hold, migrations make them: here both databases are asked.

type Kind = "text" | "whole" | "bytes";

interface Column {
  readonly kind: Kind;
  readonly optional: boolean;
}

type Tables = Readonly<Record<string, Readonly<Record<string, Column>>>>;

const KINDS: Readonly<Record<string, Kind>> = {
  string: "text",
  number: "whole",
  "Generated<number>": "whole",
  Uint8Array: "bytes",
  // As SQLite and PostgreSQL call them.
  text: "text",
  integer: "whole",
  bigint: "whole",
  blob: "bytes",
  bytea: "bytes",
};

function kindOf(name: string): Kind {
  const kind = KINDS[name.toLowerCase()] ?? KINDS[name];
  if (kind === undefined) throw new Error(`no kind of column is called ${name}`);
  return kind;
}

/** The tables as the types in `db/schema.ts` and beside it describe them, read from their text. */
async function describedTables(): Promise<Tables> {
  const folder = `${import.meta.dirname}/../../db`;
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).toSorted();
  const interfaces = new Map<string, ReadonlyMap<string, string>>();
  for (const name of names) await readInterfaces(`${folder}/${name}`, interfaces);
  const tables: Record<string, Record<string, Column>> = {};
  for (const [table, type] of interfaces.get("Schema") ?? []) {
    const columns: Record<string, Column> = {};
    for (const [column, written] of interfaces.get(type) ?? []) {
      const parts = written.split("|").map((part) => part.trim());
      const [name = ""] = parts.filter((part) => part !== "null");
      columns[column] = { kind: kindOf(name), optional: parts.includes("null") };
    }
    tables[table] = columns;
  }
  return tables;
}

async function readInterfaces(
  path: string,
  interfaces: Map<string, ReadonlyMap<string, string>>,
): Promise<void> {
  const source = ts.createSourceFile(
    path,
    await readFile(path, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement)) continue;
    const members = statement.members.filter(ts.isPropertySignature);
    // What an interface extends counts as its own; it was read before, its file's name comes first.
    const inherited = (statement.heritageClauses ?? []).flatMap((clause) =>
      clause.types.flatMap((one) => {
        const found = interfaces.get(one.expression.getText());
        if (found === undefined) throw new Error(`${one.getText()} is not read yet`);
        return [...found];
      }),
    );
    interfaces.set(
      statement.name.text,
      new Map([
        ...inherited,
        ...members.map((one) => [one.name.getText(), one.type?.getText() ?? ""] as const),
      ]),
    );
  }
}

async function madeTables(database: TestDatabase): Promise<Tables> {
  const rows = await database.sql<{
    table: string;
    column: string;
    type: string;
    optional: number | boolean;
  }>(
    database.kind === "sqlite"
      ? `select t.name as "table", c.name as "column", c.type as "type",
           c."notnull" = 0 and c.pk = 0 as "optional"
         from sqlite_master t join pragma_table_info(t.name) c
         where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%'`
      : `select table_name as "table", column_name as "column", data_type as "type",
           is_nullable = 'YES' as "optional"
         from information_schema.columns
         where table_schema = 'public' and table_name not like 'kysely_%'`,
  );
  const tables: Record<string, Record<string, Column>> = {};
  for (const { table, column, type, optional } of rows) {
    (tables[table] ??= {})[column] = { kind: kindOf(type), optional: Boolean(optional) };
  }
  return tables;
}

onEachDatabase("the tables", (open, kind) => {
  test("have the columns that the schema's types name, of those kinds", async () => {
    const made = await madeTables(await open());
    const described = await describedTables();
    expect(Object.keys(described)).toContain("custody_log");
    expect(made).toEqual(described);
  });

  if (kind === "sqlite") {
    test("keep only what their columns say", async () => {
      const lax = await (
        await open()
      ).sql(
        `select name from pragma_table_list
         where schema = 'main' and type = 'table' and strict = 0
           and name not like 'sqlite_%' and name not like 'kysely_%'`,
      );
      expect(lax).toEqual([]);
    });

    test("have no primary key that may be absent", async () => {
      const absent = await (
        await open()
      ).sql(
        `select t.name, c.name from sqlite_master t join pragma_table_info(t.name) c
         where t.type = 'table' and c.pk > 0 and c."notnull" = 0 and c.type <> 'INTEGER'
           and c.type <> 'integer' and t.name not like 'kysely_%' and t.name not like 'sqlite_%'`,
      );
      expect(absent).toEqual([]);
    });
  }
});
