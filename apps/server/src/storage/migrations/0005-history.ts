import { type Kysely, sql } from "kysely";

/** Reasons were sentences; now they are words of a closed list, and the sentence is made where it is shown. */
const untouchedReasons = `
  update plan set plan = jsonb_set(plan, '{changes}', (
    select jsonb_agg(
      case when change ->> 'action' <> 'untouched' then change
      else change || jsonb_build_object('reason', case
        when change ->> 'reason' like 'It exists and is owned%' then 'other-federation'
        when change ->> 'reason' like 'It exists%' then 'foreign'
        when change ->> 'reason' like 'Its role%' then 'foreign-parent'
        when change ->> 'reason' like 'Another federation%' then 'shared-grant'
        when change ->> 'reason' like 'A RAM user%' then 'user-kept'
        else 'foreign-attachment' end) end
      order by place)
    from jsonb_array_elements(plan -> 'changes') with ordinality as changes (change, place)))
  where plan @> '{"changes": [{"action": "untouched"}]}'`;

const statements = [
  untouchedReasons,
  `alter table run
     add column kind text not null default 'apply' check (kind in ('apply', 'rollback', 'destroy')),
     add column federation_version int,
     add column document jsonb,
     add column role_ids jsonb`,
  `alter table plan add column returns_to uuid references run (id) on delete set null`,
];

/** What each run applied and left, so that there is a way back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
