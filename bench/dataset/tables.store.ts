import type { Queryable } from '../../apps/server/src/platform/database/query.ts'

interface Team {
  readonly id: string
  readonly name: string
  readonly members: readonly string[]
}

export async function insertTeams(tx: Queryable, by: string, at: Date, teams: readonly Team[]): Promise<void> {
  await tx.query({
    text: `
      with team as (
        insert into teams (id, name, created_by, created_at, updated_at)
        select id, name, $2, $3, $3 from jsonb_to_recordset($1) as t(id uuid, name text)
        returning id)
      insert into team_members (team_id, user_id, added_at)
      select t.id, member, $3
      from jsonb_to_recordset($1) as t(id uuid, members uuid[]) join team on team.id = t.id, unnest(t.members) as member`,
    values: [JSON.stringify(teams), by, at],
  })
}

/** Members that are there already, such as the owner, stay as they are. */
export async function insertMembers(tx: Queryable, at: Date, members: readonly object[]): Promise<void> {
  await tx.query({
    text: `
      insert into project_members (project_id, user_id, team_id, role, added_by, added_at)
      select "projectId", "userId", "teamId", role, "addedBy", $2
      from jsonb_to_recordset($1) as m("projectId" uuid, "userId" uuid, "teamId" uuid, role project_role, "addedBy" uuid)
      on conflict do nothing`,
    values: [JSON.stringify(members), at],
  })
}

export async function insertLabels(tx: Queryable, at: Date, labels: readonly object[]): Promise<void> {
  await tx.query({
    text: `
      insert into labels (id, project_id, name, color, created_at, updated_at)
      select id, "projectId", name, '#3b82f6', $2, $2
      from jsonb_to_recordset($1) as l(id uuid, "projectId" uuid, name text)`,
    values: [JSON.stringify(labels), at],
  })
}
