import type { Queryable } from '../../apps/server/src/platform/database/query.ts'
import { descriptionCount, titleCount } from './texts.ts'

const at = (milliseconds: string) => `to_timestamp(${milliseconds} / 1000.0)`

/** Tasks `$1` up to `$2` of the plan, each with the event of its creation and that of its last change of status. */
const insertStatement = `
  with chunk as materialized (select * from bench.plan where n >= $1 and n < $2),
  task as (
    insert into tasks (id, project_id, number, key, title, description, status, priority, assignee_id, parent_id,
      column_id, rank, label_ids, due_on, due_at, fields, version, created_by, created_at, updated_at, completed_at)
    select c.id, p.id, c.number, p.key || '-' || c.number, t.body, d.body, c.status, floor(bench.roll(c.n, 10) * 5),
      assignee.user_id, c.parent_id, b.id, 'j' || upper(to_hex(c.ms)) || 'V', l.ids,
      case when bench.roll(c.n, 11) < 0.4 then ${at('c.ms')}::date + 3 + floor(bench.roll(c.n, 12) * 40)::integer end,
      case when bench.roll(c.n, 11) > 0.9 then ${at('c.ms')} + bench.roll(c.n, 12) * interval '40 days' end,
      case when bench.roll(c.n, 13) < 0.2
        then jsonb_build_object('estimate', floor(bench.roll(c.n, 14) * 13)) else '{}' end,
      case when c.status = 'pending' then 1 else 2 end, creator.user_id, ${at('c.ms')},
      case when c.status = 'pending' then ${at('c.ms')} else ${at('c.changed_ms')} end,
      case when c.status = 'completed' then ${at('c.changed_ms')} end
    from chunk c
    join bench.project p on p.place = c.project
    join bench.member creator on creator.project = c.project and creator.place = c.creator
    left join bench.member assignee on assignee.project = c.project and assignee.place = c.assignee
    join project_columns b on b.project_id = p.id and b.status = c.status
    join bench.label_set l on l.project = c.project and l.place = floor(bench.roll(c.n, 15) * 16)
    join bench.title t on t.place = floor(bench.roll(c.n, 16) * ${titleCount})
    join bench.description d on d.place = floor(bench.roll(c.n, 17) * ${descriptionCount})
    order by c.n
    returning id, project_id, created_by, created_at, updated_at, version, status, json),
  told as (
    select 'task.created' as type, c.ms, '7e' as kind, c.n, t.id, 1 as version, t.project_id, t.created_by as actor,
      t.created_at as at,
      jsonb_build_object('after', (t.json || '}')::jsonb || jsonb_build_object(
        'status', 'pending', 'version', 1, 'completedAt', null, 'updatedAt', (t.json || '}')::jsonb -> 'createdAt')) as data
    from task t join chunk c on c.id = t.id
    union all
    select case when t.status = 'completed' then 'task.completed' else 'task.updated' end, c.changed_ms, '7f', c.n,
      t.id, t.version, t.project_id, t.created_by, t.updated_at,
      jsonb_build_object('before', jsonb_build_object('status', 'pending'),
        'after', jsonb_build_object('status', t.status))
    from task t join chunk c on c.id = t.id
    where t.version > 1)
  insert into events (id, type, subject_type, subject_id, subject_version, project_id, actor_id, at, data, context)
  select ('0' || to_hex(ms) || kind || '008' || to_hex(72057594037927936 + n))::uuid, type, 'task', id, version,
    project_id, actor, at, data, '{"requestId": "bench"}'
  from told order by ms`

export const insertTasks = (db: Queryable, from: number, to: number): Promise<unknown[]> =>
  db.query({ text: insertStatement, values: [from, to] })

/** Lets the projects' counters and floors follow the tasks, and removes what tasks were made of. */
export async function settleProjects(db: Queryable): Promise<void> {
  await db.query({
    text: `
      with task as (
        select p.id as project_id, max(number) as number, min(c.id::text)::uuid as floor
        from bench.plan c join bench.project p on p.place = c.project group by p.id),
      counted as (
        update project_counters counter set last_number = task.number
        from task where task.project_id = counter.project_id)
      update projects p set floor_task_id = least(p.floor_task_id, task.floor) from task where task.project_id = p.id`,
  })
  await db.query({ text: 'drop schema bench cascade' })
}
