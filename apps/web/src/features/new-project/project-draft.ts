import { useMemo } from 'react'
import { useDraft } from '../../shared/input/draft.ts'
import { keptFields } from '../../shared/input/kept-json.ts'
import type { ProjectRole } from '../../shared/projects/projects.ts'
import type { TemplateName } from './templates.ts'

export interface Invitee {
  readonly id: string
  readonly name: string
  readonly role: ProjectRole
}

/** A project that is still being thought of. */
export interface ProjectDraft {
  readonly name: string
  /** Null while it follows the name. */
  readonly key: string | null
  /** Null while nobody has chosen one. */
  readonly color: string | null
  readonly description: string
  readonly template: TemplateName
  readonly people: readonly Invitee[]
}

const blank: ProjectDraft = {
  name: '',
  key: null,
  color: null,
  description: '',
  template: 'basic',
  people: [],
}

/** The form, kept on this device until the project is made. */
export function useProjectDraft() {
  const { text, write, forget } = useDraft('new-project', '')
  const draft = useMemo((): ProjectDraft => ({ ...blank, ...keptFields(text) }), [text])
  const change = (part: Partial<ProjectDraft>) => write(JSON.stringify({ ...draft, ...part }))
  return { draft, change, forget }
}
