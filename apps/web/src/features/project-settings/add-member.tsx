import { Button, SegmentedControl } from '@mantine/core'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonSelect } from '../../shared/people/person-select.tsx'
import { ProjectRoleSelect } from '../../shared/projects/project-role-select.tsx'
import type { ProjectMember, ProjectRole } from '../../shared/projects/projects.ts'
import { TeamSelect } from '../../shared/teams/team-select.tsx'
import { addMember } from './member-actions.ts'
import styles from './members.module.css'

interface Props {
  readonly projectId: string
  readonly members: readonly ProjectMember[]
}

interface Chosen {
  readonly id: string
  readonly name: string
}

/** Adds a person or a team with a role. */
export function AddMember({ projectId, members }: Props) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<ProjectMember['kind']>('user')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [role, setRole] = useState<ProjectRole>('editor')
  const [isSaving, setSaving] = useState(false)
  // A new field after each addition, because the name that was chosen would stay in it.
  const [round, setRound] = useState(0)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (chosen === null || isSaving) return
    setSaving(true)
    const isAdded = await addMember(projectId, { id: chosen.id, kind, role })
    setSaving(false)
    if (!isAdded) return
    setChosen(null)
    setRound(round + 1)
  }
  const switchKind = (next: string) => {
    setKind(next as ProjectMember['kind'])
    setChosen(null)
  }
  const field = {
    className: styles.who as string,
    autoFocus: round > 0,
    openOnFocus: false,
    without: members.map(({ id }) => id),
  }
  return (
    <form className={styles.add} onSubmit={(event) => void submit(event)}>
      <SegmentedControl
        aria-label={t('projectSettings.kind')}
        value={kind}
        onChange={switchKind}
        data={[
          { value: 'user', label: t('projectSettings.person') },
          { value: 'team', label: t('projectSettings.team') },
        ]}
      />
      <WhoSelect key={`${kind}-${round}`} {...field} kind={kind} value={chosen} onChange={setChosen} />
      <ProjectRoleSelect
        className={styles.role as string}
        aria-label={t('projectSettings.role')}
        value={role}
        onChange={setRole}
      />
      <Button type="submit" disabled={chosen === null} loading={isSaving}>
        {t('app.add')}
      </Button>
    </form>
  )
}

interface WhoProps {
  readonly kind: ProjectMember['kind']
  readonly className: string
  readonly autoFocus: boolean
  readonly openOnFocus: boolean
  readonly without: readonly string[]
  readonly value: Chosen | null
  readonly onChange: (chosen: Chosen | null) => void
}

function WhoSelect({ kind, value, onChange, ...field }: WhoProps) {
  const { t } = useTranslation()
  if (kind === 'team') {
    const name = t('projectSettings.addTeam')
    return <TeamSelect {...field} aria-label={name} placeholder={name} value={value} onChange={onChange} />
  }
  const label = t('projectSettings.addPerson')
  return (
    <PersonSelect
      {...field}
      aria-label={label}
      placeholder={label}
      value={value?.id ?? null}
      onChange={(id, name) => onChange(id === null ? null : { id, name: name ?? '' })}
    />
  )
}
