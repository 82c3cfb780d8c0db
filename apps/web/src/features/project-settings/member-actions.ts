import { answerOf } from '@millrace/client'
import i18next from 'i18next'
import { api } from '../../shared/api/api.ts'
import { queryClient } from '../../shared/api/query-client.ts'
import { tell } from '../../shared/notices/notices.tsx'
import { tellRefusal } from '../../shared/notices/tell-refusal.ts'
import { forgetProject } from '../../shared/projects/project-cache.ts'
import { mapMembers, refreshProjectPeople } from '../../shared/projects/project-people.ts'
import type { Project, ProjectMember, ProjectRole } from '../../shared/projects/projects.ts'
import { projectQuery } from '../../shared/projects/projects.ts'
import { offerUndo } from '../../shared/undo/undo.ts'

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
    offerUndo({
      title: i18next.t('projectSettings.removed', { name }),
      undo: () => addMember(projectId, member),
    })
    await refreshMembers(projectId)
  } catch (err) {
    tellRefusal(err, i18next.t('projectSettings.lastOwner'))
  }
}

/** Takes oneself out of a project. The last owner cannot go, which is told. */
export async function leaveProject({ id, name }: Project, myId: string): Promise<void> {
  await remove(id, myId)
  forgetProject(id)
  tell({ title: i18next.t('projectSettings.left', { name }) })
}

const remove = (id: string, memberId: string) =>
  answerOf(api.DELETE('/v1/projects/{id}/members/{memberId}', { params: { path: { id, memberId } } }))

/** The caller's own role, and with it what they may do, may have changed too. */
async function refreshMembers(projectId: string): Promise<void> {
  await Promise.all([
    refreshProjectPeople(projectId),
    queryClient.invalidateQueries({ queryKey: projectQuery(projectId).queryKey }),
  ])
}
