import { useState } from 'react'
import { useDraft } from '../../shared/input/draft.ts'
import { tellFailure } from '../../shared/notices/notices.tsx'
import { isKeyTaken } from '../../shared/projects/project-key.ts'
import type { Project } from '../../shared/projects/projects.ts'
import type { ProjectChange } from './save-project.ts'
import { saveProject } from './save-project.ts'

export const fieldNames = ['name', 'key', 'description'] as const
export type FieldName = (typeof fieldNames)[number]

/**
 * What is being written about a project, kept on this device until it is saved. It is saved on top of what was there
 * when the writing began; a field that somebody else has changed since is shown with theirs before it is written over.
 */
export function useGeneralForm(project: Project) {
  const [held, setHeld] = useState(project)
  const drafts = {
    name: useDraft(`project-name:${project.id}`, held.name),
    key: useDraft(`project-key:${project.id}`, held.key),
    description: useDraft(`project-description:${project.id}`, held.description),
  }
  const [conflicts, setConflicts] = useState<readonly FieldName[]>([])
  const [takenKey, setTakenKey] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const changed = fieldNames.filter((field) => drafts[field].isChanged)
  if (changed.length === 0 && held.version < project.version) setHeld(project)

  const forget = (field: FieldName) => {
    drafts[field].forget()
    setConflicts((before) => before.filter((each) => each !== field))
  }
  const save = async () => {
    const change: ProjectChange = Object.fromEntries(changed.map((field) => [field, drafts[field].text.trim()]))
    setSaving(true)
    try {
      const saved = await saveProject(held, change)
      setHeld(saved.saved ? saved.value : saved.theirs)
      if (saved.saved) for (const field of changed) forget(field)
      else setConflicts(changed.filter((field) => saved.conflicts.some((conflict) => conflict.field === field)))
    } catch (err) {
      if (isKeyTaken(err)) setTakenKey(drafts.key.text)
      else tellFailure(err)
    } finally {
      setSaving(false)
    }
  }
  return { held, drafts, changed, conflicts, takenKey, isSaving, save, forget }
}
