import type { Static } from 'typebox'
import { Type } from 'typebox'
import { Closed, Color, Id, IdParamsWith, Instant, List, Name, Nullable, PageQuery, Text } from './common.ts'
import { projectRoles } from './permissions.ts'
import { TaskStatus } from './tasks.ts'

const ProjectRole = Type.Enum(projectRoles)

/** Begins the keys of the project's tasks, as in `OPS-42`. */
export const ProjectKey = Type.String({ pattern: '^[A-Z][A-Z0-9]{1,9}$', examples: ['OPS'] })

/** What the caller may do with the project and with what belongs to it. */
export const ProjectCan = Closed({
  update: Type.Boolean(),
  delete: Type.Boolean(),
  restore: Type.Boolean(),
  manageMembers: Type.Boolean(),
  manageColumns: Type.Boolean(),
  manageLabels: Type.Boolean(),
  createTasks: Type.Boolean(),
  comment: Type.Boolean(),
})
export type ProjectCan = Static<typeof ProjectCan>

/** `role` is the caller's. The version counts the changes of the project, its members, columns and labels. */
export const Project = Closed(
  {
    id: Id,
    key: ProjectKey,
    name: Type.String(),
    description: Type.String(),
    color: Nullable(Color),
    isInbox: Type.Boolean(),
    role: ProjectRole,
    version: Type.Integer(),
    createdBy: Id,
    createdAt: Instant,
    updatedAt: Instant,
    archivedAt: Nullable(Instant),
    deletedAt: Nullable(Instant),
    can: ProjectCan,
  },
  { title: 'Project' },
)
export type Project = Static<typeof Project>
export const ProjectList = List(Project)

/** `key` left out: one is made from the name. */
export const CreateProject = Closed(
  {
    name: Name(200),
    key: Type.Optional(ProjectKey),
    description: Type.Optional(Text(10_000)),
    color: Type.Optional(Nullable(Color)),
  },
  { title: 'CreateProject' },
)
export type CreateProject = Static<typeof CreateProject>

/** JSON Merge Patch (RFC 7396) of a project. A new key renames every task of the project. */
export const UpdateProject = Type.Object(
  {
    name: Type.Optional(Name(200)),
    key: Type.Optional(ProjectKey),
    description: Type.Optional(Text(10_000)),
    color: Type.Optional(Nullable(Color)),
    archived: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 1, title: 'UpdateProject' },
)
export type UpdateProject = Static<typeof UpdateProject>

export const projectSorts = ['name', '-name', 'created', '-created'] as const

/**
 * Filters of a project list. `text` is part of a name, or a key. `deleted=true` lists the caller's own deleted
 * projects. `scope=all` lists every project that is nobody's inbox and needs `tasks:admin`.
 */
export const ProjectQuery = Closed({
  ...PageQuery,
  text: Type.Optional(Name(200)),
  archived: Type.Optional(Type.Boolean()),
  deleted: Type.Optional(Type.Boolean()),
  scope: Type.Optional(Type.Enum(['mine', 'all'])),
  sort: Type.Optional(Type.Enum(projectSorts)),
})
export type ProjectQuery = Static<typeof ProjectQuery>

/** A person or a team that belongs to a project; `id` is the person's or the team's. */
export const ProjectMember = Closed(
  {
    id: Id,
    projectId: Id,
    kind: Type.Enum(['user', 'team']),
    name: Type.String(),
    role: ProjectRole,
    version: Type.Integer(),
    addedBy: Id,
    addedAt: Instant,
    can: Closed({ update: Type.Boolean(), remove: Type.Boolean() }),
  },
  { title: 'ProjectMember' },
)
export type ProjectMember = Static<typeof ProjectMember>
export const ProjectMemberList = List(ProjectMember)
export const ProjectMemberQuery = Closed(PageQuery)
export type ProjectMemberQuery = Static<typeof ProjectMemberQuery>
export const ProjectMemberParams = IdParamsWith({ memberId: Id })

/** Either a `userId` or a `teamId`. */
export const AddProjectMember = Closed(
  { userId: Type.Optional(Id), teamId: Type.Optional(Id), role: ProjectRole },
  { title: 'AddProjectMember' },
)
export type AddProjectMember = Static<typeof AddProjectMember>

export const UpdateProjectMember = Closed({ role: ProjectRole }, { title: 'UpdateProjectMember' })
export type UpdateProjectMember = Static<typeof UpdateProjectMember>

const partCan = Closed({ update: Type.Boolean(), delete: Type.Boolean() })

export const columnLimit = 200
const WipLimit = Nullable(Type.Integer({ minimum: 1, maximum: 10_000 }))

/** A place on the board. Tasks in it have its status. */
export const Column = Closed(
  {
    id: Id,
    projectId: Id,
    name: Type.String(),
    status: TaskStatus,
    wipLimit: Nullable(Type.Integer()),
    rank: Type.String(),
    version: Type.Integer(),
    createdAt: Instant,
    updatedAt: Instant,
    can: partCan,
  },
  { title: 'Column' },
)
export type Column = Static<typeof Column>
export const ColumnList = List(Column)
export const ColumnParams = IdParamsWith({ columnId: Id })

/** `afterId` is the column to its left, null the left edge; left out, the column goes to the right edge. */
export const CreateColumn = Closed(
  {
    name: Name(100),
    status: TaskStatus,
    wipLimit: Type.Optional(WipLimit),
    afterId: Type.Optional(Nullable(Id)),
  },
  { title: 'CreateColumn' },
)
export type CreateColumn = Static<typeof CreateColumn>

export const UpdateColumn = Type.Object(
  {
    name: Type.Optional(Name(100)),
    status: Type.Optional(TaskStatus),
    wipLimit: Type.Optional(WipLimit),
    afterId: Type.Optional(Nullable(Id)),
  },
  { additionalProperties: false, minProperties: 1, title: 'UpdateColumn' },
)
export type UpdateColumn = Static<typeof UpdateColumn>

/** `move_to` is the column that takes the tasks over. */
export const DeleteColumnQuery = Closed({ move_to: Type.Optional(Id) })
export type DeleteColumnQuery = Static<typeof DeleteColumnQuery>

export const labelLimit = 1000

export const Label = Closed(
  {
    id: Id,
    projectId: Id,
    name: Type.String(),
    color: Color,
    version: Type.Integer(),
    createdAt: Instant,
    updatedAt: Instant,
    can: partCan,
  },
  { title: 'Label' },
)
export type Label = Static<typeof Label>
export const LabelList = List(Label)
export const LabelParams = IdParamsWith({ labelId: Id })

export const CreateLabel = Closed({ name: Name(100), color: Color }, { title: 'CreateLabel' })
export type CreateLabel = Static<typeof CreateLabel>

export const UpdateLabel = Type.Object(
  { name: Type.Optional(Name(100)), color: Type.Optional(Color) },
  { additionalProperties: false, minProperties: 1, title: 'UpdateLabel' },
)
export type UpdateLabel = Static<typeof UpdateLabel>
