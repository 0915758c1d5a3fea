import { sql, type Kysely, type RawBuilder } from "kysely";
import type { Schema } from "#db/schema.ts";

/** Who works on every seventh report, and asks for the queue. */
export const BENCH_PERSON = "usr_00000000000000000000000000";
/** The agency whose officers sent a few. */
export const BENCH_AGENCY = "port-calder-police";

/**
 * Makes the reports of a bench's database look as if an office had worked on them for months: statuses, who has them, files, wishes of
 * reporters, links, folds. By SQL and without records: such a database is thrown away.
 */
export async function workThrough(db: Kysely<Schema>, kind: "sqlite" | "postgres"): Promise<void> {
  // One connection: the temporary table and the patience are its own.
  await db.connection().execute(async (one) => {
    if (kind === "postgres") await sql`set statement_timeout = 0`.execute(one);
    for (const statement of STATEMENTS) await statement.execute(one);
    // It counts what it holds by itself, in time.
    if (kind === "postgres") await sql`vacuum analyze`.execute(one);
  });
}

const FILES = [
  { type: "image/jpeg", every: 4 },
  { type: "video/mp4", every: 9 },
] as const;

const STATEMENTS: readonly RawBuilder<unknown>[] = [
  sql`insert into person (id, sign_in_name, display_name, role, status, password_hash, created_at)
    values (${BENCH_PERSON}, 'bench', 'Bench', 'prosecutor', 'active', 'none', '2025-01-01T00:00:00.000Z')`,
  sql`create temporary table numbered as
    select id, draft_id, received_at, row_number() over (order by received_at, id) - 1 as i from report`,
  sql`create unique index numbered_i on numbered (i)`,
  sql`create unique index numbered_id on numbered (id)`,
  sql`update report set status = case
      when n.i / 3 % 10 < 5 then 'new' when n.i / 3 % 10 = 5 then 'in-review'
      when n.i / 3 % 10 = 6 then 'needs-information' when n.i / 3 % 10 = 7 then 'in-case'
      when n.i / 3 % 10 = 8 then 'closed' else 'junk' end,
    assignee_id = case when n.i % 7 = 0 then ${BENCH_PERSON} else null end,
    channel = case when n.i % 25 = 0 then 'phone' else 'web-form' end,
    officer_agency = case when n.i % 997 = 0 then ${BENCH_AGENCY} else null end
    from numbered as n where n.id = report.id`,
  ...FILES.map(
    ({ type, every }) => sql`insert into evidence_item (id, draft_id, report_id, position, state,
        original_name, declared_type, size, sha256, sha512, received_at, examination, media_type)
      select 'itm_' || ${sql.lit(every)} || substr(id, 6), draft_id, id, ${sql.lit(every)}, 'sealed', 'file',
        ${sql.lit(type)}, 1000, id || ${sql.lit(type)}, id || ${sql.lit(type)}, received_at, 'done', ${sql.lit(type)}
      from numbered where i % ${sql.lit(every)} = 0`,
  ),
  sql`insert into reporter_request (id, report_id, kind, asked_at)
    select 'req_' || substr(id, 5), id, case when i % 1500 = 0 then 'withdrawal' else 'correction' end, received_at
    from numbered where i % 500 = 0`,
  sql`insert into report_link (id, draft_id, report_id, position, address, seen, given_at, task, note)
    select 'lnk_' || substr(id, 5), draft_id, id, 0, '', '', received_at, 'open', ''
    from numbered where i % 300 = 0`,
  // Three of every twenty say nearly the same and are shown as one row.
  sql`insert into report_likeness (report_id, received_at, likeness, cluster, folded)
    select own.id, own.received_at, '0', case when own.i % 20 < 3 then first.id else own.id end,
      case when own.i % 20 < 3 then 1 else 0 end
    from numbered as own inner join numbered as first on first.i = own.i - own.i % 20`,
  sql`delete from compare_wanted`,
  sql`delete from trace_wanted`,
  sql`drop table numbered`,
];
