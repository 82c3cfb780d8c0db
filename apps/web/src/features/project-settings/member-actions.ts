import { ApiError, answerOf } from '@millrace/client'
import { queryOptions } from '@tanstack/react-query'
import i18next from 'i18next'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { tell } from '../../shared/notices/notices.tsx'
import type { Project, ProjectMember, ProjectRole } from '../../shared/projects/projects.ts'
import { membersQuery, projectQuery, projectsQuery } from '../../shared/projects/projects.ts'
import { tellRefusal } from './refusals.ts'

/** A member of a project; null for somebody who belongs to it through a team or not at all. */
export const memberQuery = (id: string, memberId: string) =>
  queryOptions({
    queryKey: ['members', id, memberId],
    queryFn: () =>
      answerOf(api.GET('/v1/projects/{id}/members/{memberId}', { params: { path: { id, memberId } } })).catch(
        (err: unknown) => {
          if (err instanceof ApiError && err.status === 404) return null
          throw err
        },
      ),
  })

export interface Addition {
  readonly id: string
  readonly kind: ProjectMember['kind']
  readonly role: ProjectRole
}

/** Adds a person or a team; false when that failed, which is told. */
export async function addMember(projectId: string, { id, kind, role }: Addition): Promise<boolean> {
  const who = kind === 'user' ? { userId: id } : { teamId: id }
  try {
    const params = { path: { id: projectId } }
    await answerOf(api.POST('/v1/projects/{id}/members', { params, body: { ...who, role } }))
    await refreshMembers(projectId)
    return true
  } catch (err) {
    tellRefusal(err, i18next.t('projectSettings.alreadyMember'))
    return false
  }
}

/** Shows another role at once and saves it. */
export async function changeRole(member: ProjectMember, role: ProjectRole): Promise<void> {
  showRole(member, role)
  try {
    const path = { id: member.projectId, memberId: member.id }
    await answerOf(api.PATCH('/v1/projects/{id}/members/{memberId}', { params: { path }, body: { role } }))
    await refreshMembers(member.projectId)
  } catch (err) {
    showRole(member, member.role)
    tellRefusal(err, i18next.t('projectSettings.lastOwner'))
  }
}

const showRole = ({ id, projectId }: ProjectMember, role: ProjectRole): void =>
  mapMembers(projectId, (members) => members.map((each) => (each.id === id ? { ...each, role } : each)))

/** Takes a member out of the project at once; adding them again is the undo. */
export async function removeMember(member: ProjectMember): Promise<void> {
  const { id, projectId, name } = member
  try {
    await remove(projectId, id)
    mapMembers(projectId, (members) => members.filter((each) => each.id !== id))
    tell({
      title: i18next.t('projectSettings.removed', { name }),
      action: { name: i18next.t('app.undo'), run: () => void addMember(projectId, member) },
    })
    await refreshMembers(projectId)
  } catch (err) {
    tellRefusal(err, i18next.t('projectSettings.lastOwner'))
  }
}

/** Takes oneself out of a project. The last owner cannot go, which is told. */
export async function leaveProject({ id, name }: Project, myId: string): Promise<void> {
  await remove(id, myId)
  await queryClient.invalidateQueries({ queryKey: projectsQuery.queryKey })
  tell({ title: i18next.t('projectSettings.left', { name }) })
}

const remove = (id: string, memberId: string) =>
  answerOf(api.DELETE('/v1/projects/{id}/members/{memberId}', { params: { path: { id, memberId } } }))

function mapMembers(projectId: string, map: (members: ProjectMember[]) => ProjectMember[]): void {
  queryClient.setQueryData(
    membersQuery(projectId).queryKey,
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: map(page.items) })) },
  )
}

/** The caller's own role, and with it what they may do, may have changed too. */
async function refreshMembers(projectId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: membersQuery(projectId).queryKey }),
    queryClient.invalidateQueries({ queryKey: projectQuery(projectId).queryKey }),
  ])
}
