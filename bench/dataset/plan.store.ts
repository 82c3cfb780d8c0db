import type { Queryable } from '../../apps/server/src/platform/database/query.ts'
import type { MonthOfTasks } from './months.ts'
import type { Place } from './people-and-projects.ts'
import { boardKind, ordinaryKind, taskIdSql } from './task-ids.ts'
import { makeDescriptions, makeTitles } from './texts.ts'

/** What tasks are made of, in a schema of its own that goes when the data set is done. */
const sources = `
  create schema bench;

  create function bench.roll(n bigint, salt bigint) returns float8 language sql immutable parallel safe as $$
    select (hashint8extended(n, salt) & 9007199254740991)::float8 / 9007199254740992 $$;

  -- A place from 1 to count; place p comes up about as often as 1 / p, as Zipf found of words.
  create function bench.zipf(n bigint, salt bigint, count integer) returns integer language sql immutable parallel safe as $$
    select floor(power(count + 1, bench.roll(n, salt)))::integer $$;

  create unlogged table bench.month (
    kind text, first_ms bigint, step bigint, count integer, before integer, completed_share float8);
  create unlogged table bench.project (place integer primary key, id uuid, key text, members integer);
  create unlogged table bench.member (project integer, place integer, user_id uuid, primary key (project, place));
  create unlogged table bench.title (place integer primary key, body text);
  create unlogged table bench.description (place integer primary key, body text)`

interface Ingredients {
  readonly ordinary: readonly MonthOfTasks[]
  readonly board: readonly MonthOfTasks[]
  readonly places: readonly Place[]
}

export async function insertIngredients(db: Queryable, { ordinary, board, places }: Ingredients): Promise<void> {
  await db.query({ text: sources })
  const tasks = ordinary.reduce((all, { count }) => all + count, 0)
  const months = [
    ...ordinary.map((month) => ({ ...month, kind: ordinaryKind })),
    ...board.map((month) => ({ ...month, kind: boardKind, before: month.before + tasks })),
  ]
  await db.query({
    text: `insert into bench.month
      select kind, "firstMs", step, count, before, "completedShare" from jsonb_to_recordset($1)
      as m(kind text, "firstMs" bigint, step bigint, count integer, before integer, "completedShare" float8)`,
    values: [JSON.stringify(months)],
  })
  await db.query({
    text: `
      with given as (
        select ordinality::integer as place, value ->> 'id' as id, value -> 'members' as members
        from jsonb_array_elements($1) with ordinality),
      placed as (
        insert into bench.project select g.place, p.id, p.key, jsonb_array_length(g.members)
        from given g join projects p on p.id = g.id::uuid)
      insert into bench.member
      select g.place, m.ordinality, m.value::uuid from given g, jsonb_array_elements_text(g.members) with ordinality m`,
    values: [JSON.stringify(places)],
  })
  await insertTexts(db, 'bench.title', makeTitles())
  await insertTexts(db, 'bench.description', makeDescriptions())
  await db.query({ text: labelSets })
  await db.query({ text: 'analyze' })
}

const insertTexts = (db: Queryable, table: string, texts: readonly string[]) =>
  db.query({
    text: `insert into ${table} select ordinality - 1, value from jsonb_array_elements_text($1) with ordinality`,
    values: [JSON.stringify(texts)],
  })

/** Sixteen sets of labels for each project: half of them empty, the others of one to three labels. */
const labelSets = `
  create unlogged table bench.label_set as
  select p.place as project, s.place,
    array(select l.id from labels l where l.project_id = p.id and s.place >= 8
      order by bench.roll(s.place, hashtext(l.id::text)) limit 1 + s.place % 3) as ids
  from bench.project p, generate_series(0, 15) as s(place)`

const idSql = `(${taskIdSql('ms', "' || kind || '", 'i')})::uuid`

// Salts tell the draws of one task apart.
const plan = `
  create unlogged table bench.plan as
  with task as (
    select kind, before + i as n, first_ms + i * step as ms, i, completed_share,
      case when kind = '${boardKind}' then $1 else bench.zipf(before + i, 1, $1 - 1) end as project
    from bench.month, generate_series(0, count - 1) as i
    where count > 0)
  select n, kind, ms, ${idSql} as id, project,
    row_number() over in_project as number,
    case when bench.roll(n, 2) < 0.05 then lag(${idSql}) over in_project end as parent_id,
    bench.zipf(n, 3, members) as creator,
    case when bench.roll(n, 4) < 0.9 then bench.zipf(n, 5, members) end as assignee,
    case when bench.roll(n, 6) < completed_share then 'completed'
         when bench.roll(n, 7) < 0.2857 then 'in-progress' else 'pending' end::task_status as status,
    least(ms + (bench.roll(n, 8) ^ 2 * 30 * 86400000)::bigint, $2) as changed_ms
  from task join bench.project p on p.place = project
  window in_project as (partition by project order by ms)`

/** Decides about every task: project, number, people, status. Answers how many there are. */
export async function planTasks(db: Queryable, { projects, now }: { projects: number; now: Date }): Promise<number> {
  await db.query({ text: 'drop table if exists bench.plan' })
  const text = plan.replaceAll('$1', String(projects)).replaceAll('$2', String(now.getTime()))
  await db.query({ text })
  await db.query({ text: 'create index on bench.plan (n); create index on bench.plan (project)' })
  await db.query({ text: 'analyze bench.plan' })
  const [row] = await db.query<{ count: number }>({ text: 'select count(*)::integer as count from bench.plan' })
  return row?.count ?? 0
}
